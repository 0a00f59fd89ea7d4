/** What a file is to the pattern; each role is told by the suffix of the file's name. */
export type Role = 'orchestrator' | 'runtime' | 'domain' | 'kinds' | 'ports';

/** The middle part of a file's name (`payment.orchestrator.ts` → `orchestrator`), for every role. */
export const roleSuffixes = {
  orchestrator: ['orchestrator'],
  runtime: ['runtime'],
  domain: [
    'entity',
    'state',
    'decision',
    'events',
    'event',
    'intents',
    'intent',
    'results',
    'result',
    'values',
    'value',
  ],
  kinds: ['kinds'],
  ports: ['ports', 'store', 'gateway', 'executor'],
} as const satisfies Record<Role, readonly string[]>;

/** Files that connect ports to the world; nothing of the pattern imports them. */
export const adapterSuffixes = [
  'memory',
  'kysely',
  'pglite',
  'outbox',
  'nest',
  'dbos',
  'drizzle',
  'prisma',
  'typeorm',
  'adapter',
] as const;

/** Roles whose files only move data. */
export const driverRoles = ['orchestrator', 'runtime'] as const satisfies readonly Role[];

/** The suffix of a file's name, `undefined` when it has none: `src/payment.kinds.ts` and `./payment.kinds.js` → `kinds`. */
export function findSuffix(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : undefined;
}

/** The role a path's suffix stands for, `undefined` when it stands for none. */
export function findRole(path: string): Role | undefined {
  const suffix = findSuffix(path);
  return roles.find((role) => roleSuffixes[role].some((known) => known === suffix));
}

/** The globs under which the files of a role are found by default. */
export function globsOf(role: Role): readonly string[] {
  const suffixes = roleSuffixes[role];
  return [suffixes.length === 1 ? `**/*.${suffixes[0]}.ts` : `**/*.{${suffixes.join(',')}}.ts`];
}

/** Every role, in the order of the pattern. */
export const roles = ['orchestrator', 'runtime', 'domain', 'kinds', 'ports'] as const satisfies readonly Role[];
