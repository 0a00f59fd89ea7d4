const builtins: ReadonlySet<string> = new Set([
  ...['assert', 'async_hooks', 'buffer', 'cluster', 'console', 'constants', 'crypto', 'diagnostics_channel', 'domain'],
  ...['events', 'inspector', 'module', 'path', 'perf_hooks', 'punycode', 'querystring', 'repl', 'stream'],
  ...['string_decoder', 'sys', 'trace_events', 'tty', 'url', 'util', 'v8', 'vm', 'wasi', 'zlib'],
]);

/** The package an import comes from, `undefined` for a file, a path alias or a module of Node: `zod/v4` → `zod`. */
export function packageOf(source: string): string | undefined {
  const [scope = '', name] = source.split('/');
  if (scope.startsWith('@')) return scope === '@' || name === undefined ? undefined : `${scope}/${name}`;
  return /^[a-z0-9]/i.test(scope) && !scope.includes(':') && !builtins.has(scope) ? scope : undefined;
}
