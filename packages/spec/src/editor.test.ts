import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node.js';
import { readSpecs } from './index.ts';
import { samplesOf } from './page-samples.ts';

const here = new URL('.', import.meta.url);
const payment = readFileSync(new URL('../../../test/examples/payment/payment.tacet.yaml', here), 'utf8');
const modeline = `# yaml-language-server: $schema=${new URL('../schema/tacet.schema.json', here).href}`;

/** The codes that a schema can tell, too. */
const shapeCodes = [
  ...[
    'yaml-syntax',
    'duplicate-key',
    'unsupported-version',
    'unknown-key',
    'missing-key',
    'wrong-shape',
    'unknown-choice',
  ],
  ...['bad-identifier', 'path-like-name'],
];

/** Mistakes of shape in the payment example: what is replaced, and by what. */
const mistakes: readonly (readonly [string, string])[] = [
  ['tacet: 1\n', ''],
  ['tacet: 1', 'tacet: "1"'],
  ['context: payment', 'context: Payment'],
  ['context: payment\n', ''],
  ['type: int, min: 1', 'type: integer, min: 1'],
  ['type: int, min: 1', 'type: int, minimum: 1'],
  ['type: int, min: 1', 'type: int, min: one'],
  ['type: string, min: 1', 'type: string, min: -1'],
  ['{ type: uuid }', 'uuid'],
  ['{ type: uuid }', '{ type: uuid, max: 3 }'],
  ['{ type: uuid }', '{}'],
  ['{ type: uuid }', '{ enum: [lower] }'],
  ['{ type: uuid }', '{ enum: [] }'],
  ['{ type: uuid }', '{ list: { lists: uuid } }'],
  ['  Amount:', '  amount:'],
  ['  name: Payment\n', '  name: payment\n'],
  ['  key: id\n', ''],
  ['  key: id\n', '  key: [id]\n'],
  ['amount: Amount, verified', 'amount: 5, verified'],
  ['  ProcessIntent: { newState: Payment }', '  processIntent: { newState: Payment }'],
  ['NothingIntent: {}', 'NothingIntent:'],
  ['paymentId: PaymentId, reason: Reason }\ndecisions', 'payment_id: PaymentId, reason: Reason }\ndecisions'],
  ['then: NothingIntent }', 'than: NothingIntent }'],
  ['amount: { over: 10000 }', 'amount: { above: 10000 }'],
  ['amount: { over: 10000 }', 'amount: {}'],
  ['{ change: { paid: true } }', '{ changes: { paid: true } }'],
  ['missing: PaymentNotFound, ', ''],
  ['[memory, kysely]', '[memory, mongo]'],
  ['[memory, kysely]', '[]'],
  ['[memory, kysely]', 'memory'],
  ['      input: {', '      inputs: {'],
  ['flavour: runtime', 'flavour: run'],
  ['flavour: orchestrator', 'flavor: orchestrator'],
  ['effects: outbox', 'effects: later'],
  ['- save: intent.newState', '- store: intent.newState'],
  ['- save: intent.newState', '- save: 5'],
  ['- return: PaymentProcessed', '- return: PaymentProcessed\n          width: { paymentId: paymentId }'],
  ['{ ChargeDeclined: PaymentDeclined }', '{ ChargeDeclined: { result: PaymentDeclined } }'],
  ['    commit: [PaymentProcessed]\n', ''],
  ['commit: [PaymentProcessed]', 'commit: PaymentProcessed'],
  ['then: ProcessIntent }', '}'],
  ['store: {', 'stores: {'],
  ['examples:', 'example:'],
];

interface EditorDiagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

let connection: MessageConnection;
let stop: () => void;
const waiting = new Map<string, (diagnostics: readonly EditorDiagnostic[]) => void>();

beforeAll(async () => {
  const bin = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  const server = spawn(process.execPath, [bin, '--stdio']);
  stop = () => server.kill();
  connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
    items.map(() => ({})),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('custom/schema/request', () => []);
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { readonly uri: string; readonly diagnostics: readonly EditorDiagnostic[] }) =>
      waiting.get(uri)?.(diagnostics),
  );
  connection.listen();
  const root = pathToFileURL('/').href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    capabilities: {},
    workspaceFolders: [{ uri: root, name: 'root' }],
  });
  await connection.sendNotification('initialized', {});
  const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
});

afterAll(() => {
  connection.dispose();
  stop();
});

let opened = 0;

/** Opens a text behind a line that names the schema; answers with what the editor would underline. */
async function open(
  text: string,
): Promise<{ readonly uri: string; readonly diagnostics: readonly EditorDiagnostic[] }> {
  opened += 1;
  const uri = `file:///specs/spec-${opened.toString()}.tacet.yaml`;
  const diagnostics = new Promise<readonly EditorDiagnostic[]>((resolve) => waiting.set(uri, resolve));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: `${modeline}\n${text}` },
  });
  return { uri, diagnostics: await diagnostics };
}

async function linesOfEditor(text: string): Promise<readonly number[]> {
  const { diagnostics } = await open(text);
  return diagnostics.map(({ range }) => range.start.line);
}

async function linesOfReader(text: string): Promise<readonly number[]> {
  const { diagnostics } = await readSpecs(['a.tacet.yaml'], { readFile: () => Buffer.from(text) });
  return diagnostics.filter(({ code }) => shapeCodes.includes(code)).map(({ line }) => line);
}

describe('in an editor with the YAML language server', () => {
  it.each(shapeCodes)('%s is underlined on the same line', async (code) => {
    const page = readFileSync(new URL(`../pages/${code}.md`, here), 'utf8');
    const [wrong] = samplesOf(page, 'Wrong');
    const [right] = samplesOf(page, 'Right');
    expect(await linesOfEditor(wrong!.text)).toContain((await linesOfReader(wrong!.text))[0]);
    expect((await open(right!.text)).diagnostics).toEqual([]);
  });

  it.each(mistakes)('%j → %j is underlined on the same line', async (before, after) => {
    const text = payment.replace(before, () => after);
    expect(text).not.toBe(payment);
    const expected = await linesOfReader(text);
    expect(expected).toHaveLength(1);
    expect(await linesOfEditor(text)).toEqual(expect.arrayContaining([...expected]));
  });

  it('has nothing to say about the payment example', async () => {
    expect((await open(payment)).diagnostics).toEqual([]);
  });

  it('completes keys and words', async () => {
    const { uri } = await open(`${payment}\n`);
    const complete = async (line: number, character: number) => {
      const list: { readonly items: readonly { readonly label: string }[] } = await connection.sendRequest(
        'textDocument/completion',
        { textDocument: { uri }, position: { line, character } },
      );
      return list.items.map(({ label }) => label);
    };
    const effects = payment.split('\n').findIndex((line) => line.includes('effects: outbox')) + 1;
    expect(await complete(effects, '    effects: '.length)).toEqual(expect.arrayContaining(['outbox', 'after-commit']));
    expect(await complete(payment.split('\n').length, 0)).toEqual(expect.arrayContaining(['uses']));
  });

  it('explains a key under the pointer', async () => {
    const { uri } = await open(payment);
    const line = payment.split('\n').findIndex((text) => text.startsWith('store:')) + 1;
    const hover: { readonly contents: unknown } = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: 1 },
    });
    expect(JSON.stringify(hover.contents)).toContain('Where entities are kept.');
  });
});
