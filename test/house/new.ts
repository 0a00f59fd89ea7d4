import { applyChanges, formatContents, planChanges } from '@tacet/changes';
import { planUnit, unitKinds, type UnitKind } from './units.ts';
import { readTree } from './tree.ts';

const usage = `npm run new ${unitKinds.join('|')} <name>   the name in words with hyphens: no-clock`;

const [kind = '', name = '', ...rest] = process.argv.slice(2);

function isUnitKind(text: string): text is UnitKind {
  return unitKinds.some((one) => one === text);
}

async function create(root: string, unitKind: UnitKind): Promise<number> {
  const unit = planUnit(readTree(root), unitKind, name);
  if ('problem' in unit) return fail(unit.problem, 3);
  const { files, problems: formatProblems } = await formatContents(root, unit.files);
  const { plan, problems } = planChanges(root, files);
  if (plan === undefined) return fail([...formatProblems, ...problems].map(({ message }) => message).join('\n'), 3);
  const applied = await applyChanges(plan, { keepUndo: false });
  if (!applied.applied) return fail(applied.problems.map(({ message }) => message).join('\n'), 3);
  for (const { path } of plan.changes) console.log(path);
  console.log(`\nIts one red test says what to write: npx vitest run ${unit.test}`);
  return 0;
}

function fail(message: string, code: number): number {
  console.error(message);
  return code;
}

const isName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && name.length <= 64;
process.exitCode = isUnitKind(kind) && isName && rest.length === 0 ? await create(process.cwd(), kind) : fail(usage, 2);
