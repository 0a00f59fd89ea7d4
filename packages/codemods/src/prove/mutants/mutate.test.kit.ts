import { ts } from 'ts-morph';

/** A change of migrated code that a good test notices. */
export interface Mutant {
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  /** What became what. */
  readonly change: string;
  readonly text: string;
}

const flips: Readonly<Record<string, string>> = {
  '>': '>=',
  '>=': '>',
  '<': '<=',
  '<=': '<',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '*': '+',
};

/** Every mutant of one file of a migrated unit. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const isDecision = file.endsWith('.decision.ts');
  const isDriver = file.endsWith('.orchestrator.ts') || file.endsWith('.attempt.ts');
  const isFacade = !isDecision && !isDriver;

  function add(kind: string, node: ts.Node, replacement: string, until: ts.Node = node): void {
    const [start, end] = [node.getStart(), until.end];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const old = text.slice(start, end).replace(/\s+/g, ' ');
    const change = `${old.slice(0, 60)} → ${replacement.replace(/\s+/g, ' ').slice(0, 60)}`;
    mutants.push({ kind, file, line, change, text: text.slice(0, start) + replacement + text.slice(end) });
  }

  function visitDecision(node: ts.Node): void {
    if (ts.isBinaryExpression(node)) {
      const flipped = flips[node.operatorToken.getText()];
      if (flipped !== undefined) add('flip-operator', node.operatorToken, flipped);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add('flip-condition', node, node.operand.getText());
    }
    if (ts.isIfStatement(node)) add('drop-branch', node, node.elseStatement?.getText() ?? '{}');
    if (ts.isConditionalExpression(node)) add('drop-branch', node, `(${node.whenFalse.getText()})`);
    if (ts.isNumericLiteral(node)) add('change-number', node, `${Number(node.text.replaceAll('_', '')) + 1}`);
    if (ts.isExpressionStatement(node)) add('drop-statement', node, ';');
    const isKind = ts.isPropertyAssignment(node) && node.name.getText() === 'kind';
    if (isKind && ts.isPropertyAccessExpression(node.initializer)) changeKind(node.initializer);
  }

  /** Another kind of the same set that this file names. */
  function changeKind({ expression, name }: ts.PropertyAccessExpression): void {
    const others = [...text.matchAll(new RegExp(`\\b${expression.getText()}\\.(\\w+)`, 'g'))].map(
      ([, other = '']) => other,
    );
    const other = others.find((one) => one !== name.text);
    if (other !== undefined) add('change-kind', name, other);
  }

  function visitDriver(node: ts.Node): void {
    if (ts.isAwaitExpression(node) && ts.isExpressionStatement(node.parent))
      add('lose-await', node, node.expression.getText());
    if (ts.isExpressionStatement(node) && isEffect(node)) add('drop-effect', node, ';');
    if (ts.isBlock(node) || ts.isCaseClause(node)) swapEffects(node.statements);
  }

  function swapEffects(statements: ts.NodeArray<ts.Statement>): void {
    for (const [index, first] of statements.entries()) {
      const second = statements[index + 1];
      if (second === undefined || !isEffect(first) || !isEffect(second) || ts.isReturnStatement(second)) continue;
      if (ts.isVariableStatement(first) && sharesName(first, second)) continue;
      add('swap-effects', first, `${second.getText()}\n${first.getText()}`, second);
    }
  }

  function visitFacade(node: ts.Node): void {
    const isMessage = ts.isStringLiteral(node) && ts.isNewExpression(node.parent);
    if (isMessage) add('change-message', node, `'${node.text}!'`);
    if (ts.isCaseClause(node) && ts.isThrowStatement(node.statements[0] ?? node)) {
      add('drop-throw', node.statements[0] ?? node, 'return undefined as never;');
    }
    if (ts.isAwaitExpression(node)) add('lose-result', node, `(${node.getText()}) && ({} as never)`);
  }

  const visit = (node: ts.Node): void => {
    if (isDecision) visitDecision(node);
    if (isDriver) visitDriver(node);
    if (isFacade && isInSwitch(node)) visitFacade(node);
    if (isDecision && ts.isTemplateExpression(node))
      add('change-message', node.head, `${node.head.getText().slice(0, -2)}!\${`);
    if (!ts.isTypeNode(node) && !ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function isEffect(statement: ts.Statement): boolean {
  return /^(?:const .*? = )?await this\.|^this\.\w+\./.test(statement.getText());
}

function sharesName(first: ts.VariableStatement, second: ts.Statement): boolean {
  const names = first.declarationList.declarations.flatMap(({ name }) => name.getText().match(/\w+/g) ?? []);
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(second.getText()));
}

/** Whether a node is part of what a façade turns back. */
function isInSwitch(node: ts.Node): boolean {
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent) {
    if (ts.isSwitchStatement(at) && at.caseBlock.getText().includes('ResultKind.')) return true;
  }
  return false;
}
