import { ts } from 'ts-morph';
import type { Locals } from '../analysis/locals.ts';
import { skipParentheses, someNode } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import { alreadyOf, capital, successNameOf, valueNameOf, type Allocator } from './naming.ts';
import { isInsideTry } from '../normalise/shapes.ts';
import { docOfError, docOfReturn, lastOf } from './result-docs.ts';
import { tagNameOf } from './tag-names.ts';
import { errorNamesOf } from './error-names.ts';
import { constantNameOf, guardNameOf, isNothing } from './guard-names.ts';
import type { Asserted } from './rendering.ts';
import { fill } from './slices.ts';

/** A property of a variant. */
export interface Field {
  readonly name: string;
  readonly type: string;
  /** What fills it, as the old code spells it: `dto.customerId`. */
  readonly source?: string;
}

/** One way out: of the method (a result) or of a decision (an intent). */
export interface Variant {
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly Field[];
  readonly doc: string;
}

/** A result, and how the façade turns it back; `slot` stands for the result. */
export interface ResultVariant extends Variant {
  readonly back: string;
}

/** What a decision must compute to build a variant: one expression for each field. */
export interface Filled<Kind extends Variant> {
  readonly variant: Kind;
  readonly values: readonly ts.Expression[];
}

/** The results of one method; equal ways out share a variant. */
export interface Results {
  readonly all: readonly ResultVariant[];
  ofReturn(statement: ts.ReturnStatement): Filled<ResultVariant>;
  ofThrow(statement: ts.ThrowStatement): Filled<ResultVariant>;
  ofEnd(): Filled<ResultVariant>;
  ofRethrow(): ResultVariant;
}

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly typeNames: Allocator;
  readonly subject: string;
  readonly printType: (type: ts.Type, at: ts.Node) => string;
  readonly asserted: Asserted;
  /** The annotated type of what the method returns, without the promise. */
  readonly returnType: string | undefined;
}

