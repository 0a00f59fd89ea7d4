export const runtime = { now: () => Date.now(), kind: 'runtime' };
