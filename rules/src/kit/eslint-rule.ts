import type { JSONSchema, TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findRole, type Role } from '@tacet/vocabulary';
import type { Finding, Rule } from './definition.ts';
import { readSettings, type ReadSettings } from './settings.ts';
import { hasProgram, openFile } from './source-file.ts';
import { surveyFile, type Findings } from './survey.ts';

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

/** What the rules enabled for one file share: their options, and one survey for each role they look at it in. */
interface Visit {
  readonly reading: ReadSettings;
  readonly options: Map<string, { readonly role: Role; readonly options: object | undefined }>;
  readonly findings: Map<Role, Findings>;
}

/**
 * Turns rules into a plugin's rules. They share one survey of each file, so that a defect has one finding whichever of
 * them are enabled; each reports its own.
 */
export function toEslintRules(rules: readonly Rule[]): Record<string, EslintRule> {
  const visits = new WeakMap<TSESTree.Program, Visit>();
  const told = new Set<'untyped'>();

  const enter = (rule: Rule, context: Context): void => {
    const known = visits.get(context.sourceCode.ast);
    const visit = known === undefined || known.options.has(rule.name) ? openVisit(context) : known;
    visits.set(context.sourceCode.ast, visit);
    visit.options.set(rule.name, { role: roleOf(rule, context, visit), options: firstOption(context) });
  };

  const report = (rule: Rule, context: Context): void => {
    const visit = visits.get(context.sourceCode.ast);
    const enabled = visit?.options.get(rule.name);
    if (visit === undefined || enabled === undefined) return;
    if (rule.meta.tier === 'typed' && !hasProgram(context.sourceCode.parserServices ?? {})) {
      if (!told.has('untyped')) context.report({ loc: { line: 1, column: 0 }, messageId: 'untyped' });
      told.add('untyped');
    }
    const findings = visit.findings.get(enabled.role) ?? survey(rules, context, visit, enabled.role);
    visit.findings.set(enabled.role, findings);
    for (const finding of findings.get(rule.name) ?? []) context.report(toReport(finding, context));
    if (visit.options.keys().next().value === rule.name) reportProblems(visit, context);
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

function survey(rules: readonly Rule[], context: Context, visit: Visit, role: Role): Findings {
  const file = openFile(context, context.sourceCode.ast, role, visit.reading.settings);
  const participants = rules.flatMap((rule) => {
    const enabled = visit.options.get(rule.name);
    const isConcerned = rule.meta.tier === 'syntax' && rule.meta.roles.includes(role);
    return isConcerned || enabled?.role === role ? [{ rule, options: enabled?.options }] : [];
  });
  return surveyFile(file, participants);
}

/** Says once for each file what is wrong with the shared settings. */
function reportProblems({ reading }: Visit, context: Context): void {
  for (const problem of reading.problems) {
    context.report({ loc: { line: 1, column: 0 }, messageId: 'settings', data: { problem } });
  }
}

function openVisit(context: Context): Visit {
  return { reading: readSettings(context.settings.tacet), options: new Map(), findings: new Map() };
}

/** The role a rule sees a file in: what the configuration says, what the file's name says, or the rule's first. */
function roleOf({ meta }: Rule, { filename }: Context, { reading }: Visit): Role {
  const role = reading.settings.role ?? findRole(filename);
  const [first = 'orchestrator'] = meta.roles;
  return role !== undefined && (meta.roles.includes(role) || meta.optionalRoles?.includes(role)) ? role : first;
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