/** Creates the registry of a method's results. */
export function createResults({
  unit,
  oracle,
  locals,
  typeNames,
  subject,
  printType,
  returnType,
  asserted,
}: Context): Results {
  const byKey = new Map<string, ResultVariant>();
  const success = successNameOf(unit.method, subject);
  const already = alreadyOf(success);

  function add(
    key: string,
    wanted: readonly string[],
    fields: readonly Field[],
    back: string,
    doc: string,
    isSuccess = false,
  ): ResultVariant {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const [first] = wanted;
    const free = first === success && isSuccess ? wanted : wanted.map((each) => (each === success ? already : each));
    const name = typeNames.takeOneOf(free);
    const variant = { name, kind: name, fields, back, doc };
    byKey.set(key, variant);
    return variant;
  }

  function ofEnd(): Filled<ResultVariant> {
    return { variant: add('end', [success], [], 'return;', `\`${unit.method}\` is done.`, true), values: [] };
  }

  function ofReturn(statement: ts.ReturnStatement): Filled<ResultVariant> {
    const { expression } = statement;
    if (expression === undefined) return ofEnd();
    const value = skipParentheses(expression);
    const isOwnObject = value.kind === ts.SyntaxKind.ThisKeyword;
    if (isOwnObject || (isClosed(value) && isConstant(value)))
      return { variant: ofConstant(statement, value), values: [] };
    const name = ts.isIdentifier(value) ? safeField(value.text) : 'value';
    const type = returnedType(value);
    const isFinal = statement === lastOf(unit.body);
    const tag = isFinal ? undefined : tagNameOf(value, unit.method);
    const guard = tag ?? (type === finalType() ? undefined : guardNameOf(statement, oracle));
    const variant = add(
      `return: ${type} ${guard ?? ''}`,
      guard === undefined || guard === success ? [success] : [guard, success],
      [{ name, type }],
      `return ${slot}.${name};`,
      docOfReturn(unit.method, tag === undefined ? undefined : value),
      true,
    );
    return { variant, values: [value] };
  }

  function ofConstant(statement: ts.Statement, value: ts.Expression): ResultVariant {
    const text = value.getText();
    const guard = guardNameOf(statement, oracle);
    const plain = `${subject}${constantNameOf(text)}`;
    const isFinal =
      statement === unit.body.statements.at(-1) && !isNothing(text) && !/^(?:is|has|can)(?=[A-Z]|$)/.test(unit.method);
    // A word says itself how it went.
    const isWord = ts.isStringLiteralLike(value) && value.text.length > 1;
    const wanted = guard === undefined ? [plain] : isWord ? [plain, guard] : [guard, plain];
    const doc = `\`${unit.method}\` returns \`${text}\`.`;
    return add(
      `return ${text} ${guard ?? ''}`,
      isFinal ? [success, ...wanted] : wanted,
      [],
      `return ${text};`,
      doc,
      isFinal,
    );
  }

  /** The type of the last value that is returned: other types are those of ways out before. */
  function finalType(): string | undefined {
    const last = lastOf(unit.body);
    if (last === undefined || !ts.isReturnStatement(last) || last.expression === undefined) return undefined;
    return returnedType(skipParentheses(last.expression));
  }

  function returnedType(value: ts.Expression): string {
    const isWritten = ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value);
    const type = oracle.typeAt(value);
    const isAny = (type.flags & ts.TypeFlags.Any) !== 0;
    if (returnType !== undefined && (isWritten || isAny || !ts.isIdentifier(value))) return returnType;
    return printType(type, value);
  }

  function ofThrow({ expression }: ts.ThrowStatement): Filled<ResultVariant> {
    const error = skipParentheses(expression);
    if (
      !ts.isNewExpression(error) ||
      !ts.isIdentifier(error.expression) ||
      error.arguments?.some((argument) => ts.isSpreadElement(argument)) === true ||
      locals.find(error.expression) !== undefined
    ) {
      const type = oracle.typeAt(error);
      const isAny = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
      const text = isAny ? 'unknown' : printType(type, error);
      return { variant: ofThrown(text), values: [error] };
    }
    return ofError(error, error.expression.text);
  }

  function ofThrown(type: string): ResultVariant {
    const field = { name: 'error', type };
    return add(
      `throw ${type}`,
      [`${capital(unit.method)}Failed`, `${capital(unit.method)}Threw`],
      [field],
      `throw ${slot}.error;`,
      'An error that is passed on as it is.',
    );
  }

  function ofError(error: ts.NewExpression, className: string): Filled<ResultVariant> {
    const signature = oracle.signature(error);
    const values: ts.Expression[] = [];
    const fields: Field[] = [];
    const parts: (readonly [ts.Node, string])[] = [];
    for (const [index, argument] of (error.arguments ?? []).entries()) {
      if (isClosed(argument) && (isConstant(argument) || !isInsideTry(error))) continue;
      const fact = signature?.parameters[index];
      const wanted = fact === undefined ? 'detail' : valueNameOf(fact.name);
      const name = fields.some((field) => field.name === safeField(wanted))
        ? `${wanted}${index + 1}`
        : safeField(wanted);
      const type = oracle.typeAt(argument);
      const isAsserted = asserted === 'variables' || asserted === 'words';
      const asked = isAsserted && signature?.isGeneric === false ? fact?.type : undefined;
      fields.push({ name, type: printType(asked ?? oracle.widen(type), argument), source: argument.getText() });
      values.push(argument);
      parts.push([argument, `${slot}.${name}`]);
    }
    const text = fill(error, parts);
    const wanted = [...errorNamesOf(error, className, subject, oracle), `${capital(unit.method)}Rejected`];
    const [first = ''] = wanted;
    const key = `throw ${first} ${text} ${fields.map(({ type }) => type).join()}`;
    const variant = add(key, wanted, fields, `throw ${text};`, docOfError(error, className));
    return { variant, values };
  }

  /** Literals and names of the file's own scope: the façade can write them as they are. */
  function isClosed(node: ts.Expression): boolean {
    const isOpen = (inner: ts.Node): boolean =>
      ts.isFunctionLike(inner) ||
      inner.kind === ts.SyntaxKind.ThisKeyword ||
      ts.isNewExpression(inner) ||
      ts.isCallExpression(inner) ||
      (ts.isIdentifier(inner) && locals.find(inner) !== undefined);
    const isShared = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
    return !someNode(node, isOpen) && !(isShared && ts.isReturnStatement(node.parent));
  }

  /** Names, literals and members that are declared as one value: what they say later is what they say now. */
  function isConstant(node: ts.Expression): boolean {
    const unit = ts.TypeFlags.Literal | ts.TypeFlags.EnumLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined;
    const isOpen = (inner: ts.Node): boolean =>
      (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) &&
      (oracle.typeAt(inner).flags & unit) === 0;
    return !someNode(node, isOpen);
  }

  return {
    get all() {
      return [...byKey.values()];
    },
    ofReturn,
    ofThrow,
    ofEnd,
    ofRethrow: () => ofThrown('unknown'),
  };
}

/** Stands for the result in what the façade turns back; no source text holds it. */
export const slot = '\u0002';

/** A field may not be called like the discriminant. */
export function safeField(name: string): string {
  return name === 'kind' ? 'kindValue' : name;
}
