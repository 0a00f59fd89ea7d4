/** What of plop's interface is used. */
export interface Plop {
  setGenerator(name: string, generator: PlopGenerator): unknown;
}

/** A generator, in the form in which plop leaves its arguments alone: with one function for its prompts. */
export interface PlopGenerator {
  readonly description: string;
  readonly prompts: (inquirer: Inquirer) => Promise<Answers>;
  readonly actions: (answers: Answers) => PlopAction[];
}

/** What the arguments and the user say, by the names of the flags. */
export type Answers = Record<string, string>;

/** Something that plop runs; it shows the text that comes back. */
export type PlopAction = (answers: Answers) => Promise<string>;

/** The part of inquirer that asks. */
export interface Inquirer {
  prompt(questions: readonly Question[]): Promise<Answers>;
}

/** A question for a person. */
export interface Question {
  readonly type: 'input' | 'list';
  readonly name: string;
  readonly message: string;
  readonly choices?: readonly string[];
  readonly validate?: (answer: string) => true | string;
}
