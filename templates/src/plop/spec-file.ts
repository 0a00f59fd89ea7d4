import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { findRoot, toSlashes } from '../engine/project.ts';
import { failure } from './failure.ts';
import type { Answers } from './plop.ts';
import { askOne, type Respondent } from './questions.ts';

/** A spec file: where it is, and its project. */
export interface SpecFile {
  readonly file: string;
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
}

/** The spec that the answers name; a person may choose one, where nobody can be asked it has to be named. */
export async function findSpecFile(
  generator: string,
  answers: Answers,
  directory: string,
  respondent: Respondent,
): Promise<SpecFile> {
  const named = answers.spec ?? (await chooseSpec(generator, directory, respondent));
  const place = placeOf(named, directory);
  const hint = 'A spec is a file named *.tacet.yaml; npx plop context --name <name> writes one.';
  if (!existsSync(place.file)) throw failure(2, `--spec: ${named} does not exist`, hint);
  if (!statSync(place.file).isFile()) throw failure(2, `--spec: ${named} is a directory`, hint);
  return place;
}

/** Where a spec file is, or would be. */
export function placeOf(name: string, directory: string): SpecFile {
  const file = resolve(directory, name);
  const root = findRoot(dirname(file), directory);
  return { file, root, path: toSlashes(relative(root, file)) };
}

async function chooseSpec(generator: string, directory: string, respondent: Respondent): Promise<string> {
  const hint = `npx plop ${generator} --spec <file>`;
  if (respondent === undefined) throw failure(2, '--spec is missing: which spec?', hint);
  const choices = await glob('**/*.tacet.{yaml,yml,json}', {
    cwd: directory,
    ignore: ['**/node_modules/**', '**/.git/**', '**/dist/**'],
    followSymbolicLinks: false,
  });
  if (choices.length === 0) {
    throw failure(2, `There is no spec below ${directory}.`, 'npx plop context writes one, tacet init an example.');
  }
  return await askOne({ flag: 'spec', message: 'Which spec?', choices: choices.sort() }, respondent);
}
