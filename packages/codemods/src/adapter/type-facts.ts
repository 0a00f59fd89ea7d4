import { ts } from 'ts-morph';
import type { DescribeType, MemberFact, TypeFact } from '../ports/type-facts.ts';

/** What `for … of` goes through, whatever it is made of. */
const iterables = new Set(['Iterable', 'IterableIterator', 'IteratorObject', 'Generator']);
/** What `for await` goes through. */
const streams = new Set(['AsyncIterable', 'AsyncIterableIterator', 'AsyncIteratorObject', 'AsyncGenerator']);

const builtIns = new Set(
  'Date Map Set ReadonlyMap ReadonlySet RegExp URL Error TypeError RangeError Buffer Uint8Array Record'.split(' '),
);

/** Takes types apart with a program's checker. */
export function createDescription(checker: ts.TypeChecker): DescribeType {
  function describe(type: ts.Type, at: ts.Node): TypeFact {
    const { flags } = type;
    if ((flags & ts.TypeFlags.Null) !== 0) return { kind: 'null' };
    if ((flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) !== 0) return { kind: 'undefined' };
    if ((flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) !== 0)
      return { kind: 'unknown' };
    const primitive = primitiveOf(type);
    if (primitive !== undefined) return primitive;
    if (type.isUnion()) return { kind: 'union', members: type.types };
    if ((flags & ts.TypeFlags.Instantiable) !== 0) {
      const constraint = checker.getBaseConstraintOfType(type);
      return constraint === undefined || constraint === type ? { kind: 'unknown' } : describe(constraint, at);
    }
    const basic = type.isIntersection() ? type.types.map(primitiveOf).find((fact) => fact !== undefined) : undefined;
    if (basic !== undefined) return basic;
    return describeObject(type, at);
  }

  function primitiveOf(type: ts.Type): TypeFact | undefined {
    const { flags } = type;
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: 'literal', value: type.value };
    if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) {
      return { kind: 'literal', value: checker.typeToString(type) === 'true' };
    }
    if ((flags & ts.TypeFlags.StringLike) !== 0) return { kind: 'text' };
    if ((flags & ts.TypeFlags.NumberLike) !== 0 && !type.isUnion()) return { kind: 'number' };
    if ((flags & ts.TypeFlags.Boolean) !== 0) return { kind: 'truth' };
    if ((flags & ts.TypeFlags.BigIntLike) !== 0) return { kind: 'bigint' };
    return undefined;
  }

  function describeObject(type: ts.Type, at: ts.Node): TypeFact {
    const parts = isReference(type) ? checker.getTypeArguments(type) : [];
    if (checker.isTupleType(type)) return { kind: 'tuple', elements: parts };
    if (checker.isArrayType(type)) return { kind: 'list', element: parts[0] ?? checker.getUndefinedType() };
    const symbol = type.getSymbol();
    const name = symbol?.name ?? '';
    if (name === 'Promise' || name === 'PromiseLike') {
      return { kind: 'promise', value: checker.getAwaitedType(type) ?? checker.getUndefinedType() };
    }
    const [element] = parts;
    if (element !== undefined && symbol !== undefined && isOfLibrary(symbol)) {
      if (iterables.has(name)) return { kind: 'list', element };
      if (streams.has(name)) return { kind: 'stream', element };
    }
    if (symbol !== undefined && builtIns.has(name) && isOfLibrary(symbol)) return { kind: 'built-in', name, parts };
    const [call] = type.getCallSignatures().slice(-1);
    if (call !== undefined) return functionOf(type, call, false, at);
    const [construction] = type.getConstructSignatures().slice(-1);
    if (construction !== undefined) return functionOf(type, construction, true, at);
    return {
      kind: 'object',
      members: checker
        .getPropertiesOfType(type)
        .flatMap((member) => (member.name === 'then' ? [] : memberOf(member, at))),
      awaited: awaitedOf(type),
      index: checker.getIndexTypeOfType(type, ts.IndexKind.String),
      made: symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0 ? symbol : undefined,
    };
  }

  function awaitedOf(type: ts.Type): ts.Type | undefined {
    if (checker.getPropertyOfType(type, 'then') === undefined) return undefined;
    const awaited = checker.getAwaitedType(type);
    return awaited === type ? undefined : awaited;
  }

  function functionOf(type: ts.Type, signature: ts.Signature, isClass: boolean, at: ts.Node): TypeFact {
    return {
      kind: 'function',
      isClass,
      parameters: signature.getParameters().map((parameter) => checker.getTypeOfSymbolAtLocation(parameter, at)),
      returns: signature.getReturnType(),
      members: checker
        .getPropertiesOfType(type)
        .flatMap((member) => (member.name === 'prototype' ? [] : memberOf(member, at))),
    };
  }

  function memberOf(symbol: ts.Symbol, at: ts.Node): readonly MemberFact[] {
    if (symbol.name.startsWith('__@') || symbol.name.startsWith('__#')) return [];
    const declaration = symbol.valueDeclaration;
    const hasCode =
      declaration !== undefined &&
      (ts.isMethodDeclaration(declaration) || ts.isAccessor(declaration)) &&
      declaration.body !== undefined;
    return [
      {
        name: symbol.name,
        type: checker.getTypeOfSymbolAtLocation(symbol, at),
        isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
        hasCode,
      },
    ];
  }

  return describe;
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}

function isOfLibrary(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).every((declaration) => declaration.getSourceFile().isDeclarationFile);
}
