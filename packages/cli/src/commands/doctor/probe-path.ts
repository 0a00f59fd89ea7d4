/** A path that a glob matches (`src/*.{entity,state}.ts` → `src/probe.entity.ts`); nothing when the glob is too clever. */
export function probePath(glob: string): string | undefined {
  if (glob.startsWith('!') || /[!@+?*]\(/.test(glob)) return undefined;
  const path = firstOfBraces(glob)
    .replace(/\[([^\]!^])[^\]]*\]/g, '$1')
    .replaceAll('**', 'tacet-doctor')
    .replaceAll('*', 'probe')
    .replaceAll('?', 'x');
  return path.endsWith('tacet-doctor') ? `${path}/probe.ts` : path;
}

/** The innermost braces first, so that `{a,{b,c}}` needs no recursion. */
function firstOfBraces(glob: string): string {
  const simpler = glob.replace(/\{([^{},]*)(?:,[^{}]*)?\}/, '$1');
  return simpler === glob ? glob : firstOfBraces(simpler);
}
