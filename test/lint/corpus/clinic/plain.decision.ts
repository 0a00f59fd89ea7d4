import { PlanKind, PlanResultKind, type StepKind } from './plan.kinds.js';
import { PlanRefused } from './plan.results.js';
import type { Plan, Step } from './plan.entity.js';
import { z } from 'zod';
import { isDeepStrictEqual } from 'node:util';
import { createHash } from 'node:crypto';
import path from 'node:path';

// Decisions compute, compare, loop, construct and count: all of it is theirs.
const limits = { short: 3, long: 10 } as const;

export function decide(plan: Plan, now: Date, random: () => number, ids: Iterator<Step>): PlanRefused | Plan {
  let total = 0;
  for (let index = 0; index < plan.steps.length; index++) total += plan.steps[index]?.cost ?? 0;
  while (total > limits.long) total -= random() * limits.short;
  const late = plan.due.getTime() < now.getTime() ? 'late' : 'early';
  const words = new Map<string, number>([['late', 1]]);
  const table: Record<string, (step: Step) => number> = { a: (step) => step.cost, b: () => 0 };
  const cost = table[plan.mode]?.(plan.steps[0]!);
  if (!plan.isOpen && words.has(late)) return new PlanRefused(plan, late, cost);
  switch (plan.kind) {
    case PlanKind.Open:
    case PlanKind.Held:
      return plan.close(total);
    case PlanKind.Closed:
      if (plan.isOld) return plan.reopen();
      else return plan;
    case PlanKind.Lost: {
      for (const step of plan.steps) if (step.isOpen) return plan.with(step);
      break;
    }
    case PlanKind.Gone:
      total += 1;
  }
  return { ...plan, kind: PlanKind.Closed, total, ids };
}

export const schema = z.object({ kind: z.enum(PlanKind), name: z.string().min(1) });
export const hashOf = (plan: Plan): string => createHash('sha256').update(JSON.stringify(plan)).digest('hex');
export const same = (left: Plan, right: Plan): boolean => isDeepStrictEqual(left, right);
export const fileOf = (plan: Plan): string => path.join('plans', `${plan.name}.json`);
export const epoch = new Date('2020-01-01');
export const kindOf = ({ kind }: Plan): StepKind => kind;
export const fetchable = { fetch: (plan: Plan) => plan, process: { env: 'x' } };
export const viaOwn = (plan: Plan, fetch: (plan: Plan) => Plan): Plan => fetch(plan);
export function* each(plan: Plan): Generator<Step> {
  yield* plan.steps;
}

export function assertNever(value: never, message = PlanResultKind.Unknown): never {
  throw new Error(`${message}: ${String(value)}`);
}
