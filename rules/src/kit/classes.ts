import type { TSESTree } from '@typescript-eslint/utils';
import { is, isFunction, keyName } from './syntax.ts';

/** A method of a class, with or without a body. */
export type Method = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition;

/** The methods of a class; constructors and accessors are none. */
export function methodsOf(body: TSESTree.ClassBody): readonly Method[] {
  return body.body.filter((member) => isMethod(member));
}

function isMethod(member: TSESTree.ClassElement): member is Method {
  return (is(member, 'MethodDefinition') || is(member, 'TSAbstractMethodDefinition')) && member.kind === 'method';
}

/** The methods that a class offers to others. */
export function publicMethodsOf(body: TSESTree.ClassBody): readonly Method[] {
  return methodsOf(body).filter((method) => !method.static && !isHidden(method));
}

/** Whether a member is `private`, `protected` or `#private`. */
export function isHidden(member: {
  readonly key: TSESTree.Node;
  readonly accessibility?: string | undefined;
}): boolean {
  return (
    is(member.key, 'PrivateIdentifier') || member.accessibility === 'private' || member.accessibility === 'protected'
  );
}

/** The name of a member, `undefined` when it is computed. */
export function nameOf(member: { readonly key: TSESTree.Node; readonly computed: boolean }): string | undefined {
  return keyName(member.key, member.computed);
}

/** The body of the class that a node stands in. */
export function classAround(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  for (let { parent } = node; parent; { parent } = parent) if (is(parent, 'ClassBody')) return parent;
  return undefined;
}

/** The method of a class that a node stands in. */
export function methodAround(node: TSESTree.Node): TSESTree.MethodDefinition | undefined {
  for (let { parent } = node; parent; { parent } = parent) if (is(parent, 'MethodDefinition')) return parent;
  return undefined;
}

/** The name a class is declared by: its own, or that of the variable it is stored in. */
export function classNameOf(body: TSESTree.ClassBody): string {
  const { id, parent } = body.parent;
  if (id) return id.name;
  return is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier') ? parent.id.name : '';
}

/** Whether a class only wraps another in a transaction: `TransactionalPaymentOrchestrator`. */
export function isTransactional(body: TSESTree.ClassBody): boolean {
  return classNameOf(body).startsWith('Transactional');
}

/** The name of the function a node stands in: its own, or that of the variable or member it is stored in. */
export function functionNameAround(node: TSESTree.Node): string | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    if (!isFunction(parent)) continue;
    if (parent.id) return parent.id.name;
    const holder = parent.parent;
    if (is(holder, 'VariableDeclarator')) return is(holder.id, 'Identifier') ? holder.id.name : undefined;
    return is(holder, 'MethodDefinition') || is(holder, 'Property') ? nameOf(holder) : undefined;
  }
  return undefined;
}
