import type { TSESTree } from '@typescript-eslint/utils';
import type { Answer, Finding, Rule, Visitors } from './definition.ts';
import type { SourceFile } from './source-file.ts';
import { eachPart, enterZone, inBody, inTry, innerZone, observed, silent, type Zone } from './zones.ts';

/** A rule that takes part in a survey, with the options it was enabled with. */
export interface Participant {
  readonly rule: Rule;
  readonly options: object | undefined;
}

/** The findings of every participant, by the name of its rule. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** A method, so that the visitor of one kind of node may stand where any node is taken: it is asked about its own only. */
interface Asker {
  ask(node: TSESTree.Node): Answer;
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

/**
 * Walks a file once and asks the rules, in their order, about each node. The first that names a node speaks for it; the
 * parts of what was named are silent up to the statements inside. The walk keeps its own stack: code may nest deeply.
 */
export function surveyFile(file: SourceFile, participants: readonly Participant[]): Findings {
  const questions = collectQuestions(file, participants);
  const findings = new Map<string, Finding[]>(participants.map(({ rule }) => [rule.name, []]));
  const nodes: TSESTree.Node[] = [file.program];
  const zones: Zone[] = [0];
  const visit = (part: TSESTree.Node, zone: Zone): void => {
    nodes.push(part);
    zones.push(zone);
  };
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const zone = enterZone(node, zones.pop() ?? 0);
    const asked = (zone & silent) === 0 ? questions.get(node.type) : undefined;
    const isNamed = asked !== undefined && ask(asked, node, zone, findings);
    eachPart(node, innerZone(node, zone, isNamed, file), file, visit);
  }
  return findings;
}

/** Asks about one node until a rule names it; answers whether one did. */
function ask(
  questions: readonly Question[],
  node: TSESTree.Node,
  zone: Zone,
  findings: Map<string, Finding[]>,
): boolean {
  for (const question of questions) {
    if ((zone & question.onlyIn) !== question.onlyIn || (zone & question.notIn) !== 0) continue;
    const answer = question.ask(node);
    if (answer === 'permitted') return true;
    if (answer === undefined) continue;
    const found = 'node' in answer ? [answer] : answer;
    if ((zone & question.quietIn) === 0) findings.get(question.rule)?.push(...found);
    if (found.some((finding) => finding.node === node && finding.isOpen !== true)) return true;
  }
  return false;
}

function collectQuestions(
  file: SourceFile,
  participants: readonly Participant[],
): ReadonlyMap<string, readonly Question[]> {
  const questions = new Map<string, Question[]>();
  const add = ({ name, meta }: Rule, visitors: Visitors, onlyIn: Zone): void => {
    const silentIn = meta.silentIn ?? [];
    const notIn = silentIn.includes('observers') ? observed : 0;
    const quietIn = silentIn.includes('try') ? inTry : 0;
    for (const [type, visitor] of Object.entries<Asker['ask']>(visitors)) {
      const asked = questions.get(type) ?? [];
      asked.push({ rule: name, ask: visitor, onlyIn, notIn, quietIn });
      questions.set(type, asked);
    }
  };
  for (const { rule, options } of participants) {
    const { anywhere = {}, body = {} } = rule.check(file, options);
    if (file.isDriver) add(rule, body, inBody);
    add(rule, anywhere, 0);
  }
  return questions;
}
