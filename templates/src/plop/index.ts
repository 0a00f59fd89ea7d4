import { recover } from '@tacet/changes';
import { addToSpec } from '@tacet/spec';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTypingError } from './additions.ts';
import { readGeneratorArguments, type GeneratorFlag } from './arguments.ts';
import { contextName, contextPath, contextSpec } from './context-spec.ts';
import { failure, isPlopProcess } from './failure.ts';
import { orchestrator, runtime } from './flow-generators.ts';
import { specFlag, type SpecGenerator } from './generator.ts';
import { describeGenerator } from './help.ts';
import { gateway, result, store, valueObject } from './part-generators.ts';
import type { Answers, Inquirer, Plop, PlopGenerator } from './plop.ts';
import { askOne, completeAnswers, type Respondent } from './questions.ts';
import { generateSpec } from './run.ts';
import { readFacts } from './spec-facts.ts';
import { findSpecFile, placeOf, type SpecFile } from './spec-file.ts';

const specGenerators = [orchestrator, runtime, result, valueObject, store, gateway] as const;

/** Registers tacet's generators; a plopfile is `export { default } from '@tacet/templates/plop'`. */
export default function tacet(plop: Plop): void {
  stopWithoutGenerator();
  for (const generator of specGenerators) plop.setGenerator(generator.name, fromSpec(generator));
  plop.setGenerator(context.name, newContext);
}

function fromSpec(generator: SpecGenerator): PlopGenerator {
  return {
    description: generator.description,
    prompts: async (inquirer) => {
      const { answers, respondent } = readAnswers(generator, inquirer);
      const { file, root, path } = await findSpecFile(generator.name, answers, process.cwd(), respondent);
      recover(root);
      const facts = await readFacts(root, path);
      const complete = facts === undefined ? answers : await completeAnswers(generator, answers, facts, respondent);
      return { ...complete, spec: file };
    },
    actions: (answers) => [() => generate(answers, placeOf(answers.spec ?? '', process.cwd()), generator)],
  };
}

async function generate(answers: Answers, { file, root, path }: SpecFile, { add }: SpecGenerator): Promise<string> {
  const facts = await readFacts(root, path);
  const additions = facts === undefined ? [] : add(answers, facts);
  if (isTypingError(additions)) throw failure(2, additions.message);
  if (additions.length === 0) return await run(answers, file, undefined);
  const edit = await addToSpec(readFileSync(file, 'utf8'), additions, path);
  if (edit.kind === 'edited') return await run(answers, file, edit.text);
  throw failure(1, edit.diagnostics.map(({ message }) => message).join(' '));
}

const nameFlag: GeneratorFlag = { name: 'name', value: 'name', description: 'the context, for one: payment' };

const context = {
  name: 'context',
  description: 'writes the spec of a new context, and generates its slice',
  flags: [nameFlag, { ...specFlag, description: 'where its spec goes; without it, a folder of its own' }],
} as const;

const newContext: PlopGenerator = {
  description: context.description,
  prompts: async (inquirer) => {
    const { answers, respondent } = readAnswers(context, inquirer);
    if (answers.name !== undefined) return answers;
    if (respondent === undefined) {
      throw failure(2, '--name is missing: what is the context called?', 'npx plop context --name payment');
    }
    const name = await askOne({ flag: 'name', message: 'What is the context called?' }, respondent);
    return { ...answers, name };
  },
  actions: (answers) => [
    () => {
      const directory = process.cwd();
      const name = contextName(answers.name ?? '');
      const spec = answers.spec ?? contextPath(name, existsSync(join(directory, 'src')));
      const { file } = placeOf(spec, directory);
      if (existsSync(file)) throw failure(3, `${spec} is there already`, 'Choose another --name, or --spec.');
      return run(answers, file, contextSpec(name));
    },
  ],
};

function readAnswers(
  generator: Pick<SpecGenerator, 'name' | 'description' | 'flags'>,
  inquirer: Inquirer,
): { readonly answers: Answers; readonly respondent: Respondent } {
  const reading = readGeneratorArguments(process.argv.slice(2), generator.name, generator.flags);
  switch (reading.kind) {
    case 'misuse':
      throw failure(2, reading.message, reading.hint);
    case 'help':
      process.stdout.write(describeGenerator(generator));
      return process.exit(0);
    case 'answers': {
      const given = Object.fromEntries([...reading.switches].map((name) => [name, 'true']));
      const isPerson = process.stdin.isTTY && process.stdout.isTTY;
      return { answers: { ...reading.answers, ...given }, respondent: isPerson ? inquirer : undefined };
    }
  }
}

async function run(answers: Answers, file: string, text: string | undefined): Promise<string> {
  return await generateSpec({
    directory: process.cwd(),
    file,
    ...(text === undefined ? {} : { text }),
    force: answers.force !== undefined,
    prune: answers.prune !== undefined,
    write: writeBesideSpinner(),
  });
}

/** Without a name plop asks which generator to run, also where nobody can answer, and then ends as if all were well. */
function stopWithoutGenerator(): void {
  const isNamed = process.argv.slice(2).some((arg) => !arg.startsWith('-'));
  if (!isPlopProcess() || process.stdin.isTTY || isNamed) return;
  const names = [...specGenerators, context].map(({ name }) => name);
  process.stderr.write(`error name a generator: ${names.join(', ')}\n  hint: npx plop orchestrator --spec <file>\n`);
  process.exit(2);
}

/** Plop's spinner turns on the line below; it is wiped away before the first of ours is written there. */
function writeBesideSpinner(): (text: string) => void {
  const spinner = { isWiped: !process.stderr.isTTY };
  return (text) => {
    if (text !== '' && !spinner.isWiped) process.stderr.write('\r\u001b[2K');
    spinner.isWiped ||= text !== '';
    process.stdout.write(text);
  };
}
