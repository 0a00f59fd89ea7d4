/** A text that a pattern finds as a whole, when one can be told from its parts; some patterns are beyond that. */
export function matchOf(pattern: string, flags: string): string | undefined {
  const made = new Reader(pattern).alternatives();
  try {
    return made !== undefined && new RegExp(pattern, flags.replace(/[gy]/g, '')).test(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

const classes: Readonly<Record<string, string>> = {
  d: '1',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
  t: '\t',
  n: '\n',
  r: '\r',
  b: '',
  B: '',
};

/** Reads a pattern from left to right, and writes the shortest text that it finds. */
class Reader {
  #at = 0;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** The first of several alternatives; the others are read, and passed over. */
  alternatives(): string | undefined {
    const first = this.#sequence();
    while (this.#peek() === '|') {
      this.#at += 1;
      if (this.#sequence() === undefined) return undefined;
    }
    return first;
  }

  #peek(): string {
    return this.#pattern.charAt(this.#at);
  }

  #sequence(): string | undefined {
    let text = '';
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#peek())) {
      const part = this.#part();
      if (part === undefined) return undefined;
      text += part.repeat(this.#times());
    }
    return text;
  }

  #part(): string | undefined {
    const letter = this.#peek();
    this.#at += 1;
    if (letter === '^' || letter === '$') return '';
    if (letter === '.') return 'a';
    if (letter === '(') return this.#group();
    if (letter === '[') return this.#set();
    return letter === '\\' ? this.#escaped() : letter;
  }

  #escaped(): string {
    const letter = this.#peek();
    this.#at += 1;
    return classes[letter] ?? letter;
  }

  #group(): string | undefined {
    const [head = ''] = /^\?(?::|<\w+>|=|!|<=|<!)/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += head.length;
    const inner = this.alternatives();
    this.#at += 1;
    return /^\?(?:=|!|<=|<!)$/.test(head) ? '' : inner;
  }

  #set(): string | undefined {
    const isOthers = this.#peek() === '^';
    const end = this.#pattern.slice(this.#at).search(/(?<!\\)\]/);
    if (end < 0) return undefined;
    const inner = this.#pattern.slice(this.#at, this.#at + end);
    this.#at += end + 1;
    const isOf = new RegExp(`[${inner}]`);
    return Array.from(`${isOthers ? 'a1A-_ .@' : 'aA1-_ .@'}${inner}`).find((letter) => isOf.test(letter));
  }

  /** How often a part stands, at least. */
  #times(): number {
    const [text = '', low] = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += text.length;
    if (low !== undefined) return Number(low);
    return text.startsWith('*') || text.startsWith('?') ? 0 : 1;
  }
}
