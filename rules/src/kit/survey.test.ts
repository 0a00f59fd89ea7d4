import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tacet from '../index.ts';
import { inMethod, rulesFor } from './pages.test.support.ts';

/** Lints with some rules only. */
function rulesAmong(
  names: readonly string[],
  code: string,
  filename = 'a.orchestrator.ts',
): readonly (string | null)[] {
  const [block] = tacet.configs.recommended;
  const config: Linter.Config = {
    ...(block?.languageOptions && { languageOptions: block.languageOptions }),
    files: ['**/*.ts'],
    plugins: { tacet },
    rules: Object.fromEntries(names.map((name) => [`tacet/${name}`, 'error'])),
  };
  return new Linter({ configType: 'flat' }).verify(code, [config], { filename }).map(({ ruleId }) => ruleId);
}

describe('one defect, one finding', () => {
  it('whichever rules are enabled', () => {
    const code = inMethod("if (a + b) await c('d' + e); return f ? 'g' : new H();");
    const names = Object.keys(tacet.rules).filter((name) => tacet.rules[name]?.meta.docs.tier === 'syntax');
    const alone = names.flatMap((name) => rulesAmong([name], code));
    expect(alone.map((name) => name?.replace('tacet/', '')).sort()).toEqual([...rulesFor(code)].sort());
  });

  it.each([
    ["this.x(a ? 'b' : c + d);", ['no-if']],
    ["return this.x('a', b + c, !d);", ['no-magic-strings', 'dumb-piping', 'dumb-piping']],
    ['return (a as B)!.c;', ['dumb-piping']],
    ['const x = (() => { throw a; })();', ['dumb-piping', 'no-throw']],
    [
      'return class { m() { if (a) return b; } constructor() { if (a) c(); } };',
      ['explicit-results', 'no-if', 'dependencies-as-fields'],
    ],
    ['(this.log.info(a), b && c);', ['no-if']],
    ['label: for (const a of b) { if (c) continue label; }', ['no-if']],
    ['using a = this.pool.take();', []],
    ['try { if (a) throw b; } catch ({ c = 1 }) { d(); }', ['no-throw', 'no-if']],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  it('in a file of no role, which is taken for an orchestrator', () => {
    expect(rulesAmong(['no-if', 'step-delegation'], inMethod('if (a) b();'), 'payment.service.ts')).toEqual([
      'tacet/no-if',
    ]);
  });
});

describe('a survey', () => {
  it('does not mind how deep code nests', () => {
    const sum = Array.from({ length: 300 }, (_, index) => `a${index}`).join(' + ');
    expect(rulesFor(inMethod(`return ${sum};`))).toEqual(['dumb-piping']);
    const chain = `a${'.b()'.repeat(200)}`;
    expect(rulesFor(inMethod(`return ${chain};`))).toEqual([]);
  });

  it.each([
    'export class O { m({}, [, a], ...[b]) { const [, c] = [, ,]; } }',
    'abstract class O { abstract m(): void; declare x: 1; [k: string]: unknown; static { } ; @d accessor y = 1; override z?: 2 }',
    'class O { constructor(); constructor(a?: A) {} m(): void; m(a?: A): void {} get [x]() { return 1 } set [x](v) {} async *#g() { yield* a } }',
    'declare module "x" { export function f(): void; } declare global { var y: 1 } namespace A.B { enum C { D = 1, "E" } } import F = A.B; export as namespace G;',
    'export default class<T> extends f<T>() implements I<T> { m<const U>(this: O, a: U): a is U { return new.target?.[a]!`x${a}`; } }',
    'export = { a() {}, get b() { return 1 } };',
    'switch (a.kind) { } switch (a.kind) { case 1: case 2: { } default: }',
    'for (var i in o) ; for (;;) break; do ; while (0); with_: while (1) { continue with_ }',
    'type A = { kind: `a${string}` | B["kind"]; kind?(): "x"; new (kind: "y"): C; readonly [K in D as `x${K}`]?: E } & import("./x.entity").F;',
    'class O { m() { super.x(); import.meta.url; (async () => { for await (using x of y) await using z = w; })(); } }',
    '',
  ])('survives %s', (code) => {
    for (const role of ['orchestrator', 'runtime', 'entity', 'kinds', 'store']) {
      expect(() => rulesFor(code, { filename: `a.${role}.ts` })).not.toThrow();
    }
  });
});
