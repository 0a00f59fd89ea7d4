import { applyChanges } from '@tacet/changes';
import { describe, expect, it } from 'vitest';
import { EjectionKind, planEjection } from './ejection.ts';
import { isLockProblem, readLock } from './lock-file.ts';
import { PlanningKind } from './planning.ts';
import {
  allSpecs,
  check,
  demandSame,
  drift,
  entity,
  generate,
  kinds,
  makeScene,
  order,
  orderText,
  payment,
  paymentText,
  shared,
  demandCase,
  type SealCase,
} from '../testing/sealed-scenes.ts';

describe('a project that nothing has happened to', () => {
  it('is compared by its seals, and no template is filled', async () => {
    const scene = await makeScene();
    expect(await demandSame(scene)).toEqual({ filled: 0, kind: PlanningKind.Ready });
    expect(drift((await check(scene)).planning)).toEqual({});
  });

  it('is told the same warnings', async () => {
    const scene = await makeScene();
    const { planning } = await check(scene);
    expect(planning.diagnostics.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.path}`)).toEqual([
      `primitive-id ${order}`,
    ]);
    expect(planning.diagnostics[0]?.text).toBe(orderText);
  });

  it('has the same seals, whatever was generated last', async () => {
    const scene = await makeScene();
    const before = scene.read('tacet.lock.json');
    await generate(scene);
    expect(scene.read('tacet.lock.json')).toBe(before);
    const lock = readLock(before);
    expect(isLockProblem(lock) ? lock : [...lock.seals.keys()]).toEqual(allSpecs);
  });

  it('may have other line ends, and other files of the user', async () => {
    const scene = await makeScene();
    scene.write(kinds, scene.read(kinds).replaceAll('\n', '\r\n'));
    scene.edit(entity, 'export', '// mine: PaymentIntentKind.Process\nexport');
    scene.write('templates/unrelated.hbs', '{{');
    scene.write('src/payment/mine.ts', 'export {};\n');
    expect(await demandSame(scene)).toEqual({ filled: 0, kind: PlanningKind.Ready });
  });

  it('may be looked at in part', async () => {
    const scene = await makeScene();
    expect(await demandSame(scene, [payment])).toEqual({ filled: 0, kind: PlanningKind.Ready });
    expect(await demandSame(scene, [order])).toMatchObject({ kind: PlanningKind.Ready });
  });
});

const isMine = '// mine\nexport';
const changed: readonly SealCase[] = [
  [
    'a spec says something else',
    ({ edit }) => edit(payment, 'max: 200', 'max: 300'),
    1,
    { 'src/payment/payment.values.ts': 'changed' },
  ],
  ['a spec says the same in other words', ({ edit }) => edit(payment, 'tacet: 1', '# mine\ntacet: 1'), 1, {}],
  ['a spec is wrong', ({ edit }) => edit(payment, 'type: uuid', 'type: uuidd'), 0, ['primitive-id', 'unknown-choice']],
  [
    'a used spec says something else',
    ({ edit }) => edit(shared, 'min: 0', 'min: 1'),
    2,
    { 'src/order/order.contract.ts': 'changed', 'src/shared/shared.values.ts': 'changed' },
  ],
  [
    'a used spec is wrong',
    ({ edit }) => edit(shared, 'type: int', 'type: inti'),
    0,
    ['primitive-id', 'unknown-choice'],
  ],
  [
    'a used spec is gone',
    ({ remove }) => remove(shared),
    0,
    ['missing-uses', 'primitive-id', 'unknown-type', 'missing-file'],
  ],
  [
    'the user has a template of their own',
    ({ write }) => write('templates/kinds/kinds.ts.hbs', '// mine\n'),
    3,
    expect.objectContaining({ [kinds]: 'changed', 'src/order/order.kinds.ts': 'changed' }),
  ],
  [
    'the user has a partial of their own',
    ({ write }) => write('templates/partials/variant.hbs', 'mine'),
    3,
    expect.any(Object),
  ],
  [
    'a template of the user is broken',
    ({ write }) => {
      write('templates/kinds/kinds.ts.hbs', '{{#each');
    },
    0,
    {},
  ],
  ['a generated file was edited', ({ edit }) => edit(kinds, 'export', isMine), 1, { [kinds]: 'edited' }],
  ['a generated file is gone', ({ remove }) => remove(kinds), 1, { [kinds]: 'new' }],
  [
    'a folder lies where a generated file was',
    ({ remove, write }) => {
      remove(kinds);
      write(`${kinds}/x.ts`, '');
    },
    1,
    { [kinds]: 'new' },
  ],
  ['an owned file is gone', ({ remove }) => remove(entity), 1, { [entity]: 'new' }],
  [
    'an owned file lost what its spec demands',
    ({ read, write }) => write(entity, read(entity).replaceAll(/\w*[nN]othing\w*/g, 'gone')),
    1,
    expect.objectContaining({ [entity]: expect.arrayContaining(['intent NothingIntent is missing']) as unknown }),
  ],
  [
    'an owned file names what is not there',
    ({ edit }) => {
      edit(entity, /^/, "import { stranger } from './payment.intents.js';\nPaymentIntentKind.Stranger;\n");
    },
    1,
    {
      [entity]: [
        expect.stringContaining('stranger is imported'),
        expect.stringContaining('PaymentIntentKind.Stranger'),
      ],
    },
  ],
  [
    'a file was ejected',
    async ({ root }) => {
      const ejection = await planEjection(kinds, root);
      if (ejection.kind === EjectionKind.Ready) await applyChanges(ejection.changes);
    },
    1,
    { [kinds]: 'ejected' },
  ],
  ['a spec beside takes the same name', ({ write }) => write('src/payment/other.tacet.yaml', paymentText), 0, {}],
];

describe('what has changed is looked at again', () => {
  it.each(changed)('%s', demandCase);
});

describe('what seals depend on beside files', () => {
  it('is the edition of tacet', async () => {
    const scene = await makeScene();
    expect((await check(scene, allSpecs, 'the next one')).filled).toBe(3);
  });

  it('is not the formatter: files that are as they were written are up to date in any style', async () => {
    const scene = await makeScene();
    scene.write('.prettierrc', '{ "singleQuote": false }\n');
    expect(await demandSame(scene)).toEqual({ filled: 0, kind: PlanningKind.Ready });
    scene.write(kinds, scene.read(kinds).replaceAll("'", '"'));
    expect(await demandSame(scene)).toMatchObject({ filled: 1 });
  });

  it('is told where two specs of one folder are asked for', async () => {
    const scene = await makeScene();
    scene.write('src/payment/other.tacet.yaml', paymentText);
    const files = [...allSpecs, 'src/payment/other.tacet.yaml'];
    expect(await demandSame(scene, files)).toEqual({ filled: 0, kind: PlanningKind.Invalid });
    expect(drift((await check(scene, files)).planning)).toContain('duplicate-context');
  });

  it('reads what lies beside a spec that is newly used', async () => {
    const scene = await makeScene();
    scene.write('src/shared/more.tacet.yaml', 'tacet: 1\ncontext: shared\nvalues: { Weight: { type: int } }\n');
    scene.write(
      'src/post/post.tacet.yaml',
      'tacet: 1\ncontext: post\nuses: [../shared/more.tacet.yaml]\nvalues: { P: { list: Weight } }\n',
    );
    const files = [...allSpecs, 'src/post/post.tacet.yaml'];
    expect(await demandSame(scene, files)).toMatchObject({ kind: PlanningKind.Invalid });
    expect(drift((await check(scene, files)).planning)).toContain('duplicate-context');
  });
});
