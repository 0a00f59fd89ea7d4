import { Session } from 'node:inspector/promises';

interface Node {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly children: readonly number[];
}

/**
 * Runs something under V8's sampling profiler; answers with the milliseconds spent in each rule, and under `kit` in what
 * the rules share. What a rule calls counts for the rule.
 */
export async function profile(run: () => Promise<void>): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  const before = { clock: performance.now(), cpu: process.cpuUsage() };
  await run();
  const cpu = process.cpuUsage(before.cpu);
  // What the clock counts while others have the processor is nobody's time.
  const share = Math.min(1, (cpu.user + cpu.system) / 1000 / (performance.now() - before.clock));
  const { profile: recorded } = await session.post('Profiler.stop');
  session.disconnect();
  const nodes = recorded.nodes.map(({ id, callFrame, children = [] }): Node => ({
    id,
    name: callFrame.functionName,
    url: callFrame.url,
    children,
  }));
  const owners = findOwners(nodes);
  const times = new Map<string, number>();
  for (const [index, id] of (recorded.samples ?? []).entries()) {
    const owner = owners.get(id);
    if (owner === undefined) continue;
    times.set(owner, (times.get(owner) ?? 0) + ((recorded.timeDeltas?.[index] ?? 0) * share) / 1000);
  }
  return times;
}

/** For whom each frame works: the rule nearest to it on the stack, or else the kit. */
function findOwners(nodes: readonly Node[]): ReadonlyMap<number, string> {
  const parents = new Map(nodes.flatMap(({ id, children }) => children.map((child) => [child, id] as const)));
  const owners = new Map<number, string>();
  for (const { id, name, url } of nodes) {
    const inherited = owners.get(parents.get(id) ?? -1);
    const rule = /\/rules\/src\/([a-z-]+)\.ts$/.exec(url)?.[1];
    const isRule = rule !== undefined && !['registry', 'plugin', 'rules'].includes(rule);
    // The names of a file are resolved once for all rules, whichever asks first.
    const isShared = name === 'resolveNames' || name === 'resolve';
    const owner = isRule
      ? rule
      : isShared && inherited !== undefined
        ? 'kit'
        : (inherited ?? (url.includes('/rules/src/kit/') ? 'kit' : undefined));
    if (owner !== undefined) owners.set(id, owner);
  }
  return owners;
}
