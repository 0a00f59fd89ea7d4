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

/** What the rules enabled for one file share: their options, and one survey for each role they see it in. */
interface Visit {
  readonly reading: ReadSettings;
  /** What the configuration, or else the file's name, says the file is. */
  readonly role: Role | undefined;
  readonly enabled: Map<string, { readonly role: Role; readonly options: object | undefined }>;
  readonly findings: Map<Role, Findings>;
}

/**
 * Turns rules into a plugin's rules. They share one survey of each file, so that a defect has one finding whichever of
 * them are enabled; each reports its own.
 */
export function toEslintRules(rules: readonly Rule[]): Record<string, EslintRule> {
  const visits = new WeakMap<TSESTree.Program, Visit>();
  const told = new Set<'untyped'>();
  const find = createSurveyor(rules);

  const enter = (rule: Rule, context: Context): void => {
    const known = visits.get(context.sourceCode.ast);
    const visit = known === undefined || known.enabled.has(rule.name) ? openVisit(context) : known;
    visits.set(context.sourceCode.ast, visit);
    visit.enabled.set(rule.name, { role: roleOf(rule, visit), options: firstOption(context) });
  };

  const report = (rule: Rule, context: Context): void => {
    const visit = visits.get(context.sourceCode.ast);
    const role = visit?.enabled.get(rule.name)?.role;
    if (visit === undefined || role === undefined) return;
    if (rule.meta.tier === 'typed' && !hasProgram(context.sourceCode.parserServices ?? {})) {
      if (!told.has('untyped')) context.report({ loc: { line: 1, column: 0 }, messageId: 'untyped' });
      told.add('untyped');
    }
    const findings = visit.findings.get(role) ?? find(context, visit, role);
    visit.findings.set(role, findings);
    for (const finding of findings.get(rule.name) ?? []) context.report(toReport(finding, context));
    if (visit.enabled.keys().next().value === rule.name) reportProblems(visit, context);
  };

  return Object.fromEntries(
    rules.map((rule): [string, EslintRule] => [
      rule.name,
      {
        meta: metaOf(rule),
        create: (context: Context) => ({
          Program: () => {
            enter(rule, context);
          },
          'Program:exit': () => {
            report(rule, context);
          },
        }),
      },
    ]),
  );
}

/** Surveys files; what to ask is planned once for all files of a role that are configured in the same way. */
function createSurveyor(rules: readonly Rule[]): (context: Context, visit: Visit, role: Role) => Findings {
  const plans = new Map<Role, { readonly key: readonly unknown[]; readonly kind: FileKind; readonly survey: Survey }>();
  return (context, { reading, enabled }, role) => {
    const isPart = ({ name, meta }: Rule): boolean =>
      enabled.get(name)?.role === role || (meta.tier === 'syntax' && meta.roles.includes(role));
    const key = [
      reading.settings,
      ...rules.flatMap((rule) => (isPart(rule) ? [rule, enabled.get(rule.name)?.options] : [])),
    ];
    const known = plans.get(role);
    if (known && isSame(known.key, key)) return surveyFile(openFile(context, known.kind), known.survey);
    const kind = fileKindOf(role, reading.settings);
    const participants = rules.filter(isPart).map((rule) => ({ rule, options: enabled.get(rule.name)?.options }));
    const survey = planSurvey(kind, participants);
    plans.set(role, { key, kind, survey });
    return surveyFile(openFile(context, kind), survey);
  };
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}

/** Says once for each file what is wrong with the shared settings. */
function reportProblems({ reading }: Visit, context: Context): void {
  for (const problem of reading.problems) {
    context.report({ loc: { line: 1, column: 0 }, messageId: 'settings', data: { problem } });
  }
}

function openVisit(context: Context): Visit {
  const reading = readSettings(context.settings.tacet);
  return {
    reading,
    role: reading.settings.role ?? findRole(context.filename),
    enabled: new Map(),
    findings: new Map(),
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
