import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planMigration, type PlannedMigration, type UnitReport } from '../index.ts';

/** Services that need every kind of thing that a proof replaces: ids, timers, imports, decorators, containers, classes, enums. */
const files: Readonly<Record<string, string>> = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'Bundler',
      experimentalDecorators: true,
      lib: ['ES2022'],
      types: [],
      paths: { '@app/*': ['./src/*'] },
    },
    include: ['src'],
  }),
  'src/order.ts': `export enum Status { Open = 'open', Closed = 'closed' }
export class Order {
  constructor(readonly id: string, public status: Status, readonly placed: Date, readonly tags: Set<string>) {}
  get isOpen(): boolean { return this.status === Status.Open; }
}
export class StaleError extends Error {
  constructor(readonly order: string, message: string) { super(message); }
}
`,
  'src/audit.ts': `export async function audit(text: string): Promise<void> { throw new Error('no network here: ' + text); }
export function label(order: { id: string }): string { return 'order ' + order.id; }
`,
  'src/close-order.service.ts': `import { audit, label } from '@app/audit';
import { Order, StaleError, Status } from '@app/order';

const DAY = 24 * 60 * 60 * 1000;
function Injectable() { return (_: unknown) => undefined; }

export interface Orders {
  find(id: string): Promise<Order | null>;
  save(order: Order): Promise<void>;
}

@Injectable()
export class CloseOrderService {
  constructor(private readonly orders: Orders, private readonly prices: ReadonlyMap<string, number>) {}

  /** Closes an order that is not too old. */
  async close(id: string, force?: boolean): Promise<number> {
    const order = await this.orders.find(id);
    if (order === null) throw new Error('No order ' + id);
    if (!order.isOpen && !force) return 0;
    const now = Date.now();
    if (now - order.placed.getTime() > DAY && !order.tags.has('late')) throw new StaleError(order.id, 'Too late');
    order.status = Status.Closed;
    try {
      await this.orders.save(order);
    } catch (error) {
      if (error instanceof StaleError) return -1;
      throw error;
    }
    await audit(label(order));
    return this.prices.get(order.id) ?? 1;
  }
}
`,
  'src/hidden.service.ts': `interface Mails { send(to: string): Promise<boolean> }
class HiddenService {
  constructor(private readonly mails: Mails) {}
  async greet(to: string): Promise<string> {
    const isSent = await this.mails.send(to);
    if (!isSent) throw new Error('Not sent');
    return to;
  }
}
export const hidden = (mails: Mails) => new HiddenService(mails);
`,
  // What reads the stack knows where its code stands: no migration can keep that.
  'src/visit.service.ts': `export interface Visits {
  count(name: string): Promise<number>;
  note(name: string, by: string): Promise<void>;
}
export class VisitService {
  constructor(private readonly visits: Visits) {}
  async greet(name: string): Promise<string> {
    const visits = await this.visits.count(name);
    if (visits === 0) throw new Error('Who is ' + name + '?');
    return 'Hello, ' + name;
  }
  async note(name: string): Promise<boolean> {
    if ((await this.visits.count(name)) === 0) return false;
    const [, by = 'nobody'] = /at (?:async )?([\\w.]+)/.exec(new Error('here').stack ?? '') ?? [];
    await this.visits.note(name, by);
    return true;
  }
}
`,
  'src/modules.d.ts': `declare module 'node:crypto' {
  export function createHash(name: string): { update(text: string): { digest(): string } };
}
declare module 'not-installed' {
  export function Cached(): (target: object, key: string) => void;
}
`,
  'src/container.ts': `export function Injectable(): (made: Function) => void { return () => undefined; }
`,
  // An import that is not there, decorators from elsewhere, a module that the kit needs itself, a pattern, and what may be null or missing.
  'src/upload.service.ts': `import { createHash } from 'node:crypto';
import { Cached } from 'not-installed';
import { Injectable } from '@app/container';
export interface Uploads {
  find(hash: string): Promise<{ id: string; note?: string | null } | null>;
}
@Injectable()
export class UploadService {
  constructor(private readonly uploads: Uploads) {}
  @Cached()
  async upload(month: string): Promise<string> {
    if (!/^\\d{4}-\\d{2}$/.test(month)) throw new RangeError('Not a month: ' + month);
    const hash = createHash('sha1').update(month).digest();
    const known = await this.uploads.find(hash);
    if (known === null) return 'new';
    return known.note ?? known.id;
  }
}
`,
};

