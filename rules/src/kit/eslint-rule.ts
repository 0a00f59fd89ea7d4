import type { JSONSchema, TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findRole, type Role } from '@tacet/vocabulary';
import type { Finding, Rule } from './definition.ts';
import { readSettings, type ReadSettings } from './settings.ts';
import { hasProgram } from './program-types.ts';
import { fileKindOf, openFile, type FileKind } from './source-file.ts';
import { planSurvey, surveyFile, type Findings, type Survey } from './survey.ts';

/** What the docs of a rule say about it, for tables and for `tacet explain`. */
export interface RuleDocs {
  readonly description: string;
  readonly url: string;
  readonly check: string;
  readonly roles: readonly Role[];
  readonly tier: 'syntax' | 'typed';
}

/** A rule as ESLint and oxlint run it; their own types of the context are many, and none is ours. */
export interface EslintRule {
  create(context: never): Record<string, () => void>;
  readonly meta: {
    readonly type: 'problem';
    readonly docs: RuleDocs;
    readonly messages: Record<string, string>;
    readonly schema: JSONSchema.JSONSchema4[];
    readonly defaultOptions: object[];
    readonly hasSuggestions?: boolean;
  };
}

/** What a rule asks of the linter that runs it. */
export type Context = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'filename' | 'options' | 'report' | 'settings' | 'sourceCode'
>;

/** A rule that is enabled for a file, and how. */
interface Enabled {
  readonly rule: Rule;
  readonly context: Context;
  readonly role: Role;
  readonly options: object | undefined;
}

/** What the rules enabled for one file share. */
interface Visit {
  readonly reading: ReadSettings;
  /** What the configuration, or else the file's name, says the file is. */
  readonly role: Role | undefined;
  readonly enabled: Map<string, Enabled>;
}

/**
 * Turns rules into a plugin's rules. They share one survey of each file, so that a defect has one finding whichever of
 * them are enabled. The first that is enabled listens for the end of the file and lets each rule report its own; a linter
 * spends more on a listener than a rule does on most files.
 */
export function toEslintRules(rules: readonly Rule[]): Record<string, EslintRule> {
  const visits = new WeakMap<TSESTree.Program, Visit>();
  const told = new Set<'untyped'>();
  const survey = createSurveyor(rules);

  const create = (rule: Rule, context: Context): Record<string, () => void> => {
    const { ast } = context.sourceCode;
    const known = visits.get(ast);
    const visit = known === undefined || known.enabled.has(rule.name) ? openVisit(context) : known;
    visits.set(ast, visit);
    visit.enabled.set(rule.name, { rule, context, role: roleOf(rule, visit), options: firstOption(context) });
    if (visit.enabled.size > 1) return {};
    return {
      'Program:exit': () => {
        visits.delete(ast);
        reportAll(visit);
      },
    };
  };

  const reportAll = (visit: Visit): void => {
    const found = new Map<Role, Findings>();
    for (const { rule, context, role } of visit.enabled.values()) {
      const findings = found.get(role) ?? survey(context, visit, role);
      found.set(role, findings);
      for (const finding of findings.get(rule.name) ?? []) context.report(toReport(finding, context));
    }
    reportProblems(visit);
    if (!told.has('untyped') && reportMissingTypes(visit)) told.add('untyped');
  };

  return Object.fromEntries(
    rules.map((rule): [string, EslintRule] => [
      rule.name,
      { meta: metaOf(rule), create: (context: Context) => create(rule, context) },
    ]),
  );
}

interface Plan {
  readonly visit: Visit;
  readonly kind: FileKind;
  readonly survey: Survey;
}

/** Surveys files; what to ask is planned once for all files of a role that are configured in the same way. */
function createSurveyor(rules: readonly Rule[]): (context: Context, visit: Visit, role: Role) => Findings {
  const plans = new Map<string, Plan>();
  return (context, visit, role) => {
    // Files of different roles, configured in the same way, show a rule different faces.
    const place = `${role} in ${visit.role ?? 'no role'}`;
    const known = plans.get(place);
    const { kind, survey } = known && isSame(known.visit, visit) ? known : plan(rules, visit, role);
    plans.set(place, { visit, kind, survey });
    return surveyFile(openFile(context, kind), survey);
  };
}

