/** A slice with one mistake in it. */
export interface Mutant {
  /** Where the mistake is, and what the line was: `payment.runtime.ts:31 dropped await this.executor.save(state, tx);` */
  readonly name: string;
  /** The file with the mistake. */
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
}

interface Mistake {
  readonly word: string;
  /** Files in which the mistake can be made, by their suffix. */
  readonly suffixes: readonly string[];
  /** The lines with the mistake at this place; `undefined` when it cannot be made there. */
  readonly make: (lines: readonly string[], index: number) => readonly string[] | undefined;
}

const drivers = ['orchestrator.ts', 'runtime.ts'];
const effect = /^ +await this\..*;$/;

const mistakes: readonly Mistake[] = [
  {
    word: 'dropped',
    suffixes: drivers,
    make: (lines, index) => (effect.test(lines[index] ?? '') ? lines.toSpliced(index, 1) : undefined),
  },
  {
    word: 'swapped with the next line',
    suffixes: drivers,
    make: (lines, index) => {
      const [first = '', second = ''] = lines.slice(index, index + 2);
      return effect.test(first) && effect.test(second) ? lines.toSpliced(index, 2, second, first) : undefined;
    },
  },
  {
    word: 'moved before the call',
    suffixes: drivers,
    make: (lines, index) => {
      const line = lines[index] ?? '';
      const call = lines.findLastIndex((other, place) => place < index && /^ +const \w+ = await this\./.test(other));
      const isInSameMethod = call !== -1 && !lines.slice(call, index).some((other) => /^ {2}\S/.test(other));
      return line.includes('.save(') && effect.test(line) && isInSameMethod
        ? lines.toSpliced(index, 1).toSpliced(call, 0, line)
        : undefined;
    },
  },
  {
    word: 'answered without the call',
    suffixes: drivers,
    make: (lines, index) => {
      const [, head] = /^( +const outcome = )await this\./.exec(lines[index] ?? '') ?? [];
      const kind = lines.slice(index).findLast((line) => /^ +case \w+OutcomeKind/.test(line));
      return head === undefined || kind === undefined
        ? undefined
        : lines.toSpliced(index, 1, `${head}{ kind: ${kind.trim().slice(5, -1)} };`);
    },
  },
  {
    word: 'returns something else',
    suffixes: drivers,
    make: (lines, index) => {
      const [, head] = /^( +return )(?!this\.)\w+\(?.*;$/.exec(lines[index] ?? '') ?? [];
      return head === undefined ? undefined : lines.toSpliced(index, 1, `${head}{ kind: 'mutant' };`);
    },
  },
  {
    word: 'flipped',
    suffixes: ['results.ts'],
    make: (lines, index) =>
      replaceAt(lines, index, /^( +\[\w+\.\w+\]: )(true|false)/, (flag) => (flag === 'true' ? 'false' : 'true')),
  },
  {
    word: 'forgets the roll-back',
    suffixes: ['memory.ts'],
    make: (lines, index) => replaceAt(lines, index, /^( +if \()(commits\[result\.kind\])/, () => 'true'),
  },
  {
    word: 'forgets the commit',
    suffixes: ['memory.ts'],
    make: (lines, index) =>
      replaceAt(
        lines,
        index,
        /^( +)(this\.(?:committed|effects) = .*;|(?:tx\..*|afterCommit)\.(?:set|push)\(.*;)$/,
        () => '',
      ),
  },
  {
    word: 'shares the state',
    suffixes: ['memory.ts'],
    make: (lines, index) =>
      replaceAt(lines, index, /^( +const tx.*)(new Map\(this\.committed\))/, () => 'this.committed'),
  },
  {
    word: 'commits after an exception',
    suffixes: ['memory.ts'],
    make: (lines, index) =>
      replaceAt(
        lines,
        index,
        /^( +const result = )(await work\(tx\))/,
        (work) => `${work}.catch((error) => { this.committed = tx.stored; throw error; })`,
      ),
  },
  ...[
    { word: 'reads all rows', pattern: /^( +(?:return|const row = await) tx\.selectFrom.*)(\.where\([^)]*\))/, to: '' },
    { word: 'changes all rows', pattern: /^( +const changed = tx\.updateTable.*)(\.where\(.*\))/, to: '' },
    { word: 'asks for no version of the row', pattern: /^( +const .* = await changed)(\.where\(.*?\))/, to: '' },
    { word: 'forgets the lock', pattern: /^( +return tx\.selectFrom.*)(\.forUpdate\(\))/, to: '' },
    { word: 'forgets a column', pattern: /^( {6})(\w+: (?!.*row\.).*\b\w+\.\w+.*,)$/, to: '' },
    { word: 'adds what is there', pattern: /^( +if \()(numUpdatedRows > 0n)/, to: 'false' },
    { word: 'never adds', pattern: /^( {4})(await added\.execute\(\);)$/, to: '' },
    { word: 'always commits', pattern: /^( +if \()(!commits\[result\.kind\])/, to: 'false' },
    { word: 'never commits', pattern: /^( +if \()(!commits\[result\.kind\])/, to: 'true' },
    { word: 'swallows exceptions', pattern: /^( {6})(throw failure;)$/, to: 'return undefined as never;' },
    { word: 'asks for no version', pattern: /^( +if \()(!this\.isChecked)/, to: 'false' },
    { word: 'takes any version', pattern: /^( +if \()(versions !== '.*')/, to: 'false' },
  ].map(({ word, pattern, to }): Mistake => ({
    word,
    suffixes: ['kysely.ts'],
    make: (lines, index) => replaceAt(lines, index, pattern, () => to),
  })),
  ...[
    [/ > /, ' >= '],
    [/ > /, ' < '],
    [/ >= /, ' > '],
    [/ >= /, ' < '],
    [/ < /, ' <= '],
    [/ < /, ' > '],
    [/ <= /, ' < '],
    [/ <= /, ' > '],
    [/ && /, ' || '],
    [/ === /, ' !== '],
    [/ !== /, ' === '],
    [/(?<=[( ])!this\./, 'this.'],
    [/(?<=if \()this\.(?=\w+\))/, '!this.'],
    [/(?<=: )true(?= )/, 'false'],
  ].map(([from = '', to = '']): Mistake => ({
    word: `reads ${String(to)} for ${String(from)}`,
    suffixes: ['entity.ts'],
    make: (lines, index) => {
      const line = lines[index] ?? '';
      const isDecision = /^ {4,}(?:if \(|return \w+Intent|this\.\w|\w+\(this)/.test(line) && !line.endsWith('.from(');
      return isDecision && line.search(from) !== -1
        ? lines.toSpliced(index, 1, line.replace(from, String(to)))
        : undefined;
    },
  })),
];

/** Every slice that can be made of these files by one mistake in what is generated. */
export function mutate(files: ReadonlyMap<string, string>): readonly Mutant[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.split('\n');
    return mistakes
      .filter(({ suffixes }) => suffixes.some((suffix) => path.endsWith(`.${suffix}`) && !path.endsWith('.test.ts')))
      .flatMap(({ word, make }) =>
        lines.flatMap((line, index) => {
          const mutated = make(lines, index);
          if (mutated === undefined) return [];
          const name = `${path}:${index + 1} ${word}: ${line.trim()}`;
          return [{ name, path, files: new Map([...files, [path, mutated.join('\n')]]) }];
        }),
      );
  });
}

function replaceAt(
  lines: readonly string[],
  index: number,
  pattern: RegExp,
  change: (part: string) => string,
): readonly string[] | undefined {
  const [whole, head = '', part = ''] = pattern.exec(lines[index] ?? '') ?? [];
  if (whole === undefined) return undefined;
  return lines.toSpliced(
    index,
    1,
    (lines[index] ?? '').replace(whole, () => head + change(part)),
  );
}
