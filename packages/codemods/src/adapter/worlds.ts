import { ts } from 'ts-morph';
import type { CreateHost } from './compiler-host.ts';
import { findCycles } from './cycles.ts';
import { heedDirectives } from './directives.ts';
import { bindFile, isAsked, isOpen, isRead, type AskedProgram, type OpenChecker } from './internals.ts';

/** Texts by file, absolute, that are seen together. */
export type Texts = ReadonlyMap<string, string>;

/**
 * A program with one checker for many worlds. In a world some files have other texts, or are there at all; the rest is the
 * program as it was loaded. What the checker knows of that rest it need not find out again: a checker of its own for each world
 * would be most of the work.
 */
export interface Worlds {
  /** The file of the program itself. */
  readonly find: Find;
  /** Whether the checker can see a world: what it changes touches only what is imported from it. */
  readonly accepts: (texts: Texts) => boolean;
  /** Opens worlds; answers with what finds their files, or with nothing when these need a program of their own. */
  readonly open: (worlds: readonly Texts[]) => Find | undefined;
  /** The errors of a file of a world. */
  readonly check: (file: ts.SourceFile) => readonly ts.Diagnostic[];
}

interface World {
  readonly program: AskedProgram;
  readonly files: ReadonlySet<ts.SourceFile>;
  /** Makes the names of its files its own: the checker keeps errors by name, and drops repeated ones. */
  readonly mark: string;
}

type Group = readonly ts.SourceFile[];

type Cycles = ReadonlyMap<ts.SourceFile, Group>;

type Find = (file: string) => ts.SourceFile | undefined;

/** Opens worlds on a program; `undefined` when the compiler does not lend itself to that. */
export function createWorlds(
  program: ts.Program,
  roots: readonly string[],
  createHost: CreateHost,
): Worlds | undefined {
  const options = program.getCompilerOptions();
  if (bindFile === undefined || !isAsked(program) || options.noCheck === true) return undefined;
  const bind = bindFile;
  const own = { find: program.getSourceFile.bind(program), resolve: program.getResolvedModule };
  const worldOf = new Map<ts.SourceFile, World>();
  const state: { asking: World | undefined; count: number; cycles: Cycles | undefined } = {
    asking: undefined,
    count: 0,
    cycles: undefined,
  };

  function findIn({ program: other, files }: World, name: string): ts.SourceFile | undefined {
    const file = other.getSourceFile(name);
    return file !== undefined && files.has(file) ? file : undefined;
  }

  // The checker asks for the module that a name means, and then at once for its file: both in the world of the file that asks.
  Object.assign(program, {
    getSourceFile: (name: string) => (state.asking && findIn(state.asking, name)) ?? own.find(name),
    getResolvedModule: (file: ts.SourceFile, name: string, mode: ts.ResolutionMode) => {
      state.asking = worldOf.get(file);
      return state.asking === undefined
        ? own.resolve(file, name, mode)
        : state.asking.program.getResolvedModule(file, name, mode);
    },
  });
  const checker = program.getTypeChecker();
  if (!isOpen(checker)) return undefined;
  const open: OpenChecker = checker;

  /** The groups of files importing each other that a world touches. */
  function groupsOf(texts: Texts, cycles: Cycles): readonly Group[] {
    const bases = [...texts.keys()].flatMap((name) => own.find(name) ?? []);
    return [...new Set(bases.flatMap((file) => [cycles.get(file) ?? []]))].filter((group) => group.length > 0);
  }

  /** Worlds with the whole of each group of files that import each other, so that no two versions of a file meet. */
  function complete(given: readonly Texts[], cycles: Cycles): readonly Texts[] {
    const merged = new Map<Texts | Group, Map<string, string>>();
    for (const texts of given) {
      const groups = groupsOf(texts, cycles);
      const key = groups[0] ?? texts;
      const all = merged.get(key) ?? new Map(groups.flat().map((file) => [file.fileName, file.text]));
      for (const [name, text] of texts) all.set(name, text);
      merged.set(key, all);
    }
    return [...merged.values()];
  }

  function openWorlds(asked: AskedProgram, given: readonly Texts[]): Find | undefined {
    state.cycles ??= findCycles(asked, own.find);
    const worlds = complete(given, state.cycles);
    const texts = new Map(worlds.flatMap((world) => [...world]));
    const other = ts.createProgram({ rootNames: roots, options, host: createHost(texts), oldProgram: asked });
    const strange = other
      .getSourceFiles()
      .find(({ fileName }) => !texts.has(fileName) && own.find(fileName) === undefined);
    const find = other.getSourceFile.bind(other);
    if (!isAsked(other) || strange !== undefined || [...texts.keys()].some((name) => find(name) === undefined))
      return undefined;
    for (const names of worlds) {
      state.count += 1;
      const members = new Set([...names.keys()].flatMap((name) => find(name) ?? []));
      const world = { program: other, files: members, mark: `${sign}${state.count.toString()}` };
      for (const file of members) {
        bind(file, options);
        worldOf.set(file, world);
      }
    }
    return (name) => (texts.has(name) ? find(name) : own.find(name));
  }

  return {
    find: own.find,
    accepts: (texts) => {
      state.cycles ??= findCycles(program, own.find);
      const bases = [...texts.keys()].flatMap((name) => own.find(name) ?? []);
      return [...bases, ...groupsOf(texts, state.cycles).flat()].every(isSelfContained);
    },
    open: (given) => openWorlds(program, given),
    check: (file) => {
      const world = worldOf.get(file);
      if (world === undefined || !isRead(file)) return [];
      const names = [...world.files].map((one) => [one, one.fileName] as const);
      for (const [one, name] of names) one.fileName = name.replace(/(?=(?:\.d)?\.[cm]?[jt]sx?$)/, world.mark);
      const found = open.getDiagnostics(file).filter((one) => one.file === undefined || one.file === file);
      for (const [one, name] of names) one.fileName = name;
      const all = heedDirectives(file, [...file.bindDiagnostics, ...found]);
      return [...all.filter((one) => !isSkipped(one)), ...world.program.getProgramDiagnostics(file)];
    },
  };
}

/** Takes the marks of worlds out of a message. */
export function withoutMarks(message: string): string {
  return message.replace(/\u00a7\d+/g, '');
}

/** Begins what is added to the names of a world's files. */
const sign = '\u00a7';

/** Whether nothing of a file is seen but by those who import it. */
function isSelfContained(file: ts.SourceFile): boolean {
  const reachesOut = (statement: ts.Statement): boolean =>
    ts.isModuleDeclaration(statement) && (ts.isStringLiteral(statement.name) || statement.name.text === 'global');
  return ts.isExternalModule(file) && !file.statements.some(reachesOut);
}

/** Whether an error is none for a program that writes no files. */
function isSkipped(diagnostic: ts.Diagnostic): boolean {
  return 'skippedOn' in diagnostic && diagnostic.skippedOn === 'noEmit';
}
