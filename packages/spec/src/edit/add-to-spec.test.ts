import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { addToSpec, readSpecs, type SpecAddition } from '../index.ts';

const payment = readFileSync(new URL('../../../../test/examples/payment/payment.tacet.yaml', import.meta.url), 'utf8');

const additions: readonly (readonly [string, SpecAddition])[] = [
  ['a value object', { path: ['values', 'Currency'], value: { enum: ['Euro', 'Franc'] } }],
  ['a pattern with every quote', { path: ['values', 'Code'], value: { type: 'string', pattern: `^["'$&{}#: ]\\d+$` } }],
  ['an event', { path: ['events', 'PaymentExpired'], value: {} }],
  ['an intent', { path: ['intents', 'ExpireIntent'], value: { newState: 'Payment' } }],
  ['a result', { path: ['results', 'PaymentExpired'], value: { paymentId: 'PaymentId' } }],
  ['an adapter', { path: ['store', 'adapters'], value: ['memory'] }],
  [
    'an operation',
    {
      path: ['gateways', 'PaymentGateway', 'refund'],
      value: { input: { amount: 'Amount' }, outcomes: { Refunded: {} } },
    },
  ],
  [
    'a gateway',
    { path: ['gateways', 'MailGateway', 'send'], value: { input: { reason: 'Reason' }, outcomes: { Sent: {} } } },
  ],
  [
    'a flow',
    {
      path: ['flows', 'expire'],
      value: { flavour: 'runtime', returns: { ProcessIntent: 'PaymentProcessed' }, commit: ['PaymentProcessed'] },
    },
  ],
  [
    'an orchestrator',
    {
      path: ['flows', 'expire'],
      value: {
        flavour: 'orchestrator',
        on: { ProcessIntent: [{ save: 'intent.newState' }, { return: 'PaymentProcessed' }] },
        commit: ['PaymentProcessed'],
      },
    },
  ],
  ['a branch', { path: ['flows', 'process', 'on', 'ExpireIntent'], value: [{ return: 'PaymentProcessed' }] }],
  [
    'a new end of a branch',
    { path: ['flows', 'process', 'on', 'ProcessIntent', -1, 'return'], value: 'PaymentDeclined' },
  ],
  [
    'an example',
    { path: ['examples', '-'], value: { given: { amount: 1, verified: true, paid: true }, then: 'NothingIntent' } },
  ],
  ['a section', { path: ['uses'], value: ['./shared.tacet.yaml'] }],
];

/** Sets a value in plain data, as the edit should in the text. */
function put(data: Record<string, unknown>, { path, value }: SpecAddition): unknown {
  const copy: unknown = structuredClone(data);
  let owner = copy as Record<string, unknown>;
  for (const [index, part] of path.entries()) {
    const key = Array.isArray(owner)
      ? String(part === '-' ? owner.length : Number(part) < 0 ? owner.length + Number(part) : part)
      : String(part);
    if (index === path.length - 1) owner[key] = value;
    owner = (owner[key] ??= {}) as Record<string, unknown>;
  }
  return copy;
}

async function edit(source: string, addition: SpecAddition, path?: string): Promise<string> {
  const edited = await addToSpec(source, [addition], path);
  if (edited.kind === 'refused') throw new Error(edited.diagnostics[0]?.message);
  return edited.text;
}

const layouts: readonly (readonly [string, (text: string) => string])[] = [
  ['as it stands', (text) => text],
  ['with CR LF', (text) => text.replaceAll('\n', '\r\n')],
  ['without a last line end', (text) => text.trimEnd()],
  [
    'with blank lines and comments',
    (text) =>
      text.replaceAll(/^(\w)/gm, '\n# About this.\n$1').replace('NothingIntent: {}', 'NothingIntent: {} # nothing'),
  ],
  [
    'with flow mappings over several lines',
    (text) =>
      text.replace(
        'events: { PaymentRequested: {}, PaymentVerified: {}, PaymentSettled: {} }',
        'events: {\n    PaymentRequested: {},\n    PaymentVerified: {},\n    PaymentSettled: {} }',
      ),
  ],
];

describe.each(layouts)('addToSpec, %s', (_, lay) => {
  const source = lay(payment);

  it.each(additions)('adds %s, and leaves every other line alone', async (__, addition) => {
    const text = await edit(source, addition);
    expect(parse(text)).toEqual(put(parse(source) as Record<string, unknown>, addition));
    const lines = new Set(text.split(/\n/));
    const lost = source.split(/\n/).filter((line) => !lines.has(line) && line.trim() !== '');
    expect(lost.length).toBeLessThanOrEqual(1);
    expect(/[^\r]\n/.test(text)).toBe(/[^\r]\n/.test(source));
  });
});

describe('addToSpec', () => {
  it('writes like a person', async () => {
    const [, flow] = additions[9]!;
    const [, operation] = additions[6]!;
    expect(await edit(await edit(payment, operation), flow)).toContain(
      `      outcomes: { Charged: {}, ChargeDeclined: { reason: Reason } }
    refund:
      input: { amount: Amount }
      outcomes: { Refunded: {} }
flows:
`,
    );
    expect(await edit(payment, flow)).toContain(
      `    commit: [PaymentProcessed, VerificationRequired]
  expire:
    flavour: orchestrator
    on:
      ProcessIntent: [{ save: intent.newState }, { return: PaymentProcessed }]
    commit: [PaymentProcessed]
examples:
`,
    );
  });

  it('fills a section that is empty, and one that has no value', async () => {
    const addition = { path: ['values', 'A'], value: { type: 'int' } };
    expect(await edit('tacet: 1\ncontext: a\nvalues: {}\n', addition)).toBe(
      'tacet: 1\ncontext: a\nvalues: { A: { type: int } }\n',
    );
    expect(await edit('tacet: 1\ncontext: a\nvalues: # none yet\n', addition)).toContain(
      'values: { A: { type: int } } # none yet\n',
    );
  });

  it('edits JSON, too', async () => {
    const source = '{\n\t"tacet": 1,\n\t"context": "money",\n\t"values": { "A": { "type": "int" } }\n}\n';
    const text = await edit(source, { path: ['values', 'B'], value: { type: 'uuid' } }, 'money.tacet.json');
    expect(JSON.parse(text)).toEqual({
      tacet: 1,
      context: 'money',
      values: { A: { type: 'int' }, B: { type: 'uuid' } },
    });
    expect(text.startsWith('{\n\t"tacet": 1,\n\t"context": "money",\n')).toBe(true);
    const { diagnostics } = await readSpecs(['money.tacet.json'], { readFile: () => Buffer.from(text) });
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['what is no YAML', 'tacet: [', 'yaml-syntax'],
    ['an alias', 'tacet: 1\nvalues: &a {}\nresults: *a\n', 'alias'],
    ['a word where a mapping belongs', 'tacet: 1\nvalues: none\n', 'wrong-shape'],
  ])('refuses to edit %s', async (_, source, code) => {
    const edited = await addToSpec(source, [{ path: ['values', 'A'], value: {} }]);
    expect(edited).toMatchObject({ kind: 'refused', diagnostics: [{ code }] });
  });
});
