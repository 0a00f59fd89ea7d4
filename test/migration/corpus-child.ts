// Measures one copy in a process of its own, so that its peak of memory is its own: `corpus-child.ts <json> <result> [prove]`.
import { writeFileSync } from 'node:fs';
import { measureCorpus, type Measurable } from './corpus-measure.ts';
import { proveCorpus } from './corpus-prove.ts';

const [given = '', result = '', mode = ''] = process.argv.slice(2);
const copy = JSON.parse(given) as Measurable;
writeFileSync(result, JSON.stringify(await (mode === 'prove' ? proveCorpus(copy) : measureCorpus(copy))));
