/** Programs that, taken together, contain every kind of node that the parser makes. */
export const syntaxPrograms: readonly string[] = [
  // statements
  `;{} debugger; label: for (;;) { if (a) continue label; else if (b) break label; else break; }`,
  `while (a) b(); do { c(); } while (d); for (const x in y) z(x); for (const x of y) z(x); for (;;) {}`,
  `async function f() { for await (const x of y) await z(x); await using r = open(); using s = open(); }`,
  `switch (a.kind) { case 'a': case b: c(); break; default: d(); } switch (a) {}`,
  `try { a(); } catch { b(); } try { a(); } catch ({ message }) { b(message); } finally { c(); }`,
  `function f(a, { b, c: [d = 1, , ...e], ...g }, [h], ...rest) { 'use strict'; return; throw a; }`,
  `var a; let b = 1, c; const d = 1; function* g() { yield; yield 1; yield* g(); }`,
  `with (a) { b(); }`,
  // expressions
  `x = [1, , ...y, null, /a/gu, 1n, 'a', true, \`t\${a}u\${b}\`, tag\`t\${a}\`];`,
  `x = { a, 'b': 1, [c]: 2, 3: 4, ...d, get e() { return 1; }, set e(v) {}, f() {}, async *g() {}, __proto__: null };`,
  `a ? b : c; a && b; a || b; a ?? b; a, b; !a; -a; +a; ~a; typeof a; void a; delete a.b; a++; --a; a in b; a instanceof b;`,
  `a = b; a += b; a **= b; a &&= b; a ||= b; a ??= b; [a, b] = [b, a]; ({ a, b: c } = d);`,
  `a.b; a[b]; a?.b; a?.[b]; a?.(b); a?.b.c(...d)[e]; a!.b; a?.b!; new A; new A(...b); new.target; import.meta; import('a'); super_;`,
  `(a) => a; async (a) => { await a; }; function () {}; `.replace('function () {};', '(function () {});'),
  `class A extends (class {}) { static #a = 1; #b() { return #a in this; } static { this.x = 1; } get c() { return super.c; } constructor() { super(); } accessor d = 1; static async *e() {} 'f' = 1; [g] = 2; static accessor #h; }`,
  `const A = class B {}; export { A as default, A as "string name" };`,
  `(async () => { await a; })(); (() => {})(); (0, a.b)(); a\`b\`\`c\`; a<B>\`c\`;`,
  // modules
  `import a, { b as c, type D } from 'a'; import * as e from './a.store.js'; import type { F } from 'b'; import 'c'; import j from './j.json' with { type: 'json' };`,
  `export * from './a.orchestrator.js'; export * as x from 'b'; export { y } from 'c'; export const z = 1; export function f() {} export type { T } from 'd';`,
  `export default class {}`,
  `export default (a) => a;`,
  `export default function () {}`,
  `import a = require('a'); import b = a.b.c; export import c = a.d; export = a;`,
  `export as namespace Lib;`,
  // types
  `type A = string | number | boolean | bigint | symbol | null | undefined | void | never | any | unknown | object;`,
  `type B = A & { readonly a?: 1; b(): void; [key: string]: unknown; new (): B; (): B; get c(): string; set c(v); -readonly [K in keyof A]?: A[K] }`.replace(
    '; -readonly [K in keyof A]?: A[K] }',
    ' };',
  ),
  `type C = { -readonly [K in keyof A as \`get\${K}\`]+?: A[K] }; type D = A extends infer U extends string ? U : never;`,
  `type E = [a: string, b?: number, ...c: boolean[]]; type F = [string?, ...number[]]; type G = readonly string[]; type H = unique symbol;`,
  `type I = typeof a.b; type J = typeof a<string>; type K = import('a').B<C>; type L = A['b']; type M = -1 | 'a' | \`b\`; type N = (a: this, ...b: C[]) => asserts a is D;`,
  `type O = abstract new (a: string) => B; type P<in out T extends A = B, const U = C> = T; type Q = a.b.C; function isA(x): x is A { return true; }`,
  `interface R<T> extends S, T.U<V> { kind: 'r'; readonly id: string; m?(): void; } interface X { (a: string): void; }`,
  `type Upper<S extends string> = intrinsic;`,
  `enum S { A, B = 'b', 'C' = 1 + 2, D = \`d\` } declare enum T {} const enum U { A }`,
  `namespace V.W { export const a = 1; } declare module 'x' { export = y; } declare global { var g: string; } module Z {}`,
  `declare function f(a: string): void; declare const c: string; declare class D { m(): void; } declare let e;`,
  `function f(this: A, a?: string): void; function f(a: number): void; function f(a) {}`,
  `abstract class A<T> extends B<T> implements C, D.E<F> { abstract a: string; abstract b(): void; abstract accessor c: number; abstract get d(): string; private readonly e!: string; protected static override f?: number; declare g: string; constructor(private readonly h: string, public i = 1, protected override readonly j?: A) { super(); } [key: string]: unknown; m(): void; m(a?) {} }`,
  `class B { @dec() @dec2 a; @dec() m(@param() p, @param({ a: 1 }) { q }, @param() r = 1) {} @dec get x() { return 1; } @dec static accessor y; } @dec export class C {} `,
  `a as B; a as const; <B>a; a!; a satisfies B; a<B>; f<B>(c); new D<E>(); a?.b<C>(); (a as B).c = d; (<any>a) = 1; a! = 1;`,
  `let a!: string; let [b, c]: [string, number] = d; let { e }: F = g; for (const x of <A>y) {} `,
  `class A { declare readonly kind: 'a'; readonly kind2 = 'b' as const; static readonly [Symbol.iterator] = 1; ['kind'] = 'c'; async *[Symbol.asyncIterator]() {} }`,
  `export abstract class A { abstract run(): Promise<void>; } export namespace N { export class B {} } export declare const x: A;`,
  `let x: typeof import('a'); let y: import('./b.store.js').C; let z: A.B.C<D>['e'][number];`,
  `function f<T>(a: T): asserts a; function g(): asserts this is A; function h(this: void) {}`,
];

