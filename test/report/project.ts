import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, house, type Project } from '../cli/sandbox.ts';

const fixtures = join(house, 'packages/codemods/src/fixtures');

/** A name that would be markup, script and attribute at once, were it not escaped. */
export const hostile = `</script><script>window.hacked=1</script>"'><img src=x onerror=window.hacked=1>&amp;`;

/** A project with fat, clean and migrated methods, orchestrators of every origin, and names that bite. */
export function createReported(bin: string): Project {
  const fixture = (path: string): string => readFileSync(join(fixtures, path), 'utf8');
  const migrated = ['service', 'process-payment.orchestrator', 'process-payment.decision', 'process-payment.kinds']
    .concat('process-payment.results', 'process-payment.values')
    .map((name) => [`src/payments/${name}.ts`, fixture(`process-payment/after/${name}.ts`)] as const);
  const golden = readFileSync(join(house, 'templates/src/fixtures/golden/payment.orchestrator.ts'), 'utf8');
  return createProject(bin, {
    'package.json': JSON.stringify({ name: hostile, type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', target: 'es2022' } }),
    ...Object.fromEntries(migrated),
    'src/orders/confirm.ts': fixture('conditional-effects-with-join/service.ts'),
    'src/orders/profile.ts': fixture('own-methods/service.ts'),
    'src/quota/quota.ts': fixture('nested-conditions/service.ts'),
    'src/skip/generator.ts':
      'export class Reader {\n  constructor(private readonly store: { all(): Promise<string[]> }) {}\n  async *read(): AsyncGenerator<string> {\n    const all = await this.store.all();\n    if (all.length === 0) throw new Error("none");\n    yield* all;\n  }\n}\n',
    [`src/odd/<b>'quoted' & "named".ts`]: fixture('own-methods/service.ts'),
    'src/generated/payment.orchestrator.ts': golden,
    'src/hand/hostile.orchestrator.ts': `export class H { constructor(private readonly store: Store) {}\n  async go() {\n    if ("</desc><script>window.hacked=1</script>" in this.store) { await this.store.find('x'); }\n    return { kind: '"><b onclick=1>' };\n  }\n}\n`,
  });
}

/** A stored report of many methods, in folders of folders. */
export function bigReport(methods: number): string {
  const states = ['migratable', 'refused', 'migrated', 'clean'] as const;
  const units = Array.from({ length: methods }, (_, index) => {
    const state = states[index % 7 === 0 ? 1 : index % 5 === 0 ? 2 : index % 3 === 0 ? 3 : 0];
    const isFat = state === 'migratable' || state === 'refused';
    const [a, b, c] = [index % 12, index % 31, Math.floor(index / 6)];
    return {
      file: `apps/app${a.toString()}/src/module${b.toString()}/service${c.toString()}.ts`,
      method: `Service${c.toString()}.method${index.toString()}`,
      line: 10 + index,
      lines: 10 + (index % 80),
      effects: 1 + (index % 9),
      fat: isFat ? 1 + ((index * 7919) % 40) : 0,
      checks: isFat ? { 'no-if': 1 } : {},
      state,
      refusals: state === 'refused' ? [{ code: 'generator', line: 1, column: 1, reason: 'r', hint: 'h' }] : [],
    };
  });
  const totals = {
    files: 500,
    methods,
    clean: 0,
    migrated: 0,
    migratable: 0,
    refused: 0,
    fatMethods: 0,
    fat: 0,
    effects: 0,
  };
  const run = { directory: '', operands: [] };
  return JSON.stringify({ version: 1, command: 'report', run, totals, checks: {}, refusedBy: {}, units, flows: [] });
}
