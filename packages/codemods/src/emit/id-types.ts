import { ts } from 'ts-morph';
import { capital } from '../stage/naming.ts';
import type { Imports } from './imports.ts';

/** Names for ids and keys that the old code passes as plain strings and numbers. */
export interface IdTypes {
  readonly all: readonly { readonly name: string; readonly type: string }[];
  /** The type of a field or parameter, in which a primitive is named after the id that it is. */
  typeOf(name: string, type: string, imports: Imports): string;
}

const idName = /^(?:id|key)$|(?:Id|Ids|Key|Keys)$/;

/** Creates the id types of one unit. */
export function createIdTypes(): IdTypes {
  const types = new Map<string, string>();

  function typeOf(name: string, type: string, imports: Imports): string {
    if (!idName.test(name)) return type;
    return type.replace(/\b(?:string|number|bigint)\b/g, (primitive, offset: number) => {
      if (!isTopLevel(type, offset)) return primitive;
      const singular = name.replace(/s$/, '');
      const wanted = types.get(capital(singular)) ?? primitive;
      const taken = wanted === primitive ? capital(singular) : `${capital(singular)}${capital(primitive)}`;
      types.set(taken, primitive);
      imports.own('values', taken, true);
      return taken;
    });
  }

  return {
    get all() {
      return [...types].map(([name, type]) => ({ name, type }));
    },
    typeOf,
  };
}

/** Whether a position of a type stands for the whole value or its elements, not for a member inside. */
function isTopLevel(type: string, offset: number): boolean {
  const source = ts.createSourceFile('type.ts', `type T = ${type};`, ts.ScriptTarget.Latest, true);
  let isOutside = true;
  const visit = (node: ts.Node): void => {
    const isInner = ts.isTypeLiteralNode(node) || ts.isFunctionTypeNode(node);
    if (isInner && node.getStart() <= offset + 9 && offset + 9 < node.end) isOutside = false;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return isOutside;
}
