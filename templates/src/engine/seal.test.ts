import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { isLockProblem, printLock, readLock } from './lock-file.ts';
import { demandCase, entity, kinds, order, payment, shared, type SealCase } from '../testing/sealed-scenes.ts';

const isMine = '// mine\nexport';
const tampered: readonly SealCase[] = [
  [
    'the hash of an edited file stands in the lock',
    ({ edit, editLock, read }) => {
      edit(kinds, 'export', isMine);
      editLock(({ files }) => (files[kinds]!.hash = fingerprint(read(kinds))));
    },
    1,
    { [kinds]: 'changed' },
  ],
  [
    'a file is missing in the lock',
    ({ editLock }) => {
      editLock(({ files }) => (files[kinds] = undefined));
    },
    1,
    {},
  ],
  [
    'a generated file counts as owned',
    ({ edit, editLock }) => {
      edit(kinds, 'export', isMine);
      editLock(({ files }) => (files[kinds] = { ownership: 'owned', spec: payment, asks: '' }));
    },
    1,
    { [kinds]: 'edited' },
  ],
  [
    'nothing is asked of an owned file',
    ({ read, write, editLock }) => {
      write(entity, read(entity).replaceAll(/\w*[nN]othing\w*/g, 'gone'));
      editLock(({ files }) => (files[entity]!.asks = ''));
    },
    1,
    expect.objectContaining({ [entity]: expect.arrayContaining(['intent NothingIntent is missing']) as unknown }),
  ],
  [
    'a used spec is left out',
    ({ edit, editLock }) => {
      edit(shared, 'min: 0', 'min: 1');
      editLock(({ specs }) => (specs[order]!.uses = []));
    },
    2,
    { 'src/order/order.contract.ts': 'changed', 'src/shared/shared.values.ts': 'changed' },
  ],
  [
    'a warning is hushed',
    ({ editLock }) => {
      editLock(({ specs }) => (specs[order]!.warned = undefined));
    },
    1,
    {},
  ],
  [
    'a seal is that of another spec',
    ({ edit, editLock }) => {
      edit(payment, 'max: 200', 'max: 300');
      editLock(({ specs }) => (specs[payment] = specs[shared]!));
    },
    1,
    { 'src/payment/payment.values.ts': 'changed' },
  ],
  [
    'seals are no seals',
    ({ editLock }) => {
      editLock((lock) =>
        Object.assign(lock, { specs: { [payment]: { seal: 5 }, [order]: null, [shared]: { uses: 1 } } }),
      );
    },
    3,
    {},
  ],
  [
    'there are no seals at all',
    ({ editLock }) => {
      editLock((lock) => Object.assign(lock, { specs: 5 }));
    },
    3,
    {},
  ],
];

describe('a lock that was tampered with is not believed', () => {
  it.each(tampered)('%s', demandCase);
});

describe('a lock file', () => {
  it('is printed as it was read', () => {
    const text = printLock({
      files: new Map([['a.ts', { ownership: 'owned', spec: 'a.tacet.yaml', asks: 'A|a B' }]]),
      seals: new Map([['a.tacet.yaml', { uses: ['b.tacet.yaml'], isWarned: true, seal: '00' }]]),
    });
    const lock = readLock(text);
    expect(isLockProblem(lock) ? lock.reason : printLock(lock)).toBe(text);
  });
});
