import { importable } from './ports.ts';
import { createRandom } from './random.ts';
import { typeTexts, withVariable, type Kind, type Scope } from './scope.ts';
import { statements } from './statements.ts';

/** A generated service, and how its units are called. */
export interface Program {
  readonly seed: number;
  readonly text: string;
  readonly units: readonly ProgramUnit[];
}

/** A method or exported function of a generated service. */
export interface ProgramUnit {
  readonly name: string;
  readonly isMethod: boolean;
  /** The types of its parameters. */
  readonly parameters: readonly Kind[];
}

const words = ['approve', 'settle', 'charge', 'rename', 'close'];
const parameterKinds: readonly Kind[] = ['number', 'string', 'boolean', 'account', 'account?', 'numbers', 'number?'];

/** Writes the fat service that belongs to a seed. */
export function writeProgram(seed: number): Program {
  const random = createRandom(seed);
  const isClass = random.chance(0.8);
  const units: ProgramUnit[] = [];
  const bodies: string[] = [];
  for (const word of words.slice(0, 1 + random.below(3))) {
    const { unit, text } = writeUnit(random, word, isClass);
    units.push(unit);
    bodies.push(text);
  }
  const code = isClass ? classText(bodies) : bodies.join('\n\n');
  const used = importable.filter(
    (name) => new RegExp(`\\b${name}\\b`).test(code) && (!isClass || !/^[a-z]+$/.test(name) || isFree(name)),
  );
  const isType = (name: string): boolean =>
    /^(?:Owner|Account|Charge|Store|Gateway|Audit|Flags|Query|Tx|Database|Cache)$/.test(name);
  const names = used.map((name) => (isType(name) ? `type ${name}` : name));
  return { seed, units, text: `import { ${names.join(', ')} } from '../ports';\n\n${code}\n` };
}

function isFree(name: string): boolean {
  return ['round', 'numbersOf', 'assertPositive', 'sendMail', 'state'].includes(name);
}

function classText(bodies: readonly string[]): string {
  return `export class FuzzService {
  private readonly factor: number = 3;
  private hits = 0;

  constructor(
    private readonly store: Store,
    private readonly gateway: Gateway,
    private readonly audit: Audit,
    private readonly flags: Flags,
    private readonly database: Database,
    private readonly cache?: Cache,
  ) {}

  private scaled(value: number): number {
    return value > 5 ? value * this.factor : value;
  }

  private async counted(value: number): Promise<number> {
    const found = await this.store.count({ min: value });
    return found + this.factor;
  }

  private named(value: number): string {
    this.audit.note('named', value);
    return this.gateway.label('own', value);
  }

${bodies.join('\n\n')}
}`;
}

function writeUnit(random: Scope['random'], name: string, isMethod: boolean): { unit: ProgramUnit; text: string } {
  const isAsync = random.chance(0.8);
  const isPromise = !isAsync && random.chance(0.4);
  const taken = new Map<string, number>();
  const returned = new Set<string>();
  const more = Array.from({ length: 1 + random.below(3) }, () => random.pick(parameterKinds));
  const parameters: readonly Kind[] = ['number', 'string', ...more];
  let scope: Scope = {
    random,
    variables: [],
    isAsync,
    isMethod,
    mayAct: random.chance(0.7),
    returned,
    ...(isPromise ? { answer: 'promise' } : {}),
    own: isMethod
      ? [
          { name: 'scaled', kind: 'number', shape: 'pure' },
          { name: 'counted', kind: 'number', shape: 'async' },
          { name: 'named', kind: 'string', shape: 'sync' },
        ]
      : [],
    fresh: (stem) => {
      const count = (taken.get(stem) ?? 0) + 1;
      taken.set(stem, count);
      return count === 1 ? stem : `${stem}${count}`;
    },
  };
  const heads = parameters.map((kind) => {
    const parameter = scope.fresh(`given${kind.replace('?', 'Maybe').replace(/^./, (first) => first.toUpperCase())}`);
    scope = withVariable(scope, parameter, kind, random.chance(0.2) && kind === 'number');
    return `${parameter}: ${typeTexts[kind]}`;
  });
  const body = statements(scope, 2 + random.below(7), random.chance(0.2) ? 3 : 2, isPromise || random.chance(0.9));
  const union = [...returned, ...(returned.size === 0 ? ['void'] : ['undefined'])];
  const type = isPromise ? 'number' : [...new Set(union)].join(' | ');
  const result = random.chance(0.2) ? '' : `: ${isAsync || isPromise ? `Promise<${type}>` : type}`;
  const head = `${isMethod ? '' : 'export '}${isAsync ? 'async ' : ''}${isMethod ? '' : 'function '}${name}(${heads.join(', ')})${result}`;
  return { unit: { name, isMethod, parameters }, text: `${head} {\n${body}\n}` };
}
