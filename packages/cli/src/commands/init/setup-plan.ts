import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type FormattingOptions,
  type ParseError,
} from 'jsonc-parser';
import { eslintConfig, eslintHint, examplePath, exampleSpec, plopfile, plopfileHint, scripts } from './files.ts';

/** What setting up does about one file. */
export interface SetupStep {
  readonly path: string;
  readonly action: 'create' | 'change' | 'keep' | 'yours';
  readonly note: string;
  /** What is written; absent where nothing is. */
  readonly content?: string;
  /** What a file of the user's would have to say. */
  readonly advice?: string;
}

/** What is known of the project. */
export interface ProjectFacts {
  /** The text of `package.json`. */
  readonly manifest: string;
  /** The names in the project's root. */
  readonly names: readonly string[];
  readonly read: (name: string) => string;
  readonly hasSpecs: boolean;
}

/** What the project lacks, file by file; `undefined` when `package.json` is no JSON. */
export function planSetup(facts: ProjectFacts): readonly SetupStep[] | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(facts.manifest.replace(/^\uFEFF/, ''), errors);
  if (tree?.type !== 'object' || errors.length > 0) return undefined;
  const type: unknown = findNodeAtLocation(tree, ['type'])?.value;
  const extension = type === 'module' ? 'js' : 'mjs';
  return [
    planFile(facts, extension, {
      stem: 'plopfile',
      note: 'for npx plop orchestrator',
      reference: '@tacet/templates/plop',
      content: plopfile,
      advice: plopfileHint,
    }),
    planFile(facts, extension, {
      stem: 'eslint.config',
      note: 'for the lint rules',
      reference: 'eslint-plugin-tacet',
      content: eslintConfig,
      advice: eslintHint,
    }),
    planExample(facts),
    planScripts(facts.manifest, (name) => findNodeAtLocation(tree, ['scripts', name])?.value),
  ];
}

interface ConfigFile {
  readonly stem: string;
  readonly note: string;
  /** What a file that is set up already mentions. */
  readonly reference: string;
  readonly content: string;
  readonly advice: string;
}

function planFile(
  { names, read }: ProjectFacts,
  extension: string,
  { stem, note, reference, content, advice }: ConfigFile,
): SetupStep {
  const present = names.find((name) => name.startsWith(`${stem}.`) && /^\.[cm]?[jt]s$/.test(name.slice(stem.length)));
  if (present === undefined) return { path: `${stem}.${extension}`, action: 'create', note, content };
  if (read(present).includes(reference)) return { path: present, action: 'keep', note: 'there already' };
  return { path: present, action: 'yours', note: 'yours, so add to it:', advice };
}

function planExample({ hasSpecs }: ProjectFacts): SetupStep {
  return hasSpecs
    ? { path: '*.tacet.yaml', action: 'keep', note: 'there already' }
    : { path: examplePath, action: 'create', note: 'an example to start from', content: exampleSpec };
}

function planScripts(manifest: string, find: (name: string) => unknown): SetupStep {
  const path = 'package.json';
  const absent = Object.entries(scripts).filter(([name]) => find(name) === undefined);
  const others = Object.entries(scripts).filter(
    ([name, command]) => ![undefined, command].some((one) => one === find(name)),
  );
  if (others.length > 0 && absent.length === 0) {
    return { path, action: 'yours', note: `has other scripts named ${others.map(([name]) => name).join(', ')}` };
  }
  if (absent.length === 0) return { path, action: 'keep', note: 'has the scripts already' };
  const formattingOptions = formattingOf(manifest);
  const content = absent.reduce(
    (text, [name, command]) => applyEdits(text, modify(text, ['scripts', name], command, { formattingOptions })),
    manifest,
  );
  return { path, action: 'change', note: `scripts ${absent.map(([name]) => name).join(', ')}`, content };
}

/** The file's own indentation and line ends. */
function formattingOf(text: string): FormattingOptions {
  const indentation = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  return {
    insertSpaces: !indentation.startsWith('\t'),
    tabSize: indentation.startsWith('\t') ? 1 : indentation.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
