import Ajv from 'ajv';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCli, createProject, house, type Project, type Run } from './sandbox.ts';

const bin = bundleCli();
const schema = JSON.parse(readFileSync(join(house, 'packages/cli/schema/migrate.schema.json'), 'utf8')) as object;
const isReport = new Ajv().compile(schema);

const visits = `export interface Visits {
  count(name: string): Promise<number>;
  note(name: string, by: string): Promise<void>;
}
`;
const greet = `${visits}
export class GreetService {
  constructor(private readonly visits: Visits) {}

  async greet(name: string): Promise<string> {
    if ((await this.visits.count(name)) === 0) throw new Error('Who is ' + name + '?');
    return 'Hello, ' + name;
  }
}
`;
/** Reads from the stack where its own code stands: no migration can keep that. */
const note = `${visits}
export class NoteService {
  constructor(private readonly visits: Visits) {}

  async note(name: string): Promise<boolean> {
    if ((await this.visits.count(name)) === 0) return false;
    const [, by = 'nobody'] = /at (?:async )?([\\w.]+)/.exec(new Error('here').stack ?? '') ?? [];
    await this.visits.note(name, by);
    return true;
  }
}
`;
const compilerOptions = {
  strict: true,
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  types: [],
};
const files = {
  'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
  'src/greet.service.ts': greet,
  'src/note.service.ts': note,
};

/** A project in which some packages are installed. */
function projectWith(...packages: readonly string[]): Project {
  const project = createProject(bin, files);
  mkdirSync(join(project.root, 'node_modules'));
  for (const name of packages) {
    symlinkSync(join(house, 'node_modules', name), join(project.root, 'node_modules', name));
  }
  return project;
}

/** What is not installed. */
const own = (tree: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('node_modules')));

describe('tacet migrate --keep-proofs', () => {
  let project: Project;
  let told: Run;
  beforeAll(() => {
    project = projectWith('vitest', 'fast-check');
    told = project.tacet('migrate', 'src', '--keep-proofs');
  });

  it('writes what is proven, and leaves what is refuted as it was, byte for byte', () => {
    expect(project.read('src/greet.service.ts')).toContain('new GreetOrchestrator(this.visits)');
    expect(project.read('src/note.service.ts')).toBe(note);
    expect(Object.keys(own(project.tree())).filter((path) => path.includes('note'))).toEqual(['src/note.service.ts']);
  });

  it('tells of both: how much was run, and what somebody would have noticed', () => {
    // Which name tells them apart is the choice of the test.
    expect(told.stdout.replace(/\("\w*"/g, '("…"')).toBe(
      `migrated GreetService.greet src/greet.service.ts:9 T0 · 1 decision, 4 new files
  proven: 1000 runs of the old and the new code, 2 of 2 branches of the old code
refused NoteService.note src/note.service.ts:9 not-equivalent
  The migrated code does something else (+) than the old code (-):
    > visits.count("…")
    promised
    < visits.count()
  - > visits.note("…", "NoteService.note")
  + > visits.note("…", "decideNote")
  hint: Nothing of this method was written. This is a defect of the migration: please report it.
2 files: 1 migrated, 1 refused, 0 clean
`,
    );
    expect(told.code).toBe(1);
  });

  it('keeps the proofs of what was written, and nothing else of them', () => {
    expect(Object.keys(own(project.tree())).filter((path) => path.includes('equivalence'))).toEqual([
      'src/equivalence.kit.ts',
      'src/greet.equivalence.snapshot.ts',
      'src/greet.equivalence.test.ts',
    ]);
  });

  it('is taken back by undo', () => {
    expect(project.tacet('undo').code).toBe(0);
    expect(own(project.tree())).toEqual(own(projectWith().tree()));
  });
});

describe('tacet migrate --verify', () => {
  it('tells machines what was proven and what was refuted, and keeps no proof', () => {
    const project = projectWith('vitest', 'fast-check');
    const { code, stdout } = project.tacet('migrate', 'src', '--verify', '--dry-run', '--json');
    const document = JSON.parse(stdout) as { readonly timing: { readonly verify: number } };
    isReport(document);
    expect(isReport.errors).toBeNull();
    expect(code).toBe(1);
    const branches = { covered: 2, total: 2, missed: [] };
    const difference = expect.stringMatching(/^- > visits\.note\("\w*", "NoteService\.note"\)$/m) as unknown;
    expect(document).toMatchObject({
      exitCode: 1,
      refusedBy: { 'not-equivalent': 1 },
      units: [
        {
          status: 'migratable',
          refusals: [],
          verification: { gates: ['types', 'lint'], proof: { status: 'proven', runs: 1000, branches } },
        },
        {
          status: 'refused',
          refusals: [{ code: 'not-equivalent', line: 9 }],
          verification: { gates: [], proof: { status: 'refuted', difference } },
        },
      ],
    });
    expect(document.timing.verify).toBeGreaterThan(0);
    expect(own(project.tree())).toEqual(own(projectWith().tree()));
  });

  it.each<[readonly string[], string]>([
    [[], 'vitest and fast-check'],
    [['vitest'], 'fast-check'],
    [['fast-check'], 'vitest'],
  ])('with %j installed exits with 2, and says what to install', (installed, missing) => {
    const project = projectWith(...installed);
    const { code, stdout, stderr } = project.tacet('migrate', 'src', '--verify');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `error --verify runs tests and needs vitest and fast-check; ${missing} cannot be found
  hint: npm install --save-dev ${missing.replace(' and', '')}
`,
    );
    expect(project.read('src/greet.service.ts')).toBe(greet);
  });

  it('tells machines what to install', () => {
    const { code, stdout, stderr } = projectWith().tacet('migrate', 'src', '--keep-proofs', '--json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'migrate',
      exitCode: 2,
      problems: [{ hint: 'npm install --save-dev vitest fast-check' }],
    });
  });
});
