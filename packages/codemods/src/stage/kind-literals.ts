import { ts } from 'ts-morph';
import { capital } from './naming.ts';
import { fill } from './slices.ts';
import { camel } from './text.ts';

/** The kinds that moved code writes as texts, which become members of a smart enum of their own. */
export interface KindLiterals {
  /** `OrderKind.Paid` for `'paid'`. */
  memberOf(value: string): string;
  readonly all: readonly { readonly name: string; readonly value: string }[];
}

/** Collects the kinds of one unit under the name of their enum. */
export function createKindLiterals(enumName: string): KindLiterals {
  const names = new Map<string, string>();
  return {
    memberOf: (value) => {
      const known = names.get(value);
      const wanted = capital(camel(value)).replace(/^(?=\d|$)/, 'Kind');
      const isFree = (name: string): boolean => ![...names.values()].includes(name);
      let name = known ?? wanted;
      for (let count = 2; known === undefined && !isFree(name); count += 1) name = `${wanted}${String(count)}`;
      names.set(value, name);
      return `${enumName}.${name}`;
    },
    get all() {
      return [...names].map(([value, name]) => ({ name, value }));
    },
  };
}

/** The text of a kind that is written out where one is made, compared, assigned or matched. */
export function writtenKind(node: ts.Node): string | undefined {
  if (ts.isAsExpression(node) && node.type.getText() === 'const') return writtenKind(node.expression);
  return ts.isStringLiteralLike(node) && isKindPosition(node) ? node.text : undefined;
}

function isKindPosition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) {
    return isKindPosition(parent);
  }
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isKindPosition(parent);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && isKind(parent.name);
  if (ts.isCaseClause(parent)) return parent.expression === node && readsKind(parent.parent.parent.expression);
  if (!ts.isBinaryExpression(parent)) return false;
  const operator = parent.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return parent.right === node && readsKind(parent.left);
  const isEquality = /^[!=]==?$/.test(parent.operatorToken.getText());
  if (isEquality) return readsKind(parent.left) || readsKind(parent.right);
  return /^(?:\|\||&&|\?\?)$/.test(parent.operatorToken.getText()) && isKindPosition(parent);
}

function isKind(name: ts.PropertyName): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) && name.text === 'kind';
}

function readsKind(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'kind';
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return readsKind(node.expression);
  return ts.isIdentifier(node) && node.text === 'kind';
}

/** The type in which kinds that are written out are those of the enum: `{ kind: 'paid' }` → `{ kind: typeof OrderKind.Paid }`. */
export function withKindTypes(type: string, kinds: KindLiterals): string {
  if (!/\bkind\??: /.test(type)) return type;
  const prefix = 'type T = ';
  const source = ts.createSourceFile('type.ts', `${prefix}${type};`, ts.ScriptTarget.Latest, true);
  const parts: (readonly [ts.Node, string])[] = [];
  const visit = (node: ts.Node, isOfKind: boolean): void => {
    if (isOfKind && ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
      parts.push([node, `typeof ${kinds.memberOf(node.literal.text)}`]);
      return;
    }
    const isMember = ts.isPropertySignature(node) && isKind(node.name);
    const isInside = isMember || (isOfKind && (ts.isUnionTypeNode(node) || ts.isParenthesizedTypeNode(node)));
    ts.forEachChild(node, (child) => {
      visit(child, isInside);
    });
  };
  visit(source, false);
  return parts.length === 0 ? type : fill(source, parts).slice(prefix.length, -1);
}