/** The same for files with JSX. */
export const jsxPrograms: readonly string[] = [
  `const a = <div a="b" c={d} {...e} f:g="h"><b.c.d />text{i}{/* nothing */}{...j}<></></div>;`,
  `const b = <this.x>{a && <a:b />}</this.x>; const c = <A<B> kind={'c'} />;`,
];

/** Programs of a size that recursion does not survive. */
export const hugePrograms: readonly (readonly [string, string])[] = [
  ['a chain of four hundred members', `class A { m() { return a${'.b'.repeat(400)}; } }`],
  ['a chain of two hundred calls', `class A { async m() { await this.a${'.b()'.repeat(200)}; } }`],
  ['four hundred operators', `class A { m() { return a${' + b'.repeat(400)}; } }`],
  ['three hundred nested conditions', `class A { m() { return ${'a ? b : ('.repeat(300)}c${')'.repeat(300)}; } }`],
  ['five hundred else-ifs', `class A { m() { ${'if (a) b(); else '.repeat(500)}c(); } }`],
  ['three hundred nested blocks', `class A { m() { ${'{'.repeat(300)}a();${'}'.repeat(300)} } }`],
  ['eighty nested functions', `class A { m() { ${'(() => {'.repeat(80)}a();${'})();'.repeat(80)} } }`],
  [
    'a hundred nested switches',
    `class A { m() { ${'switch (a.kind) { case 1: '.repeat(100)}b();${'}'.repeat(100)} } }`,
  ],
  ['sixty nested classes', `class A { m() { ${'return class { m() { '.repeat(60)}a();${'} };'.repeat(60)} } }`],
  [
    'three hundred nested types',
    `type A = ${'Promise<'.repeat(300)}string${'>'.repeat(300)}; class B { m(): ${'Promise<'.repeat(
      300,
    )}void${'>'.repeat(300)} {} }`,
  ],
  [
    'a union of two thousand',
    `type A = { kind: ${Array.from({ length: 2000 }, (_, index) => `'k${index}'`).join(' | ')} };`,
  ],
  [
    'twenty thousand lines',
    `class A {\n${Array.from(
      { length: 5000 },
      (_, index) => `  m${index}() {\n    return this.a.b(${index});\n  }`,
    ).join('\n')}\n}`,
  ],
  ['a string of a million letters', `class A { m() { return '${'a'.repeat(1_000_000)}'; } }`],
];
