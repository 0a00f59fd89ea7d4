import type { Role } from '@tacet/vocabulary';
import type { Rule } from './definition.ts';
import type { ReadSettings } from './settings.ts';
import { fileKindOf, type FileKind } from './source-file.ts';
import { planSurvey, type Survey } from './survey.ts';

/** The rules that are enabled for a file, how, and what the file is; rules and options stand in the same order. */
export interface Enablement {
  readonly reading: ReadSettings;
  /** What the configuration, or else the file's name, says the file is. */
  readonly role: Role | undefined;
  readonly rules: readonly Rule[];
  readonly options: readonly (object | undefined)[];
}

/** What to ask in one role, and which of the enabled rules see the file in it. */
export interface RolePlan {
  readonly kind: FileKind;
  readonly survey: Survey;
  readonly indexes: readonly number[];
}

/** What is done with every file that is configured in the same way; it keeps no file alive. */
export interface Plan {
  readonly enablement: Enablement;
  readonly surveys: readonly RolePlan[];
  /** The place of the first rule that needs types, −1 when none does. */
  readonly typedIndex: number;
}

/** So many configurations are remembered; a linter with more plans some of them again. */
const capacity = 16;

/** Plans once for all files that are configured in the same way. */
export function createPlanner(rules: readonly Rule[]): (enablement: Enablement) => Plan {
  const plans: Plan[] = [];
  return (enablement) => {
    const known = plans.find((plan) => isSame(plan.enablement, enablement));
    if (known !== undefined) return known;
    // A file is more than its enablement, and would live as long as the plan.
    const { reading, role, rules: enabled, options } = enablement;
    const made = plan(rules, { reading, role, rules: enabled, options });
    if (plans.push(made) > capacity) plans.shift();
    return made;
  };
}

function isSame(left: Enablement, right: Enablement): boolean {
  if (left.reading !== right.reading || left.role !== right.role || left.rules.length !== right.rules.length)
    return false;
  for (let index = 0; index < left.rules.length; index++) {
    if (left.rules[index] !== right.rules[index] || left.options[index] !== right.options[index]) return false;
  }
  return true;
}

function plan(rules: readonly Rule[], enablement: Enablement): Plan {
  const roles = enablement.rules.map((rule) => roleOf(rule, enablement.role));
  const surveys = [...new Set(roles)].map((role): RolePlan => {
    const kind = fileKindOf(role, enablement.reading.settings);
    const participants = rules.flatMap((rule) => {
      const index = enablement.rules.indexOf(rule);
      const isPart = roles[index] === role || (rule.meta.tier === 'syntax' && rule.meta.roles.includes(role));
      return isPart ? [{ rule, options: enablement.options[index] }] : [];
    });
    const indexes = roles.flatMap((other, index) => (other === role ? [index] : []));
    return { kind, survey: planSurvey(kind, participants), indexes };
  });
  return { enablement, surveys, typedIndex: enablement.rules.findIndex(({ meta }) => meta.tier === 'typed') };
}

/** The role a rule sees a file in: the file's own, if the rule is for it, or else a driver's. */
function roleOf({ meta }: Rule, role: Role | undefined): Role {
  const isForRole = role !== undefined && (meta.roles.includes(role) || meta.optionalRoles?.includes(role) === true);
  return isForRole ? role : 'orchestrator';
}
