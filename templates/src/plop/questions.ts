import { failure } from './failure.ts';
import type { OpenQuestion, SpecGenerator } from './generator.ts';
import type { Answers, Inquirer } from './plop.ts';
import type { SpecFacts } from './spec-facts.ts';

/** Who can be asked: a person at a terminal, or nobody. */
export type Respondent = Inquirer | undefined;

/** Asks all that is left to ask; where nobody can be asked, whatever is missing is the failure. */
export async function completeAnswers(
  generator: SpecGenerator,
  given: Answers,
  facts: SpecFacts,
  respondent: Respondent,
): Promise<Answers> {
  return respondent === undefined
    ? withFallbacks(generator, given, facts)
    : await askPerson(generator, given, facts, respondent);
}

async function askPerson(
  generator: SpecGenerator,
  given: Answers,
  facts: SpecFacts,
  person: Inquirer,
): Promise<Answers> {
  const question = generator.ask(given, facts);
  if (question === undefined) return given;
  const { [question.flag]: earlier } = given;
  const answer = await askOne(question, person);
  const answers = { ...given, [question.flag]: earlier === undefined ? answer : `${earlier},${answer}` };
  return await askPerson(generator, answers, facts, person);
}

function withFallbacks(generator: SpecGenerator, given: Answers, facts: SpecFacts): Answers {
  const missing: OpenQuestion[] = [];
  let answers = given;
  for (;;) {
    const question = generator.ask(answers, facts);
    if (question === undefined || missing.some(({ flag }) => flag === question.flag)) break;
    if (question.fallback === undefined) missing.push(question);
    answers = { ...answers, [question.flag]: question.fallback ?? '' };
  }
  if (missing.length === 0) return answers;
  const lines = missing.map(({ flag, message, choices }) => {
    const shown = choices === undefined ? '' : ` ${choices.join(' | ')}`;
    return `--${flag} is missing: ${message}${shown}`;
  });
  const flags = missing.map(({ flag }) => `--${flag} …`).join(' ');
  throw failure(2, lines.join('\n  '), `npx plop ${generator.name} --spec ${facts.context.path} ${flags}`);
}

/** Asks one question of a person. */
export async function askOne({ flag, message, choices, fallback }: OpenQuestion, person: Inquirer): Promise<string> {
  const { [flag]: answer = '' } = await person.prompt([
    choices === undefined || choices.length === 0
      ? {
          type: 'input',
          name: flag,
          message,
          validate: (typed) => typed.trim() !== '' || fallback !== undefined || 'Type something.',
        }
      : { type: 'list', name: flag, message, choices },
  ]);
  return answer.trim();
}
