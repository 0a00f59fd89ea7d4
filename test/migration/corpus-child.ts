// Measures one copy in a process of its own, so that its peak of memory is its own: `corpus-child.ts <json> <result>`.
import { writeFileSync } from 'node:fs';
import { measureCorpus, type Measurable } from './corpus-measure.ts';

const [given = '', result = ''] = process.argv.slice(2);
writeFileSync(result, JSON.stringify(await measureCorpus(JSON.parse(given) as Measurable)));
