import { failure } from './failure.ts';
import type { OpenQuestion, SpecGenerator } from './generator.ts';
import type { Answers, Inquirer } from './plop.ts';
import type { SpecFacts } from './spec-facts.ts';

/** Who can be asked: a person at a terminal, or nobody. */
export type Respondent = Inquirer | undefined;

/** Asks all that is left to ask; where nobody can be asked, the first thing that is missing is the failure. */
export async function completeAnswers(
  generator: SpecGenerator,
  given: Answers,
  facts: SpecFacts,
  respondent: Respondent,
): Promise<Answers> {
  let answers = given;
  for (;;) {
    const question = generator.ask(answers, facts);
    if (question === undefined) return answers;
    if (respondent !== undefined) {
      const { [question.flag]: earlier } = answers;
      const answer = await askOne(question, respondent);
      answers = { ...answers, [question.flag]: earlier === undefined ? answer : `${earlier},${answer}` };
    } else if (question.isOptional === true) answers = { ...answers, [question.flag]: '' };
    else throw missing(generator.name, question, facts.context.path);
  }
}

/** Asks one question of a person. */
export async function askOne({ flag, message, choices, isOptional }: OpenQuestion, person: Inquirer): Promise<string> {
  const { [flag]: answer = '' } = await person.prompt([
    choices === undefined || choices.length === 0
      ? {
          type: 'input',
          name: flag,
          message,
          validate: (typed) => typed.trim() !== '' || isOptional === true || 'Type something.',
        }
      : { type: 'list', name: flag, message, choices },
  ]);
  return answer.trim();
}

function missing(generator: string, { flag, message, choices }: OpenQuestion, spec: string): Error {
  const shown = choices === undefined ? '' : ` One of: ${choices.join(', ')}.`;
  return failure(2, `--${flag} is missing: ${message}`, `npx plop ${generator} --spec ${spec} --${flag} …${shown}`);
}
