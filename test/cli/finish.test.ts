import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCli, createProject, type Project } from './sandbox.ts';

const service = `export interface Doors {
  find(id: string): Promise<{ isOpen: boolean } | undefined>;
  open(id: string): Promise<void>;
}

export class DoorMissing extends Error {}

export class DoorService {
  constructor(private readonly doors: Doors) {}

  async open(id: string): Promise<boolean> {
    const door = await this.doors.find(id);
    if (door === undefined) throw new DoorMissing(id);
    if (door.isOpen) return false;
    await this.doors.open(id);
    return true;
  }
}
`;
const caller = `import type { DoorService } from './door.service';

export async function visit(doors: DoorService): Promise<string> {
  return (await doors.open('front')) ? 'opened' : 'was open';
}
`;
const spec = `import type { DoorService } from '../src/door.service';

export async function tests(doors: DoorService): Promise<void> {
  await doors.open('front');
}
`;
const tsconfig = {
  compilerOptions: {
    strict: true,
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    types: [],
  },
  include: ['src'],
};

let bin = '';
let files: Readonly<Record<string, string>> = {};
beforeAll(() => {
  bin = bundleCli();
  const project = createProject(bin, {
    'tsconfig.json': JSON.stringify(tsconfig),
    'src/door.service.ts': service,
    'src/visit.ts': caller,
    'test/door.spec.ts': spec,
  });
  expect(project.tacet('migrate', 'src/door.service.ts')).toMatchObject({ code: 0 });
  files = project.tree();
});

/** A copy of the project after its migration. */
function migrated(): Project {
  return createProject(bin, files);
}

describe('tacet migrate --finish', () => {
  it('moves every caller, those that no tsconfig names too, and removes the façade', () => {
    const project = migrated();
    const { code, stdout } = project.tacet('migrate', 'src', '--finish');
    expect(stdout).toBe(
      'finished DoorService.open src/door.service.ts:14 · 2 of 2 callers\n' +
        '1 façade: 1 finished, 0 partial, 0 refused · 2 of 2 callers moved\n',
    );
    expect(code).toBe(0);
    expect(project.read('src/door.service.ts')).not.toContain('async open(');
    for (const path of ['src/visit.ts', 'test/door.spec.ts']) {
      expect(project.read(path)).toContain('switch (result.kind)');
    }
  });

  it('is taken back by undo', () => {
    const project = migrated();
    const before = project.tree();
    project.tacet('migrate', 'src', '--finish');
    expect(project.tacet('undo')).toMatchObject({ code: 0 });
    expect(project.tree()).toEqual(before);
  });

  it.each([['--dry-run'], ['--dry-run', '--diff'], ['--report', '--json']])('writes nothing with %s %s', (...flags) => {
    const project = migrated();
    const before = project.tree();
    expect(project.tacet('migrate', 'src', '--finish', ...flags)).toMatchObject({ code: 0 });
    expect(project.tree()).toEqual(before);
  });

  it('keeps the façade for a caller that cannot move, says where it is and why', () => {
    const project = migrated();
    project.write(
      'src/later.ts',
      `import type { DoorService } from './door.service';

export const later = (doors: DoorService): Promise<boolean> => doors.open('back');
`,
    );
    const { code, stdout } = project.tacet('migrate', 'src', '--finish');
    expect(stdout).toContain('partial DoorService.open src/door.service.ts:14 · 2 of 3 callers');
    expect(stdout).toContain('src/later.ts:3:64 call-not-awaited\n    The promise is passed on.\n    hint: ');
    expect(code).toBe(0);
    expect(project.read('src/door.service.ts')).toContain('async open(');
    expect(project.read('src/door.service.ts')).toContain('get openDoorOrchestrator()');
  });

  it('exits with 1 when nothing can move, and tells machines the same', () => {
    const project = migrated();
    project.edit('src/visit.ts', "(await doors.open('front'))", "doors.open.name === ''");
    const { code, stdout } = project.tacet('migrate', 'src', '--finish', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      totals: { facades: 1, refused: 1, moved: 0 },
      refusedBy: { 'reference-not-call': 1 },
      units: [{ file: 'src/door.service.ts', method: 'DoorService.open', status: 'refused' }],
    });
  });

  it.each(['--verify', '--keep-proofs', '--value-objects'])('does not pass over %s in silence', (flag) => {
    const project = createProject(bin, { 'src/a.ts': 'export const a = 1;\n' });
    const { code, stdout, stderr } = project.tacet('migrate', 'src', '--finish', flag);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${flag} is of migrating`);
  });

  it('says so when there is nothing to finish', () => {
    const project = createProject(bin, { 'src/a.ts': 'export const a = 1;\n' });
    expect(project.tacet('migrate', 'src', '--finish')).toMatchObject({
      code: 0,
      stdout: 'No façade of an orchestrator is here: nothing to finish.\n',
    });
  });
});
