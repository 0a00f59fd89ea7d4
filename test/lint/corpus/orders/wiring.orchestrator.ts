import { OrderResultKind } from './order.kinds.js';
import { orderClient, sendMail } from './order-client.js';
import type { Clock, OrderGateway, OrderStore } from './order.ports.js';
import type { DbSession, Tx } from './database.js';
import type { Order } from './order.entity.js';
import type { OrderResult } from './order.results.js';

export class WiringOrchestrator {
  store: OrderStore; // ✗ dependencies-as-fields
  private gateway: OrderGateway; // ✗ dependencies-as-fields
  readonly clock: Clock; // ✗ dependencies-as-fields
  public readonly backup: OrderStore; // ✗ dependencies-as-fields
  protected mirror: OrderStore; // ✗ dependencies-as-fields
  #ledger: OrderStore; // ✗ dependencies-as-fields
  private readonly created = new OrderStore(); // ✗ dependencies-as-fields
  private readonly retries = 3; // ✗ dependencies-as-fields
  private readonly onDone = async (order: Order) => { // ✗ dependencies-as-fields
    if (order.isOpen) throw new Error('open');
  };
  static readonly instances = 0; // ✗ dependencies-as-fields
  private readonly tx: Tx; // ✗ dependencies-as-fields
  private readonly session: DbSession; // ✗ dependencies-as-fields
  private accessor archive: OrderStore; // ✗ dependencies-as-fields
  private readonly fine: OrderStore;
  protected readonly alsoFine: OrderStore;
  readonly #fineToo: OrderStore;

  static { registry.add(WiringOrchestrator); } // ✗ dependencies-as-fields

  constructor(
    public readonly mail: OrderGateway, // ✗ dependencies-as-fields
    readonly stock: OrderStore, // ✗ dependencies-as-fields
    private ledger: OrderStore, // ✗ dependencies-as-fields
    private readonly request: Request, // ✗ dependencies-as-fields
    private readonly unit: PaymentTransaction, // ✗ dependencies-as-fields
    private readonly good: OrderStore,
    deps: { fine: OrderStore },
    store: OrderStore,
    gateway: OrderGateway = new OrderGateway(), // ✗ dependencies-as-fields
  ) {
    this.store = store;
    this.gateway = gateway;
    this.fine = deps.fine; // ✗ dependencies-as-fields
    this.#ledger = new OrderStore(); // ✗ dependencies-as-fields
    if (!store) throw new Error('no store'); // ✗ dependencies-as-fields
    this.good.connect(); // ✗ dependencies-as-fields
    const now = Date.now(); // ✗ dependencies-as-fields
    Object.freeze(this);
  }

  async place(order: Order, store: OrderStore): Promise<OrderResult> {
    await sendMail(order); // ✗ dependencies-as-fields
    await orderClient.place(order); // ✗ dependencies-as-fields
    await store.save(order); // ✗ dependencies-as-fields
    const local = this.fine;
    await local.save(order); // ✗ dependencies-as-fields
    const loaded = await this.fine.find(order);
    await loaded.refresh(); // ✗ dependencies-as-fields
    await sleep(500); // ✗ dependencies-as-fields
    await this.alsoFine.query().where(order).execute();
    await Promise.all([this.fine.save(order), this.alsoFine.save(order)]);
    await this.own(order);
    return { kind: OrderResultKind.Placed, order };
  }

  async immediately(order: Order): Promise<OrderResult> {
    await (async () => { // ✗ dependencies-as-fields
      if (order.isOpen) return; // ✗ no-if
    })();
    return { kind: OrderResultKind.Placed, order };
  }

  private own(order: Order): Promise<void> {
    return this.#fineToo.save(order);
  }
}
