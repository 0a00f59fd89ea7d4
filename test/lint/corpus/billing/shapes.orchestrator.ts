import type { BillStore } from './bill.ports.js';
import type { BillResult } from './bill.results.js';

export const helper = (bill: Bill): Bill => bill.next(); // ✗ orchestrator-is-class «helper = (bill: Bill): Bill => bill.next()»
export const table = { pay(bill: Bill): Bill { return bill.pay(); } }; // ✗ orchestrator-is-class
export const constant = 1;
const frozen = Object.freeze({ settle: () => 1 }); // ✗ orchestrator-is-class
export async function payBill(bill: Bill): Promise<BillResult> { // ✗ orchestrator-is-class
  if (bill.isPaid) throw new Error('paid'); // belongs to the function, which is reported
  return bill.pay();
}
export type Handler = (bill: Bill) => Promise<void>;
export interface Options { run(): void }
export enum Mode { Fast }
export namespace Bills { // the function inside is one
  export const inner = function () { return 1; }; // ✗ orchestrator-is-class
}
declare function declared(bill: Bill): void; // declares, and is no code

export class BillOrchestrator<S extends BillStore = BillStore> extends Base<S> {
  static create(store: BillStore): BillOrchestrator { // ✗ orchestrator-is-class «create»
    return new BillOrchestrator(store);
  }

  static readonly instance = new BillOrchestrator(new MemoryStore()); // ✗ dependencies-as-fields
  static {
    register(BillOrchestrator); // ✗ dependencies-as-fields «register(BillOrchestrator);»
    warmUp(); // ✗ dependencies-as-fields «warmUp();»
  }

  public readonly store: S; // ✗ dependencies-as-fields
  private tx: Transaction; // ✗ dependencies-as-fields
  private readonly manager: EntityManager | undefined; // ✗ dependencies-as-fields
  private readonly clients: readonly pg.PoolClient[]; // ✗ dependencies-as-fields
  private readonly userSession: MongoSession; // ✗ dependencies-as-fields
  private readonly sessions: SessionStore;
  protected accessor cache: Cache; // ✗ dependencies-as-fields
  private readonly send = (bill: Bill) => this.store.send(bill); // ✗ dependencies-as-fields
  #count = 0; // ✗ dependencies-as-fields «#count = 0;»

  constructor(
    store: S,
    private readonly request: Request, // ✗ dependencies-as-fields «private readonly request: Request»
    private readonly clock: Clock = new SystemClock(), // ✗ dependencies-as-fields
    { sessions, logger = console }: Dependencies, // ✗ dependencies-as-fields
    options?: Options,
  ) {
    super(store);
    this.store = store;
    this.sessions = sessions;
    this.tx = options.tx; // ✗ dependencies-as-fields «this.tx = options.tx;»
    this.#count = 1; // ✗ dependencies-as-fields «this.#count = 1;»
    this.manager = new EntityManager(); // ✗ dependencies-as-fields «this.manager = new EntityManager();»
    if (options) this.clients = options; // ✗ dependencies-as-fields
    const url = process.env.URL; // ✗ dependencies-as-fields
    logger.info('made'); // ✗ dependencies-as-fields
    Object.freeze(this);
  }

  pay(bill: Bill): Promise<BillResult>;
  pay(bill: Bill, mode: Mode): Promise<BillResult | undefined>; // ✗ explicit-results «Promise<BillResult | undefined>»
  pay(bill: Bill, mode?: Mode): Promise<unknown> {
    return this.store.pay(bill, mode);
  }

  settle(bill: Bill) { // ✗ explicit-results «settle»
    return this.store.settle(bill);
  }

  async *each(bills: readonly Bill[]): AsyncGenerator<BillResult> {
    for (const bill of bills) yield this.store.pay(bill);
  }

  bare(bill: Bill): Promise<any> { // ✗ explicit-results «Promise<any>»
    return this.store.pay(bill);
  }

  flagged(bill: Bill): bill is Paid { // ✗ explicit-results «bill is Paid»
    return this.store.isPaid(bill);
  }

  listed(bill: Bill): ReadonlyArray<string> { // ✗ explicit-results «ReadonlyArray<string>»
    return this.store.names(bill);
  }

  both(bill: Bill): Promise<readonly BillResult[]> {
    return this.store.both(bill);
  }

  ['computed'](bill: Bill): void { // ✗ explicit-results «void»
    this.store.touch(bill);
  }

  get open(): boolean {
    return this.store.isOpen;
  }

  protected hidden(bill: Bill): boolean {
    return this.store.has(bill);
  }
}

export default class extends BillOrchestrator {}
