import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyHouse } from './copy.ts';
import { findWorkspaces, readTree } from './tree.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly [section: string]: unknown;
}

const root = process.cwd();
const copy = copyHouse(root);

afterAll(() => {
  rmSync(copy, { recursive: true });
});

function readManifests(house: string): readonly Manifest[] {
  const folders = findWorkspaces(readTree(house)).map(({ folder }) => folder);
  return folders.map((folder) => JSON.parse(readFileSync(join(house, folder, 'package.json'), 'utf8')) as Manifest);
}

/** The versions under which our packages ask for each other. */
function askedVersions(manifests: readonly Manifest[]): readonly unknown[] {
  const names = new Set(manifests.map(({ name }) => name));
  const sections = ['dependencies', 'devDependencies', 'peerDependencies'];
  return manifests.flatMap((manifest) =>
    sections.flatMap((section) =>
      Object.entries(manifest[section] ?? {}).flatMap(([name, version]) =>
        names.has(name) ? [version as unknown] : [],
      ),
    ),
  );
}

describe('a release', () => {
  it('moves every public package, and only those, to one version', () => {
    const before = readManifests(copy);
    const changeset = "---\n'@tacet/spec': minor\n---\n\nA spec can now be sung.\n";
    writeFileSync(join(copy, '.changeset/sung-spec.md'), changeset);
    execFileSync('npx', ['changeset', 'version'], { cwd: copy, stdio: 'pipe' });
    const after = readManifests(copy);
    const isPublic = (manifest: Manifest): boolean => manifest.private !== true;
    const versions = new Set(after.filter(isPublic).map(({ version }) => version));
    expect(versions.size).toBe(1);
    expect([...versions]).not.toEqual([before.find(isPublic)?.version]);
    expect(new Set(askedVersions(after))).toEqual(versions);
    const versionsOfOthers = (manifests: readonly Manifest[]): readonly string[] =>
      manifests.filter((manifest) => !isPublic(manifest)).map(({ version }) => version);
    expect(versionsOfOthers(after)).toEqual(versionsOfOthers(before));
  });
});