let root = '';
let planned: PlannedMigration;
const unit = (method: string): UnitReport | undefined => planned.report.units.find((one) => one.method === method);

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tacet-prove-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const services = Object.keys(files).filter((file) => file.endsWith('.service.ts'));
  planned = await planMigration({ root, files: services, verify: { keep: true } });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('a proof', () => {
  it('says how often both sides ran, and how much of the old code they reached', () => {
    expect(unit('CloseOrderService.close')).toMatchObject({
      status: 'migratable',
      refusals: [],
      verification: {
        proof: {
          status: 'proven',
          runs: expect.any(Number) as unknown,
          branches: { covered: 12, total: 12, missed: [] },
        },
      },
    });
  });

  it('does without what does not load, and finds texts for patterns', () => {
    expect(unit('UploadService.upload')).toMatchObject({
      refusals: [],
      verification: { proof: { status: 'proven', branches: { covered: 5, total: 5 } } },
    });
  });

  it('leaves alone what it says nothing about', () => {
    expect(unit('HiddenService.greet')).toMatchObject({
      status: 'refused',
      refusals: [{ code: 'unproven', line: 4, reason: expect.stringMatching(/^not-exported: /) as unknown }],
      verification: { gates: [], proof: { status: 'unproven', code: 'not-exported' } },
    });
    expect(planned.requests.some((request) => request.path.includes('hidden'))).toBe(false);
  });

  it('rolls back a method that would do something else, tells how, and lets the others go on', () => {
    const difference = expect.stringMatching(
      /^ {2}> visits\.count\("\w*"\)\n {2}promised\n {2}< visits\.count\(\)\n- > visits\.note\("\w*", "VisitService\.note"\)\n\+ > visits\.note\("\w*", "decide\w+"\)$/,
    ) as unknown;
    expect(unit('VisitService.note')).toMatchObject({
      status: 'refused',
      newFiles: [],
      refusals: [{ code: 'not-equivalent', line: 12, reason: expect.stringContaining('- > visits.note') as unknown }],
      verification: { gates: [], proof: { status: 'refuted', difference } },
    });
    expect(unit('VisitService.greet')).toMatchObject({
      status: 'migratable',
      verification: { proof: { status: 'proven', branches: { covered: 2, total: 2 } } },
    });
    const paths = planned.requests.map((request) => request.path);
    expect(paths.filter((file) => file.startsWith('src/note'))).toEqual([]);
    const service = planned.requests.find(({ path: file }) => file === 'src/visit.service.ts');
    expect(JSON.stringify(service)).not.toContain('nobody');
  });

  it('takes time, which the report tells', () => {
    const { timing } = planned.report;
    expect([timing.scan, timing.analyse, timing.verify].every((part) => part > 0)).toBe(true);
  });

  it('is kept beside the service, with the old code and a kit', () => {
    expect(planned.requests.map((request) => request.path).filter((file) => file.includes('equivalence'))).toEqual([
      'src/close-close-order.equivalence.test.ts',
      'src/close-close-order.equivalence.snapshot.ts',
      'src/equivalence.kit.ts',
      'src/greet-visit.equivalence.test.ts',
      'src/greet-visit.equivalence.snapshot.ts',
      'src/upload.equivalence.test.ts',
      'src/upload.equivalence.snapshot.ts',
    ]);
  });

  it('writes nothing of the project', () => {
    expect(readdirSync(root, { recursive: true }).sort()).toEqual([...Object.keys(files), 'src'].sort());
  });
});
