import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import type { ProgramUnit } from './program.ts';
import { createWorld, type Observation, type World } from './record.ts';

const nodeRequire = createRequire(import.meta.url);

type Body = (...args: readonly unknown[]) => void;

/** Modules by the TypeScript they were made of. */
const compiled = new Map<string, Body>();

function compile(text: string): Body {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
  });
  // The generated program itself, transpiled: nothing from outside runs here.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const body = new Function('module', 'exports', 'require', 'world', 'Date', 'Math', outputText) as Body;
  compiled.set(text, body);
  return body;
}

type Exports = Record<string, unknown>;

/** Runs the modules of a program, each once, in a world of their own. */
function load(texts: ReadonlyMap<string, string>, entry: string, world: World): Exports {
  const cache = new Map<string, { exports: Exports }>();
  const open = (file: string): Exports => {
    const known = cache.get(file);
    if (known !== undefined) return known.exports;
    const text = texts.get(file);
    if (text === undefined) throw new Error(`no such module: ${file}`);
    const module = { exports: {} };
    cache.set(file, module);
    const require = (name: string): unknown =>
      name.startsWith('.') ? open(`${path.posix.join(path.posix.dirname(file), name)}.ts`) : nodeRequire(name);
    compile(text)(module, module.exports, require, world, world.Date, world.Math);
    return module.exports;
  };
  return open(entry);
}

/** Runs a unit of a program in the world of a seed. */
export async function execute(
  texts: ReadonlyMap<string, string>,
  entry: string,
  unit: ProgramUnit,
  seed: number,
): Promise<Observation> {
  const world = createWorld(seed);
  const args = unit.parameters.map((kind) => world.value(kind));
  const lost = (): void => void world.trace.push('a rejection that nobody handles');
  process.on('unhandledRejection', lost);
  const observation = await world.observe(() => {
    const exports = load(texts, entry, world);
    if (!unit.isMethod) return call(exports, unit.name, args, world);
    const Service = exports.FuzzService as new (...ports: readonly unknown[]) => object;
    const { store, gateway, audit, flags, database, cache } = world.calls;
    const service = new Service(store, gateway, audit, flags, database, seed % 3 === 0 ? undefined : cache);
    return call(service, unit.name, args, world);
  });
  await new Promise((resolve) => void setImmediate(resolve));
  process.off('unhandledRejection', lost);
  return observation;
}

function call(owner: object, name: string, args: readonly unknown[], { trace }: World): unknown {
  const method = Reflect.get(owner, name) as ((...given: readonly unknown[]) => unknown) | undefined;
  if (method === undefined) throw new Error(`no such unit: ${name}`);
  const value = method.apply(owner, [...args]);
  // What is done before the caller has the promise is done before whatever the caller does next.
  trace.push('handed out');
  // What a caller could tell at once: a promise, or a value.
  return value instanceof Promise ? value.then((settled: unknown) => ({ promised: settled })) : value;
}
