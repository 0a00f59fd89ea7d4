import type { ChangeRequest } from '@tacet/changes';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSourceModel } from '../../adapter/ts-source-model.ts';
import { planMigration, type Tier } from '../../index.ts';
import type { Proof, ProofFile } from '../proof.ts';
import { runMany, type ProofRun } from '../run-proofs.ts';
import { mutantsOf, type Mutant } from './mutate.test.kit.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures');

/** What became of a mutant: its test noticed, did not notice, or could not be run on it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly method: string;
  /** What the method needed to be understood. */
  readonly tier: Tier | undefined;
  readonly fate: 'killed' | 'survived';
  readonly detail: string;
}

/** All mutants with their fates, and the methods without a proof, which have none. */
export interface Judgement {
  readonly judged: readonly Judged[];
  readonly unproven: readonly { readonly method: string; readonly file: string; readonly reason: string }[];
}

/** Mutants of migrated fixtures, judged by the equivalence tests that the migration wrote for them. */
export async function judgeMutants(
  names: readonly string[],
  choose: (all: readonly Mutant[]) => readonly Mutant[],
): Promise<Judgement> {
  const root = mkdtempSync(path.join(tmpdir(), 'tacet-mutants-'));
  try {
    for (const name of names) {
      cpSync(path.join(fixtures, name), path.join(root, name), {
        recursive: true,
        filter: (file) => !file.endsWith('/after') && !file.endsWith('/run.ts'),
      });
    }
    const compilerOptions = {
      strict: true,
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'Bundler',
      experimentalDecorators: true,
      types: [],
    };
    writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
    return await judgeIn(root, names, choose);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function judgeIn(
  root: string,
  names: readonly string[],
  choose: (all: readonly Mutant[]) => readonly Mutant[],
): Promise<Judgement> {
  const services = names.map((name) => path.join(root, name, 'service.ts'));
  const { report, requests } = await planMigration({ root, files: services, verify: { keep: true } });
  const { options } = loadSourceModel(path.join(root, 'tsconfig.json'), []);
  const written = requests.map((request): ProofFile => ({
    file: path.join(root, request.path),
    text: textOf(root, request),
  }));
  const unproven = report.units.flatMap(({ file, method, status, refusals: [refusal] }) =>
    status === 'refused' ? [{ method, file, reason: `${refusal?.code ?? ''}: ${refusal?.reason ?? ''}` }] : [],
  );
  const cases = report.units.flatMap(({ file, method, line, tier, newFiles, verification }) => {
    if (verification.proof?.status !== 'proven') return [];
    const service = path.join(root, file);
    const base = (newFiles[0] ?? '').replace(/\.kinds\.ts$/, '');
    const find = (name: string): ProofFile =>
      written.find((one) => one.file === path.join(root, name)) ?? { file: '', text: '' };
    const kit = written.find((one) => one.file.endsWith('equivalence.kit.ts'))?.text ?? '';
    const proof: Proof = {
      method,
      line,
      service,
      test: find(`${base}.equivalence.test.ts`),
      snapshot: find(`${base}.equivalence.snapshot.ts`),
      kit: { file: path.join(path.dirname(service), 'equivalence.kit.ts'), text: kit },
    };
    const around = written.filter(
      (one) => path.dirname(one.file) === path.dirname(service) && !one.file.includes('equivalence'),
    );
    const own = [service, ...newFiles.map((name) => path.join(root, name))];
    return around
      .filter((one) => own.includes(one.file))
      .flatMap((one) => mutantsOf(one.file, one.text))
      .filter((mutant) => mutant.file !== service || mutant.within === method)
      .map((mutant) => ({ mutant, proof, around, tier }));
  });
  const chosen = new Set(choose(cases.map(({ mutant }) => mutant)));
  const asked = cases.filter(({ mutant }) => chosen.has(mutant));
  const runs = asked.map(({ mutant, proof, around }): ProofRun => ({
    root,
    compiler: options,
    files: around.map((one) => (one.file === mutant.file ? { file: one.file, text: mutant.text } : one)),
    proofs: [proof],
  }));
  const verdicts = await runMany(runs, { isIsolated: false });
  const judged = asked.map(({ mutant, proof, tier }, index): Judged => {
    const verdict = verdicts[index]?.get(proof);
    const local = { ...mutant, file: path.relative(root, mutant.file) };
    if (verdict?.status === 'refuted')
      return { mutant: local, method: proof.method, tier, fate: 'killed', detail: verdict.difference };
    const detail = verdict?.status === 'unproven' ? `${verdict.code}: ${verdict.reason}` : '';
    return { mutant: local, method: proof.method, tier, fate: 'survived', detail };
  });
  return { judged, unproven };
}

function textOf(root: string, request: ChangeRequest): string {
  if ('content' in request) return String(request.content);
  const text = readFileSync(path.join(root, request.path), 'utf8');
  if (!('edits' in request)) return text;
  return request.edits.reduce(
    (result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end),
    text,
  );
}

/** The fixtures that are migrated. */
export function migratedFixtures(): readonly string[] {
  return readdirSync(fixtures).filter((name) => existsSync(path.join(fixtures, name, 'run.ts')));
}
