import { closestMatch } from 'leven';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Answers } from './plop.ts';

/** A flag of a generator. */
export interface GeneratorFlag {
  readonly name: string;
  /** What its value looks like: `<name>`. */
  readonly value: string;
  readonly description: string;
}

/** What the arguments come to: answers, or what is wrong with them. */
export type Reading =
  | { readonly kind: 'answers'; readonly answers: Answers; readonly switches: ReadonlySet<string> }
  | { readonly kind: 'help' }
  | { readonly kind: 'misuse'; readonly message: string; readonly hint: string };

/** Flags that plop reads itself; they may stand anywhere. */
const plopValues = ['cwd', 'preload', 'plopfile', 'completion', 'dest'] as const;
const plopSwitches = ['progress', 'no-progress', 'show-type-names'] as const;

/** Flags that every generator has. */
export const switches = ['force', 'prune'] as const;

/**
 * Reads what was typed after the generator's name, with or without `--` between: plop itself takes flags before `--` for
 * its own, and drops their values. The one operand that is allowed is the spec.
 */
export function readGeneratorArguments(
  args: readonly string[],
  generator: string,
  flags: readonly GeneratorFlag[],
): Reading {
  const known = flags.map(({ name }) => name);
  const { tokens } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: optionsOf(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const answers: Answers = {};
  const given = new Set<string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (name === 'help') return { kind: 'help' };
    if (known.includes(name)) {
      if (value === undefined || value === '') return misuse(`${token.rawName} needs a value`, generator);
      answers[name] = value;
    } else if (isIn(switches, name)) given.add(name);
    else if (!isIn(plopValues, name) && !isIn(plopSwitches, name)) return unknownFlag(token.rawName, known, generator);
  }
  return withOperands(answers, given, operands, generator);
}

function withOperands(
  answers: Answers,
  given: ReadonlySet<string>,
  operands: readonly string[],
  generator: string,
): Reading {
  const rest = operands.filter((_, index) => index !== operands.indexOf(generator));
  const [spec, ...others] = answers.spec === undefined ? rest : [answers.spec, ...rest];
  if (others.length > 0) return misuse(`${others[0] ?? ''} is one argument too many`, generator);
  return { kind: 'answers', answers: spec === undefined ? answers : { ...answers, spec }, switches: given };
}

function optionsOf(known: readonly string[]): NonNullable<ParseArgsConfig['options']> {
  return {
    ...Object.fromEntries([...known, ...plopValues].map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries([...plopSwitches, ...switches].map((name) => [name, { type: 'boolean' as const }])),
    help: { type: 'boolean', short: 'h' },
    force: { type: 'boolean', short: 'f' },
    'show-type-names': { type: 'boolean', short: 't' },
  };
}

function unknownFlag(name: string, known: readonly string[], generator: string): Reading {
  const candidates = [...known, ...switches].map((flag) => `--${flag}`);
  const nearest = closestMatch(name.slice(0, 80), candidates, { maxDistance: 3 });
  return misuse(`there is no flag ${name}`, generator, nearest);
}

function misuse(message: string, generator: string, nearest?: string): Reading {
  const help = `npx plop ${generator} --help shows what there is.`;
  return { kind: 'misuse', message, hint: nearest === undefined ? help : `Did you mean ${nearest}? ${help}` };
}

function isIn(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
