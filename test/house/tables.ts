import { posix } from 'node:path';
import { roles as allRoles } from '@tacet/vocabulary';
import { readGolden } from '../migration/corpus-golden.ts';
import { percent } from '../migration/corpus-table.ts';
import { replaceBetween, toTable } from './markers.ts';
import type { TreeFile } from './tree.ts';

/** A table of the house (or another text that is read from the units), and the pages in which it stands between its markers. */
interface Table {
  readonly name: string;
  readonly pages: readonly string[];
  /** The table with links that lead from a page to a path of the house. */
  readonly write: (link: (text: string, path: string) => string) => string;
}

/** Every page that holds a table, as it should read; throws when a page or a marker is missing. */
export async function planTables(tree: readonly TreeFile[]): Promise<readonly TreeFile[]> {
  const tables = [
    await rulesTable(),
    await commandsTable(),
    await diagnosticSample(tree),
    ...(await problemsTables(tree)),
    corpusTable(tree),
  ];
  const paths = [...new Set(tables.flatMap(({ pages }) => pages))];
  return paths.map((path) => {
    const page = tree.find((file) => file.path === path);
    if (page === undefined) throw new Error(`${path} is missing, and a table stands in it`);
    const link = (text: string, target: string): string => `[${text}](${posix.relative(posix.dirname(path), target)})`;
    const own = tables.filter(({ pages }) => pages.includes(path));
    return {
      path,
      text: own.reduce((text, { name, write }) => replaceBetween(text, name, write(link), path), page.text),
    };
  });
}

async function rulesTable(): Promise<Table> {
  const { default: plugin } = await import('eslint-plugin-tacet');
  const rules = Object.entries(plugin.rules);
  return {
    name: 'rules',
    pages: ['README.md', 'rules/README.md'],
    write: (link) =>
      toTable(
        ['rule', 'cognitive check', 'roles', 'types', 'suggests', 'what it does'],
        rules.map(([name, { meta }]) => [
          link(`\`${name}\``, `rules/src/${name}.md`),
          meta.docs.check,
          meta.docs.roles.length === allRoles.length ? 'all' : meta.docs.roles.join(', '),
          meta.docs.tier === 'typed' ? 'needed' : '',
          meta.hasSuggestions === true ? 'yes' : '',
          meta.docs.description,
        ]),
      ),
  };
}

async function commandsTable(): Promise<Table> {
  const { commands } = await import('tacet');
  return {
    name: 'commands',
    pages: ['README.md', 'packages/cli/README.md'],
    write: () =>
      toTable(
        ['command', 'what it does', 'flags'],
        commands.map(({ name, operands, summary, flags }) => [
          `\`${['tacet', name, ...operands.map(({ form }) => form)].join(' ')}\``,
          summary,
          flags.map((flag) => `\`--${flag.name}${flag.choices ? ` ${flag.choices.join('|')}` : ''}\``).join(' '),
        ]),
      ),
  };
}

/** What a user is told who slips in the payment spec. */
async function diagnosticSample(tree: readonly TreeFile[]): Promise<Table> {
  const { formatDiagnostic, readSpecs } = await import('@tacet/spec');
  const payment = tree.find(({ path }) => path === 'test/examples/payment/payment.tacet.yaml')?.text ?? '';
  const slipped = payment.replace('missing:', 'mising:');
  const readFile = (): Uint8Array => Buffer.from(slipped);
  const { diagnostics } = await readSpecs(['payment.tacet.yaml'], { readFile });
  const told = await Promise.all(diagnostics.map((one) => formatDiagnostic(one, slipped, { colors: false })));
  return { name: 'diagnostic', pages: ['README.md'], write: () => `\`\`\`\n${told.join('\n\n')}\n\`\`\`` };
}

async function problemsTables(tree: readonly TreeFile[]): Promise<readonly Table[]> {
  const [spec, templates, changes, codemods] = await Promise.all([
    import('@tacet/spec'),
    import('@tacet/templates'),
    import('@tacet/changes'),
    import('@tacet/codemods'),
  ]);
  return [
    problemsTable(tree, 'diagnostics', 'packages/spec', Object.keys(spec.diagnosticCodes)),
    problemsTable(tree, 'problems', 'templates', templates.fileFindingCodes),
    problemsTable(tree, 'problems', 'packages/changes', changes.problemCodes),
    problemsTable(tree, 'refusals', 'packages/codemods', [...codemods.refusalCodes, ...codemods.finishCodes].sort()),
  ];
}

/** What the migration made of real code when it was last measured. */
function corpusTable(tree: readonly TreeFile[]): Table {
  const golden = readGolden(tree.find(({ path }) => path === 'test/migration/golden.json')?.text ?? '{}');
  return {
    name: 'corpus',
    pages: ['test/migration/README.md'],
    write: () =>
      toTable(
        ['corpus', 'version or commit', 'fat', 'migrated', '', 'refused'],
        Object.entries(golden).map(([name, { version, fat, migrated, refusedBy }]) => [
          name,
          version,
          String(fat),
          String(migrated),
          percent(migrated, fat),
          Object.entries(refusedBy)
            .sort(([, a], [, b]) => b - a)
            .map(([code, count]) => `${code} ${String(count)}`)
            .join(', '),
        ]),
      ),
  };
}

function problemsTable(tree: readonly TreeFile[], name: string, folder: string, codes: readonly string[]): Table {
  return {
    name,
    pages: [`${folder}/README.md`],
    write: (link) =>
      toTable(
        ['code', 'what is wrong'],
        codes.map((code) => {
          const path = `${folder}/pages/${code}.md`;
          return [link(`\`${code}\``, path), firstParagraph(tree, path)];
        }),
      ),
  };
}

/** The first paragraph of a page: what is wrong, before what to do. */
function firstParagraph(tree: readonly TreeFile[], path: string): string {
  const page = tree.find((file) => file.path === path);
  if (page === undefined) throw new Error(`${path} is missing`);
  return (
    page.text
      .split(/\n{2,}/)
      .find((block) => !block.startsWith('#'))
      ?.replaceAll('\n', ' ')
      .trim() ?? ''
  );
}
