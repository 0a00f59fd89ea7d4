import { Injectable } from '@nestjs/common';
import { InvoiceResultKind } from './invoice.kinds.js';
import type { InvoiceGateway, InvoiceStore } from './invoice.ports.js';
import type { InvoiceId } from './invoice.values.js';
import type { SendInvoiceResult } from './invoice.results.js';
import type { Invoice } from './invoice.entity.js';

@Injectable()
export class InvoiceOrchestrator {
  constructor(
    private readonly store: InvoiceStore,
    private readonly gateway: InvoiceGateway,
    private readonly repository: Repository<Invoice>,
    private readonly session: Session, // ✗ dependencies-as-fields
    readonly clock: Clock, // ✗ dependencies-as-fields
  ) {}

  async send(invoiceId: InvoiceId): Promise<SendInvoiceResult> {
    const fetched = await this.store.fetch(invoiceId);
    switch (fetched.kind) {
      case InvoiceResultKind.Missing:
        return fetched;
      case InvoiceResultKind.Found: {
        const decided = fetched.invoice.decideSending();
        await this.gateway.send(decided.message);
        return { kind: InvoiceResultKind.Sent, invoiceId } satisfies SendInvoiceResult;
      }
    }
  }

  async labelled(invoices: readonly Invoice[]): Promise<SendInvoiceResult> {
    outer: for (const invoice of invoices) {
      while (await this.store.lock(invoice)) { // ✗ no-if
        break outer;
      }
    }
    return this.store.summary();
  }

  async found(invoiceId: InvoiceId): Promise<SendInvoiceResult> {
    const invoice = await this.repository.findOneOrFail({ where: { invoiceId } }); // ✗ no-throw
    const total = invoice.lines.reduce((sum, line) => sum + line.amount, 0); // ✗ dumb-piping
    const saved = await this.repository.save(Object.assign(invoice, { total })); // ✗ dumb-piping
    return saved as SendInvoiceResult; // ✗ dumb-piping
  }

  get pending(): number {
    return this.store.pending?.length; // ✗ no-if
  }

  async using(invoiceId: InvoiceId): Promise<SendInvoiceResult> {
    await using lease = await this.store.lease(invoiceId);
    return this.store.release(lease);
  }

  async raced(invoiceId: InvoiceId): Promise<SendInvoiceResult> {
    return Promise.race([this.store.fetch(invoiceId), Promise['reject'](invoiceId)]); // ✗ no-throw
  }

  async run(invoiceId: string): Promise<SendInvoiceResult | null> { // ✗ value-objects ✗ explicit-results
    const manager = await getManager(); // ✗ dependencies-as-fields
    return this.store.fetch(invoiceId);
  }
}
