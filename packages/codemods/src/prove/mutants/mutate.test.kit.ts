import { ts } from 'ts-morph';

/** A change of migrated code that a good test notices. */
export interface Mutant {
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  /** The method or function that it stands in. */
  readonly within: string;
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

  /** The label says what is changed where the changed text alone says too little. */
  function add(kind: string, node: ts.Node, replacement: string, until: ts.Node = node, label = until): void {
    const [start, end] = [node.getStart(), until.end];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const old = text.slice(label === until ? start : label.getStart(), label.end).replace(/\s+/g, ' ');
    const change = `${old.slice(0, 60)} → ${replacement.replace(/\s+/g, ' ').slice(0, 60)}`;
    const within = nameOf(functionAround(node));
    mutants.push({ kind, file, line, within, change, text: text.slice(0, start) + replacement + text.slice(end) });
  }

  function visitDecision(node: ts.Node): void {
    if (ts.isBinaryExpression(node)) {
      const flipped = flips[node.operatorToken.getText()];
      if (flipped !== undefined) add('flip-operator', node.operatorToken, flipped, node.operatorToken, node);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add('flip-condition', node, node.operand.getText());
    }
    if (ts.isIfStatement(node)) add('drop-branch', node, node.elseStatement?.getText() ?? '{}');
    if (ts.isConditionalExpression(node)) add('drop-branch', node, `(${node.whenFalse.getText()})`);
    if (ts.isNumericLiteral(node))
      add('change-number', node, `${Number(node.text.replaceAll('_', '')) + 1}`, node, node.parent);
    if (ts.isExpressionStatement(node)) add('drop-statement', node, ';');
    const isKind = ts.isPropertyAssignment(node) && node.name.getText() === 'kind';
    if (isKind && ts.isPropertyAccessExpression(node.initializer)) changeKind(node.initializer);
  }

  /** Another kind of the same set that the function may answer with: the compiler refuses any other. */
  function changeKind({ expression, name }: ts.PropertyAccessExpression): void {
    const own = functionAround(name)?.getText() ?? '';
    const others = [...own.matchAll(new RegExp(`\\b${expression.getText()}\\.(\\w+)`, 'g'))].map(
      ([, other = '']) => other,
    );
    const other = others.find((one) => one !== name.text);
    if (other !== undefined) add('change-kind', name, other, name, name.parent);
  }

  function visitDriver(node: ts.Node): void {
    if (ts.isAwaitExpression(node) && ts.isExpressionStatement(node.parent))
      add('lose-await', node, node.expression.getText());
    if (ts.isExpressionStatement(node) && isEffect(node)) add('drop-effect', node, ';');
    if (ts.isBlock(node) || ts.isCaseClause(node)) swapEffects(node.statements);
    if (ts.isReturnStatement(node) && node.expression?.getText().startsWith('this.raise(') === true)
      add('lose-throw', node, 'return undefined as never;');
    if (ts.isIterationStatement(node, false) && ts.isBlock(node.statement)) oneTurn(node.statement);
  }

  /** A loop that ends after its first turn. */
  function oneTurn(block: ts.Block): void {
    add('one-turn', block, `${block.getText().slice(0, -1)} break; }`);
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

/** The method or function that a node stands in. */
function functionAround(node: ts.Node): ts.FunctionDeclaration | ts.MethodDeclaration | undefined {
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) return at;
  }
  return undefined;
}

/** `Class.method`, or the name of a function. */
function nameOf(node: ts.FunctionDeclaration | ts.MethodDeclaration | undefined): string {
  const name = node?.name?.getText() ?? '';
  const owner = node?.parent;
  return owner !== undefined && ts.isClassLike(owner) ? `${owner.name?.text ?? ''}.${name}` : name;
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
