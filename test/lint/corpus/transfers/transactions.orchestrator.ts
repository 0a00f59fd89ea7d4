import { TransferKind } from './transfer.kinds.js';
import type { Database, TransferStore } from './transfer.ports.js';
import type { Transfer } from './transfer.entity.js';
import type { TransferResult } from './transfer.results.js';

export class TransferOrchestrator {
  constructor(
    private readonly store: TransferStore,
    private readonly db: Database,
  ) {}

  async send(transfer: Transfer, tx: Tx): Promise<TransferResult> {
    await this.db.begin(); // ✗ transaction-boundary
    await this.store.save(transfer, tx);
    await tx.commit(); // ✗ transaction-boundary
    return { kind: TransferKind.Sent, transfer };
  }

  async guarded(transfer: Transfer, tx: Tx): Promise<TransferResult> {
    try { // ✗ no-throw
      await this.store.save(transfer, tx);
      return { kind: TransferKind.Sent, transfer };
    } catch {
      await tx.rollback(); // ✗ transaction-boundary
      return { kind: TransferKind.Failed, transfer };
    }
  }

  async within(transfer: Transfer): Promise<TransferResult> {
    return this.db.transaction((tx) => this.store.save(transfer, tx)); // ✗ transaction-boundary
  }

  async prisma(transfer: Transfer): Promise<TransferResult> {
    const saved = await this.db.$transaction(async (tx) => { // ✗ transaction-boundary
      if (transfer.isUrgent) await this.store.expedite(transfer, tx); // ✗ no-if
      return this.store.save(transfer, tx);
    });
    return { kind: TransferKind.Sent, saved };
  }

  async manual(transfer: Transfer, runner: QueryRunner): Promise<TransferResult> {
    await runner.startTransaction(); // ✗ transaction-boundary
    await runner.savepoint('before'); // ✗ transaction-boundary
    return this.store.save(transfer, runner);
  }

  async imported(transfer: Transfer): Promise<TransferResult> {
    const tx = await begin(); // ✗ transaction-boundary
    return this.store.save(transfer, tx);
  }
}

export class TransactionalTransferOrchestrator {
  constructor(
    private readonly orchestrator: TransferOrchestrator,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async twoSteps(transfer: Transfer): Promise<TransferResult> { // ✗ transaction-boundary
    const result = await this.unitOfWork.run((tx) => this.orchestrator.send(transfer, tx));
    return result;
  }

  async blocked(transfer: Transfer): Promise<TransferResult> { // ✗ transaction-boundary
    return this.unitOfWork.run(async (tx) => {
      return this.orchestrator.send(transfer, tx);
    });
  }

  async bare(transfer: Transfer, tx: Tx): Promise<TransferResult> { // ✗ transaction-boundary
    return this.orchestrator.send(transfer, tx);
  }

  async observed(transfer: Transfer): Promise<TransferResult> { // ✗ transaction-boundary
    this.logger.info('sending');
    return this.unitOfWork.run((tx) => this.orchestrator.send(transfer, tx));
  }

  async exact(transfer: Transfer): Promise<TransferResult> {
    return this.unitOfWork.run((tx) => this.orchestrator.send(transfer, tx));
  }

  async exactAwaited(transfer: Transfer): Promise<TransferResult> {
    return await this.unitOfWork.transaction(async (tx) => this.orchestrator.send(transfer, tx));
  }
}
