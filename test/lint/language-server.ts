import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What an editor underlines. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string | number;
  readonly codeDescription?: { readonly href: string };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string };
    readonly edits: readonly TextEdit[];
  }[];
}

/** What an editor offers behind the light bulb. */
export interface CodeAction {
  readonly title: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly title: string; readonly command: string; readonly arguments?: readonly unknown[] };
}

/** A language server with one open file, as an editor sees it. */
export interface Editor {
  /** The diagnostics of the file as it now is. */
  readonly diagnose: () => Promise<readonly Diagnostic[]>;
  readonly actionsFor: (diagnostic: Diagnostic) => Promise<readonly CodeAction[]>;
  /** Does what an action says, and writes the file. */
  readonly apply: (action: CodeAction) => Promise<void>;
  readonly text: () => string;
  readonly close: () => Promise<void>;
}

/** Starts a language server in a folder and opens a file of it; `settings` answers each question for configuration. */
export async function openEditor(
  command: readonly string[],
  folder: string,
  path: string,
  settings: object,
): Promise<Editor> {
  const [program = process.execPath, ...args] = command;
  const server = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(path).href;
  const folders = [{ uri: pathToFileURL(folder).href, name: 'project' }];
  const file = { text: readFileSync(path, 'utf8'), version: 1 };

  const applyEdit = (edit: WorkspaceEdit): void => {
    const edits = editsOf(edit).filter(([target]) => target === uri);
    file.text = edits.reduce((text, [, parts]) => applyEdits(text, parts), file.text);
    file.version += 1;
    writeFileSync(fileURLToPath(uri), file.text);
    const contentChanges = [{ text: file.text }];
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: file.version },
      contentChanges,
    });
  };

  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest('workspace/workspaceFolders', () => folders);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    applyEdit(edit);
    return { applied: true };
  });
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folders[0]?.uri,
    workspaceFolders: folders,
    initializationOptions: [{ workspaceUri: folders[0]?.uri, options: settings }],
    capabilities: {
      workspace: {
        configuration: true,
        applyEdit: true,
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true, relatedInformation: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, dataSupport: true },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescript', version: file.version, text: file.text },
  });

  return {
    text: () => file.text,
    diagnose: async () => {
      const report = await connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.items;
    },
    actionsFor: async (diagnostic) =>
      (await connection.sendRequest<readonly CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      })) ?? [],
    apply: async ({ edit, command: todo }) => {
      if (edit) applyEdit(edit);
      if (todo)
        await connection.sendRequest('workspace/executeCommand', { command: todo.command, arguments: todo.arguments });
    },
    close: async () => {
      await connection.sendRequest('shutdown');
      const exited = once(server, 'exit');
      await connection.sendNotification('exit');
      await exited;
      connection.dispose();
    },
  };
}

function editsOf({
  changes = {},
  documentChanges = [],
}: WorkspaceEdit): readonly (readonly [string, readonly TextEdit[]])[] {
  return [
    ...Object.entries(changes),
    ...documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits] as const),
  ];
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((left, right) => offset(right.range.start) - offset(left.range.start))
    .reduce(
      (done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
      text,
    );
}
