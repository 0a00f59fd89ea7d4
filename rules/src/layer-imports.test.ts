import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('layer-imports');

describe('layer-imports', () => {
  it.each([
    ['a.kinds.ts', "import type { B } from './b.kinds.ts';", 0],
    ['a.kinds.ts', "import { B } from './b.kinds.ts';", 1],
    ['a.kinds.ts', "import { B } from './b.values.ts';", 1],
    ['a.values.ts', "import { B } from './b.kinds.js';", 0],
    ['a.results.ts', "import { B } from './b.events';", 0],
    ['a.results.ts', "import { type B, type C } from './b.entity.ts';", 0],
    ['a.results.ts', "import { type B, C } from './b.entity.ts';", 1],
    ['a.entity.ts', "export * from './b.ports.ts';", 1],
    ['a.entity.ts', "export type { B } from './b.state.ts';", 0],
    ['a.entity.ts', "export type B = import('./b.memory.ts').C;", 1],
    ['a.entity.ts', "import b = require('./b.orchestrator.ts');", 1],
    ['a.entity.ts', "import { z } from 'zod/v4';", 0],
    ['a.entity.ts', "import { z } from '@acme/zod';", 1],
    ['a.entity.ts', "import { z } from '@/payments/money';", 0],
    ['a.entity.ts', "import { createHash } from 'node:crypto';", 0],
    ['a.entity.ts', "import { readFile } from 'node:fs';", 0],
    ['a.entity.ts', "import { c } from './constructor.ts';", 0],
    ['a.store.ts', "import { B } from './b.entity.ts'; import type { K } from 'kysely';", 0],
    ['a.store.ts', "import './b.drizzle.ts';", 1],
  ])('%s: %s', (filename, code, count) => {
    const found = rulesFor(code, { filename }).filter((rule) => rule === 'layer-imports');
    expect(found).toHaveLength(count);
  });

  it('judges a driver of any name by its role', () => {
    const code = `import { S } from './a.store.ts';\n${inMethod("return import('./a.prisma.ts');")}`;
    expect(rulesFor(code)).toEqual(['layer-imports', 'layer-imports']);
  });
});

describe('layer-imports suggests', () => {
  const driver = (keyword: string, use: string) =>
    `${keyword} { Store } from './a.store.ts';\nexport class O { constructor(private readonly store: Store) { ${use} } }`;

  it('a type import where only types are used', () => {
    expect(suggestionsFor(driver('import', ''))).toEqual([driver('import type', '')]);
    expect(suggestionsFor(driver('import', 'Store.open(store);'))).toEqual([]);
  });
});
