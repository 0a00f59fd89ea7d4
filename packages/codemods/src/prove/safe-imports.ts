import { ts } from 'ts-morph';

/** The module that stands in for what cannot be loaded; no file is called so. */
export const standIns = '\0tacet-stand-ins';

/**
 * A module whose imports may fail: what cannot be loaded, or does not come, is stood in for by something that may be called,
 * constructed, extended and used as a decorator, and does nothing.
 */
export function withSafeImports(code: string, isKept: (specifier: string) => boolean): string {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, false);
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text: specifier } = statement.moduleSpecifier;
    if (isKept(specifier)) continue;
    const text = safeText(statement.importClause, specifier, `__tacet${edits.length}`);
    edits.push({ start: statement.getStart(source), end: statement.end, text });
  }
  if (edits.length === 0) return code;
  const body = edits
    .reverse()
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
  return `import * as __tacet from ${JSON.stringify(standIns)};\n${body}`;
}

function safeText(clause: ts.ImportClause | undefined, specifier: string, name: string): string {
  const from = JSON.stringify(specifier);
  const load = `await __tacet.load(() => import(${from}));`;
  if (clause === undefined) return load;
  const pick = (local: string, imported: string): string =>
    `const ${local} = __tacet.pick(${name}, ${from}, ${JSON.stringify(imported)});`;
  const { namedBindings } = clause;
  const named =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [`const ${namedBindings.name.text} = __tacet.whole(${name}, ${from});`]
        : namedBindings.elements.map((each) => pick(each.name.text, (each.propertyName ?? each.name).text));
  const whole = clause.name === undefined ? [] : [pick(clause.name.text, 'default')];
  return [`const ${name} = ${load}`, ...whole, ...named].join(' ');
}

/** The text of the module that stands in. */
export const standInsText = `
const known = (globalThis[Symbol.for('tacet.stand-ins')] ??= new Map());
const patience = 20_000;

export async function load(make) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, patience, undefined); });
  try {
    return await Promise.race([make(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

// What loads half is not there at all: both sides must see the same of it.
export function pick(module, from, name) {
  return module?.[name] ?? standIn(from + ' ' + name);
}

export function whole(module, from) {
  return module ?? standIn(from);
}

function standIn(label) {
  if (!known.has(label)) known.set(label, make(label));
  return known.get(label);
}

function make(label) {
  const target = function () {};
  return new Proxy(target, {
    get: (_, key) => {
      if (key === 'prototype') return target.prototype;
      if (key === 'name') return label;
      if (key === Symbol.toPrimitive) return () => label;
      return typeof key === 'symbol' || key === 'then' ? undefined : standIn(label + '.' + key);
    },
    apply: (_, self, input) => (isDecorating(input) ? undefined : standIn(label + '()')),
    construct: (_, input, made) => Reflect.construct(Object, [], made === undefined ? Object : made),
  });
}

function isDecorating([owner, key]) {
  const isOwner = typeof owner === 'function' || (typeof owner === 'object' && owner !== null);
  if (!isOwner) return false;
  if (typeof key === 'object' && key !== null) return 'kind' in key && 'name' in key;
  return typeof key === 'string' || typeof key === 'symbol' || (key === undefined && typeof owner === 'function');
}
`;
