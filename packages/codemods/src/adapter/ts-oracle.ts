import { ts } from 'ts-morph';
import type { SignatureFact, TypeOracle } from '../ports/type-oracle.ts';
import { createDescription } from './type-facts.ts';

/** Answers out of one checker. */
export function createOracle(checker: ts.TypeChecker): TypeOracle {
  function factOf(signature: ts.Signature, at: ts.Node): SignatureFact {
    return {
      parameters: signature.getParameters().map((parameter) => {
        const declaration = parameter.valueDeclaration;
        const isParameter = declaration !== undefined && ts.isParameter(declaration);
        return {
          name: parameter.name,
          type: checker.getTypeOfSymbolAtLocation(parameter, at),
          isOptional: isParameter && checker.isOptionalParameter(declaration),
          isRest: isParameter && declaration.dotDotDotToken !== undefined,
        };
      }),
      returns: signature.getReturnType(),
      isGeneric: (signature.declaration?.typeParameters?.length ?? 0) > 0,
    };
  }

  const scopes = new Map<ts.Node, ReadonlySet<string>>();
  const { Type, Value, Namespace, Alias } = ts.SymbolFlags;

  function namesAt(node: ts.Node): ReadonlySet<string> {
    const known = scopes.get(node);
    if (known !== undefined) return known;
    const names = new Set(
      [Type, Value, Namespace, Alias].flatMap((kind) => checker.getSymbolsInScope(node, kind).map(({ name }) => name)),
    );
    scopes.set(node, names);
    return names;
  }

  return {
    isNamed: (name, at) => namesAt(at).has(name),
    typeAt: (node) => checker.getTypeAtLocation(node),
    declaredType: (symbol) => {
      const type = checker.getTypeOfSymbol(symbol);
      return isCounter(symbol, type) ? checker.getBaseTypeOfLiteralType(type) : type;
    },
    awaited: (type) => checker.getAwaitedType(type) ?? type,
    contextual: (node) => checker.getContextualType(node),
    widen: (type) => checker.getBaseTypeOfLiteralType(checker.getWidenedType(type)),
    mayBeMissing: (type) => checker.getNonNullableType(type) !== type,
    isAssignable: (from, to) => checker.isTypeAssignableTo(from, to),
    propertyType: (type, name) => {
      const property = checker.getPropertyOfType(type, name);
      return property === undefined ? undefined : checker.getTypeOfSymbol(property);
    },
    signature: (call) => {
      const signature = checker.getResolvedSignature(call);
      return signature === undefined ? undefined : factOf(signature, call);
    },
    signatureOf: (declaration) => {
      const signature = checker.getSignatureFromDeclaration(declaration);
      return signature === undefined ? undefined : factOf(signature, declaration);
    },
    symbolAt: (node) =>
      ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node),
    original: (symbol) => ((symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)),
    isBuiltin: (symbol) =>
      (symbol.declarations ?? []).some((declaration) =>
        /\/lib\.(?:es|decorators)[^/]*$/.test(declaration.getSourceFile().fileName),
      ),
    describe: createDescription(checker),
    print: (type, at) => withSingleQuotes(checker.typeToString(type, at, ts.TypeFormatFlags.NoTruncation)),
  };
}

function withSingleQuotes(type: string): string {
  return type.replace(/"([^"'\\]*)"/g, "'$1'");
}

/** `let total = LIMITS.high;` is a number as soon as something is added. */
function isCounter({ valueDeclaration }: ts.Symbol, { flags }: ts.Type): boolean {
  const isNumber = (flags & ts.TypeFlags.NumberLiteral) !== 0 && (flags & ts.TypeFlags.EnumLiteral) === 0;
  if (!isNumber || valueDeclaration === undefined || !ts.isVariableDeclaration(valueDeclaration)) return false;
  return valueDeclaration.type === undefined && (ts.getCombinedNodeFlags(valueDeclaration) & ts.NodeFlags.Let) !== 0;
}
