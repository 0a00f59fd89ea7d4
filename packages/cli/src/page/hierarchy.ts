/** A method as the map needs it. */
export interface MapUnit {
  readonly file: string;
  readonly method: string;
  readonly weight: number;
  readonly state: UnitState;
}

/** What a method is to the migration. */
export type UnitState = 'refused' | 'migratable' | 'migrated' | 'clean';

/** A folder, a file, or a method, and all that lies below it. */
export interface Branch {
  readonly name: string;
  /** Its path from the root: `src/payments/payment.service.ts`; for a method with `#` and its name. */
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'method';
  readonly weight: number;
  readonly children: readonly Branch[];
  readonly units: readonly MapUnit[];
}

/** The tree of folders, files and methods; folders with a single child are one with it. */
export function buildHierarchy(units: readonly MapUnit[]): Branch {
  return branchOf('', '', units, 0);
}

function branchOf(name: string, path: string, units: readonly MapUnit[], depth: number): Branch {
  const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
  const groups = new Map<string, MapUnit[]>();
  for (const unit of units) {
    const part = unit.file.split('/')[depth] ?? '';
    const group = groups.get(part) ?? [];
    group.push(unit);
    groups.set(part, group);
  }
  const children = [...groups].map(([part, group]) => {
    const below = path === '' ? part : `${path}/${part}`;
    const isFile = group.every(({ file }) => file === below);
    return isFile ? fileOf(part, below, group) : branchOf(part, below, group, depth + 1);
  });
  const [only] = children;
  if (children.length === 1 && only?.kind === 'folder') {
    return { ...only, name: name === '' ? only.name : `${name}/${only.name}` };
  }
  return { name, path, kind: 'folder', weight, children, units };
}

function fileOf(name: string, path: string, units: readonly MapUnit[]): Branch {
  const children = units.map((unit) => ({
    name: unit.method,
    path: `${path}#${unit.method}`,
    kind: 'method' as const,
    weight: unit.weight,
    children: [],
    units: [unit],
  }));
  const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
  return { name, path, kind: 'file', weight, children, units };
}

/** The branch with a path; the root when there is none. */
export function findBranch(root: Branch, path: string): Branch {
  if (root.path === path) return root;
  const next = root.children.find((child) => path === child.path || isBelow(path, child.path));
  return next === undefined ? root : findBranch(next, path);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${folder}#`);
}

/** The branches from the root to a path. */
export function trailTo(root: Branch, path: string): readonly Branch[] {
  if (root.path === path) return [root];
  const next = root.children.find((child) => path === child.path || isBelow(path, child.path));
  return next === undefined ? [root] : [root, ...trailTo(next, path)];
}
