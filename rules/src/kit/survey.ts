import type { TSESTree } from '@typescript-eslint/utils';
import type { Answer, Finding, Rule, Visitors } from './definition.ts';
import { eachPart } from './parts.ts';
import type { FileKind, SourceFile } from './source-file.ts';
import { enterZone, inBody, inTry, innerZone, observed, silent, type Zone } from './zones.ts';

/** A rule that takes part in a survey, with the options it was enabled with. */
export interface Participant {
  readonly rule: Rule;
  readonly options: object | undefined;
}

/** What to ask about the nodes of a kind of file, by the type of the node, in the order of the rules. */
export type Survey = ReadonlyMap<string, readonly Question[]>;

/** The findings in one file, by the name of the rule. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** A method, so that the visitor of one kind of node may stand where any node is taken: it is asked about its own only. */
interface Asker {
  ask(node: TSESTree.Node, file: SourceFile): Answer;
}

interface Question {
  readonly rule: string;
  readonly ask: Asker['ask'];
  readonly onlyIn: Zone;
  /** Where nothing is asked. */
  readonly notIn: Zone;
  /** Where the answer is not written down, though the parts of what it names are silent. */
  readonly quietIn: Zone;
}

/** Collects the questions of rules about a kind of file. */
export function planSurvey(kind: FileKind, participants: readonly Participant[]): Survey {
  const questions = new Map<string, Question[]>();
  const add = ({ name, meta }: Rule, visitors: Visitors, onlyIn: Zone): void => {
    const silentIn = meta.silentIn ?? [];
    const notIn = silentIn.includes('observers') ? observed : 0;
    const quietIn = silentIn.includes('try') ? inTry : 0;
    for (const [type, ask] of Object.entries<Asker['ask']>(visitors)) {
      const asked = questions.get(type) ?? [];
      asked.push({ rule: name, ask, onlyIn, notIn, quietIn });
      questions.set(type, asked);
    }
  };
  for (const { rule, options } of participants) {
    const { anywhere = {}, body = {} } = rule.check(kind, options);
    if (kind.isDriver) add(rule, body, inBody);
    add(rule, anywhere, 0);
  }
  return questions;
}

/**
 * Walks a file once and asks the rules, in their order, about each node. The first that names a node speaks for it; the
 * parts of what was named are silent up to the statements inside. The walk keeps its own stack: code may nest deeply.
 */
export function surveyFile(file: SourceFile, survey: Survey): Findings {
  const findings = new Map<string, Finding[]>();
  const nodes: TSESTree.Node[] = [file.program];
  const zones: Zone[] = [0];
  const visit = (part: TSESTree.Node, zone: Zone): void => {
    nodes.push(part);
    zones.push(zone);
  };
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const zone = enterZone(node, zones.pop() ?? 0);
    const asked = (zone & silent) === 0 ? survey.get(node.type) : undefined;
    const isNamed = asked !== undefined && ask(asked, node, zone, file, findings);
    eachPart(node, innerZone(node, zone, isNamed, file), file, visit);
  }
  return findings;
}

/** Asks about one node until a rule names it; answers whether one did. */
function ask(
  questions: readonly Question[],
  node: TSESTree.Node,
  zone: Zone,
  file: SourceFile,
  findings: Map<string, Finding[]>,
): boolean {
  for (const question of questions) {
    if ((zone & question.onlyIn) !== question.onlyIn || (zone & question.notIn) !== 0) continue;
    const answer = question.ask(node, file);
    if (answer === undefined) continue;
    if (answer === 'permitted') return true;
    const found = 'node' in answer ? [answer] : answer;
    if ((zone & question.quietIn) === 0) {
      const earlier = findings.get(question.rule);
      if (earlier === undefined) findings.set(question.rule, [...found]);
      else earlier.push(...found);
    }
    if (found.some((finding) => finding.node === node && finding.isOpen !== true)) return true;
  }
  return false;
}
