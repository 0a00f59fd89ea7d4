import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { applyPlans } from '../engine/apply-plans.ts';
import { PlanningKind, planSpecs, type Planning } from '../engine/planning.ts';

/** The specs of a scene, and two files of the first. */
export const payment = 'src/payment/payment.tacet.yaml';
export const shared = 'src/shared/shared.tacet.yaml';
export const order = 'src/order/order.tacet.yaml';
export const kinds = 'src/payment/payment.kinds.ts';
export const entity = 'src/payment/payment.entity.ts';
export const allSpecs = [order, payment, shared];

/** The spec of the contract. */
export const paymentText = readFileSync(
  join(import.meta.dirname, '../../../test/examples/payment/payment.tacet.yaml'),
  'utf8',
);

/** Uses another spec, and is warned of. */
export const orderText = `tacet: 1
context: order
uses: [../shared/shared.tacet.yaml]
entity: { name: Order, key: id, fields: { id: OrderId, customerId: string, total: Money, isSent: boolean } }
values: { OrderId: { type: uuid } }
intents: { SendIntent: { newState: Order }, NothingIntent: {} }
results: { OrderNotFound: { orderId: OrderId }, OrderSent: { orderId: OrderId } }
store: { name: OrderStore, missing: OrderNotFound, adapters: [memory] }
decisions:
  - { when: { isSent: true }, then: NothingIntent }
  - { otherwise: SendIntent, with: { newState: { change: { isSent: true } } } }
flows:
  send:
    flavour: orchestrator
    on:
      SendIntent: [ { save: intent.newState }, { return: OrderSent } ]
      NothingIntent: [ { return: OrderSent } ]
    commit: [OrderSent]
`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Entries = Record<string, Record<string, unknown> | undefined>;

/** A generated project of three specs. */
export interface Scene {
  readonly root: string;
  readonly read: (path: string) => string;
  /** This and the next three answer with the path. */
  readonly write: (path: string, text: string) => string;
  readonly edit: (path: string, from: string | RegExp, to: string) => string;
  readonly remove: (path: string) => string;
  readonly editLock: (change: (lock: { files: Entries; specs: Entries }) => unknown) => string;
}

const edition = 'this one';
const template: { scene?: Scene } = {};

/** Makes a project and generates what its specs ask for; what was generated once is copied. */
export async function makeScene(): Promise<Scene> {
  template.scene ??= await generateScene();
  const scene = emptyScene();
  cpSync(template.scene.root, scene.root, { recursive: true });
  return scene;
}

async function generateScene(): Promise<Scene> {
  const scene = emptyScene();
  scene.write('package.json', '{ "name": "shop", "type": "module" }\n');
  scene.write(payment, paymentText);
  scene.write(shared, 'tacet: 1\ncontext: shared\nvalues: { Money: { type: int, min: 0 } }\n');
  scene.write(order, orderText);
  await generate(scene);
  return scene;
}

function emptyScene(): Scene {
  const root = mkdtempSync(join(tmpdir(), 'tacet-settled-'));
  folders.push(root);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    return path;
  };
  return {
    root,
    read,
    write,
    edit: (path, from, to) => {
      const text = read(path);
      if (text.replace(from, to) === text) throw new Error(`${path} holds no ${String(from)}`);
      return write(path, text.replace(from, to));
    },
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
      return path;
    },
    editLock: (change) => {
      const lock = JSON.parse(read('tacet.lock.json')) as { files: Entries; specs: Entries };
      change(lock);
      return write('tacet.lock.json', JSON.stringify(lock));
    },
  };
}

/** Generates what all specs ask for. */
export async function generate({ root }: Scene): Promise<void> {
  const planning = await planSpecs({ files: allSpecs, directory: root, edition });
  if (planning.kind !== PlanningKind.Ready) throw new Error(JSON.stringify(planning));
  expect(await applyPlans(planning.plans, root)).toEqual([]);
}

/** Plans as `tacet check` does; answers with how many specs had their templates filled, too. */
export async function check(
  { root }: Scene,
  files = allSpecs,
  ours = edition,
): Promise<{ readonly planning: Planning; readonly filled: number }> {
  let filled = 0;
  const onProgress = (done: number): void => void (filled = Math.max(filled, done));
  const planning = await planSpecs({ files, directory: root, recover: false, edition: ours, onProgress });
  return { planning, filled };
}

/** Demands that a plan by seals tells what a plan without them does; answers with how many specs were filled again. */
export async function demandSame(scene: Scene, files = allSpecs): Promise<{ filled: number; kind: Planning['kind'] }> {
  const bySeal = await check(scene, files);
  const anew = await check(scene, files, 'no edition that sealed anything');
  expect(seen(bySeal.planning)).toEqual(seen(anew.planning));
  return { filled: bySeal.filled, kind: bySeal.planning.kind };
}

/** What a user sees of a plan: everything but the seals. */
function seen(planning: Planning): unknown {
  if (planning.kind === PlanningKind.Invalid) return planning;
  const plans = planning.plans.map(({ files, problems, losses, changes }) => ({
    ...{ files, problems, losses },
    changes: changes?.changes.map(({ kind, path }) => `${kind} ${path}`).filter((one) => !one.includes('lock')),
  }));
  return { ...planning, plans };
}

/** The codes of wrong specs, or by path what the files lack that are not as they should be. */
export function drift(planning: Planning): unknown {
  if (planning.kind === PlanningKind.Invalid) return planning.diagnostics.map(({ diagnostic }) => diagnostic.code);
  const files = planning.plans.flatMap((plan) => plan.files);
  const odd = files.filter(({ status, missing }) => !['unchanged', 'kept'].includes(status) || missing.length > 0);
  return Object.fromEntries(odd.map(({ path, status, missing }) => [path, missing.length > 0 ? missing : status]));
}

/** What happens, how many specs are filled again, and what is told of it. */
export type SealCase = readonly [
  title: string,
  change: (scene: Scene) => unknown,
  filled: number,
  told: object | readonly string[],
];

/** Demands of a case what it promises, and that seals make no difference to it. */
export async function demandCase(...[, change, filled, told]: SealCase): Promise<void> {
  const scene = await makeScene();
  await change(scene);
  expect(await demandSame(scene)).toMatchObject({ filled });
  expect(drift((await check(scene)).planning)).toEqual(told);
}
