import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { findRole, type Role } from '@tacet/vocabulary';
import type { Finding, Rule } from './definition.ts';
import { createPlanner, type Enablement } from './plans.ts';
import { hasProgram } from './program-types.ts';
import { readSettings, type ReadSettings } from './settings.ts';
import { openFile } from './source-file.ts';
import { surveyFile } from './survey.ts';

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
  create(context: never): Listeners;
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

type Listeners = Record<string, (program: object) => void>;

const noListeners: Listeners = {};

/** So many files may be looked at inside one another; what another rule threw in is never left, and forgotten some day. */
const capacity = 8;

/** What the rules enabled for one file share. */
interface Visit extends Enablement {
  readonly sourceCode: Context['sourceCode'];
  readonly rules: Rule[];
  readonly options: (object | undefined)[];
  readonly contexts: Context[];
}

/**
 * Turns rules into a plugin's rules. They share one survey of each file, so that a defect has one finding whichever of
 * them are enabled. The first that is enabled listens for the end of the file and lets each rule report its own; a linter
 * spends more on a listener, and on the context it makes for each rule, than a rule does on most files.
 */
export function toEslintRules(rules: readonly Rule[]): Record<string, EslintRule> {
  const open: Visit[] = [];
  const told = new Set<'untyped'>();
  const planFor = createPlanner(rules);

  const create = (rule: Rule, context: Context, first: Listeners): Listeners => {
    const { sourceCode } = context;
    const known = open.find((visit) => visit.sourceCode === sourceCode && !visit.rules.includes(rule));
    const visit = known ?? openVisit(context, sourceCode);
    if (known === undefined && open.push(visit) > capacity) open.shift();
    visit.rules.push(rule);
    visit.options.push(firstOption(context));
    visit.contexts.push(context);
    return known === undefined ? first : noListeners;
  };

  const leave = (program: object): void => {
    const index = open.findIndex(({ sourceCode }) => sourceCode.ast === program);
    for (const visit of open.splice(index, 1)) reportAll(visit);
  };

  const reportAll = (visit: Visit): void => {
    const { contexts, reading } = visit;
    const [first] = contexts;
    if (first === undefined) return;
    const { surveys, typedIndex } = planFor(visit);
    for (const { kind, survey, indexes } of surveys) {
      const findings = surveyFile(openFile(first, kind), survey);
      if (findings.size === 0) continue;
      for (const index of indexes) reportOf(findings.get(visit.rules[index]?.name ?? ''), contexts[index]);
    }
    reportProblems(reading, first);
    const typed = contexts[typedIndex];
    if (typed !== undefined && !told.has('untyped') && reportMissingTypes(typed)) told.add('untyped');
  };

  return Object.fromEntries(
    rules.map((rule): [string, EslintRule] => {
      // One for all files: ESLint remembers of every listener whose it is.
      const first: Listeners = {
        'Program:exit': (program) => {
          leave(program);
        },
      };
      return [rule.name, { meta: metaOf(rule), create: (context: Context) => create(rule, context, first) }];
    }),
  );
}

function reportOf(findings: readonly Finding[] = [], context: Context | undefined): void {
  for (const finding of findings) context?.report(toReport(finding, context));
}

/** Says once for each file what is wrong with the shared settings. */
function reportProblems({ problems }: ReadSettings, context: Context): void {
  for (const problem of problems) {
    context.report({ loc: { line: 1, column: 0 }, messageId: 'settings', data: { problem } });
  }
}

/** Says that a rule needs types and has none; answers whether there was something to say. */
function reportMissingTypes(context: Context): boolean {
  if (hasProgram(context.sourceCode.parserServices ?? {})) return false;
  context.report({ loc: { line: 1, column: 0 }, messageId: 'untyped' });
  return true;
}

function openVisit({ settings, filename }: Context, sourceCode: Context['sourceCode']): Visit {
  const reading = readSettings(settings.tacet);
  const role = reading.settings.role ?? findRole(filename);
  return { sourceCode, reading, role, rules: [], options: [], contexts: [] };
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