function plan(rules: readonly Rule[], visit: Visit, role: Role): Plan {
  const kind = fileKindOf(role, visit.reading.settings);
  const participants = rules.flatMap((rule) => {
    const enabled = visit.enabled.get(rule.name);
    const isPart = enabled?.role === role || (rule.meta.tier === 'syntax' && rule.meta.roles.includes(role));
    return isPart ? [{ rule, options: enabled?.options }] : [];
  });
  return { visit, kind, survey: planSurvey(kind, participants) };
}

/** Whether two files are configured in the same way. */
function isSame(left: Visit, right: Visit): boolean {
  if (left.reading !== right.reading || left.enabled.size !== right.enabled.size) return false;
  for (const [name, { role, options }] of left.enabled) {
    const other = right.enabled.get(name);
    if (other?.role !== role || other.options !== options) return false;
  }
  return true;
}

/** Says once for each file what is wrong with the shared settings. */
function reportProblems({ reading, enabled }: Visit): void {
  const [first] = enabled.values();
  for (const problem of reading.problems) {
    first?.context.report({ loc: { line: 1, column: 0 }, messageId: 'settings', data: { problem } });
  }
}

/** Says that a rule needs types and has none; answers whether there was something to say. */
function reportMissingTypes({ enabled }: Visit): boolean {
  const typed = [...enabled.values()].find(({ rule }) => rule.meta.tier === 'typed');
  if (typed === undefined || hasProgram(typed.context.sourceCode.parserServices ?? {})) return false;
  typed.context.report({ loc: { line: 1, column: 0 }, messageId: 'untyped' });
  return true;
}

function openVisit(context: Context): Visit {
  const reading = readSettings(context.settings.tacet);
  return {
    reading,
    role: reading.settings.role ?? findRole(context.filename),
    enabled: new Map(),
  };
}

/** The role a rule sees a file in: the file's own, if the rule is for it, or else a driver's. */
function roleOf({ meta }: Rule, { role }: Visit): Role {
  const isForRole = role !== undefined && (meta.roles.includes(role) || meta.optionalRoles?.includes(role) === true);
  return isForRole ? role : 'orchestrator';
}

function firstOption({ options }: Context): object | undefined {
  const [option] = options;
  return typeof option === 'object' && option !== null ? option : undefined;
}

function metaOf({ name, meta }: Rule): EslintRule['meta'] {
  return {
    type: meta.type,
    docs: { description: meta.description, url: urlOf(name), check: meta.check, roles: meta.roles, tier: meta.tier },
    messages: { ...meta.messages, settings: '{{problem}}', ...(meta.tier === 'typed' && { untyped }) },
    schema: [{ type: 'object', properties: { ...meta.schema }, additionalProperties: false }],
    defaultOptions: [...meta.defaultOptions],
    ...(meta.hasSuggestions && { hasSuggestions: true }),
  };
}

const untyped =
  'This rule needs types. Set parserOptions.projectService, or take the preset "recommended". (Said once.)';

/** Where the page of a rule is read. */
export function urlOf(name: string): string {
  return `https://github.com/tacet/tacet/blob/main/rules/src/${name}.md`;
}

/** A finding as ESLint takes it; of a node with many lines only the first is underlined. */
function toReport(finding: Finding, { sourceCode }: Context): TSESLint.ReportDescriptor<string> {
  const { node, at = node, messageId, data, suggest } = finding;
  const { start, end } = at.loc;
  const line = sourceCode.lines[start.line - 1] ?? '';
  return {
    loc: { start, end: end.line === start.line ? end : { line: start.line, column: line.trimEnd().length } },
    messageId,
    ...(data && { data }),
    ...(suggest && { suggest: suggest.map(({ fix, ...suggestion }) => ({ ...suggestion, fix })) }),
  };
}
