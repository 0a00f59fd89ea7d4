import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const house = join(import.meta.dirname, '..', '..');
const payment = join(house, 'test/examples/payment/payment.tacet.yaml');

const tacet = join(house, 'packages/cli/dist/bin.js');

/** Where tools are installed that only the benchmark needs. */
export const toolCache = join(house, 'node_modules/.cache/tacet-bench');

/** A temporary project: `reset` brings it back to its specs alone, `remove` ends it. */
export interface Place {
  readonly folder: string;
  readonly reset: () => void;
  readonly remove: () => void;
}

/** A project with as many copies of the payment spec, each a context and a folder of its own; one keeps its name. */
export function createPlace(specCount: number): Place {
  if (!existsSync(tacet)) throw new Error('the command line is not built: npm run build');
  const seed = mkdtempSync(join(tmpdir(), 'tacet-bench-'));
  writeFileSync(join(seed, 'package.json'), '{ "name": "bench", "type": "module", "private": true }\n');
  const spec = readFileSync(payment, 'utf8');
  for (let index = 0; index < specCount; index++) {
    const context = specCount === 1 ? 'payment' : `payment-${String(index).padStart(4, '0')}`;
    mkdirSync(join(seed, 'src', context), { recursive: true });
    const text = spec.replace(/^context: payment$/m, `context: ${context}`);
    writeFileSync(join(seed, 'src', context, `${context}.tacet.yaml`), text);
  }
  const folder = `${seed}-run`;
  const reset = (): void => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(seed, folder, { recursive: true });
  };
  const remove = (): void => {
    rmSync(folder, { recursive: true });
    rmSync(seed, { recursive: true });
  };
  reset();
  return { folder, reset, remove };
}

/** The same, with everything generated. */
export function createGeneratedPlace(specCount: number): Place {
  const place = createPlace(specCount);
  const { status, stderr } = spawnSync(process.execPath, [tacet, 'generate'], { cwd: place.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`tacet generate failed:\n${stderr}`);
  return place;
}

/** Breaks the seals of a generated place: everything is made again to be compared. */
export function breakSeals({ folder }: Place): void {
  const file = join(folder, 'tacet.lock.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"seal": "[^"]*"/g, '"seal": ""'));
}

/** The built command line, run in a place. */
export function runTacet(place: Place, ...args: readonly string[]): { command: readonly string[]; cwd: string } {
  return { command: ['node', tacet, ...args], cwd: place.folder };
}
