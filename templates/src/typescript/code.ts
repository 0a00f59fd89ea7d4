/** How a name occurs in code. */
export interface Occurrence {
  /** The word before: `typeof`, `new`, `function`; empty when there is none. */
  readonly before: string;
  /** The character behind, spaces left out only after the name itself. */
  readonly after: string;
}

/** Names that code mentions, and how: no members, no names of properties, no prose. */
export type Mentions = ReadonlyMap<string, readonly Occurrence[]>;

const token = /(?:\b(typeof|new|extends|function) )?(?<![\w$]|(?<!\.\.)\.)([A-Za-z_$][\w$]*)(?![\w$]|\??: )(?=(.?))/g;

/** Finds which of the names code mentions. */
export function findMentions(text: string, names: ReadonlySet<string>): Mentions {
  const found = new Map<string, Occurrence[]>();
  const code = removeProse(text);
  token.lastIndex = 0;
  for (let match = token.exec(code); match !== null; match = token.exec(code)) {
    const [, before = '', name = '', after = ''] = match;
    if (!names.has(name)) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, [{ before, after }]);
    else known.push({ before, after });
  }
  return found;
}

/** Blanks what only looks like code: text in quotes, comments, regular expressions, and the names of methods. */
function removeProse(text: string): string {
  return text
    .replace(/\.regex\(\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/u\)/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*[\s\S]*?\*\//g, '')
    .replace(/^( +(?:private |static |override |async )*)[\w$]+(?=(?:<.*?>)?\(.*\): .*[{;]$)/gm, '$1');
}
