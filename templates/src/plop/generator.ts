import type { Addition, TypingError } from './additions.ts';
import type { GeneratorFlag } from './arguments.ts';
import type { Answers } from './plop.ts';
import type { SpecFacts } from './spec-facts.ts';

/** Something that is not answered yet; the flag answers it where nobody can be asked. */
export interface OpenQuestion {
  readonly flag: string;
  readonly message: string;
  readonly choices?: readonly string[];
  /** The answer where nobody can be asked; a person may leave such a question empty. */
  readonly fallback?: string;
}

/** One generator: what it needs to know, and what it adds to the spec. */
export interface SpecGenerator {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly GeneratorFlag[];
  /** The next question, given the answers so far; none when there is nothing left to ask. */
  readonly ask: (answers: Answers, facts: SpecFacts) => OpenQuestion | undefined;
  /** What the answers add to the spec. */
  readonly add: (answers: Answers, facts: SpecFacts) => readonly Addition[] | TypingError;
}

/** The flag that every generator has. */
export const specFlag: GeneratorFlag = { name: 'spec', value: 'file', description: 'the spec, *.tacet.yaml' };

/** The first of the questions that has no answer yet. */
export function firstOpen(answers: Answers, questions: readonly OpenQuestion[]): OpenQuestion | undefined {
  return questions.find(({ flag }) => answers[flag] === undefined);
}
