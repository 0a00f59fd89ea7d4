import { closestMatch } from 'leven';
import { PageKind } from './explain.kinds.ts';
import type { PageStore } from './explain.ports.ts';
import type { Page, PageTitle } from './explain.results.ts';

/** A package's pages. */
export interface PageSource {
  readonly topic: string;
  readonly codes: readonly string[];
  readonly find: (code: string) => Promise<string | undefined>;
}

/** The pages of all packages; one code may have a page in more than one. */
export class Pages implements PageStore {
  private readonly sources: readonly PageSource[];

  constructor(sources: readonly PageSource[]) {
    this.sources = sources;
    Object.freeze(this);
  }

  async find([code]: readonly string[]): Promise<Page> {
    if (code === undefined) {
      return { kind: PageKind.Listed, pages: (await Promise.all(this.sources.map(titlesOf))).flat() };
    }
    const asked = code.toLowerCase().replace(/^tacet\//, '');
    const sources = this.sources.filter(({ codes }) => codes.includes(asked));
    const pages = (await Promise.all(sources.map(({ find }) => find(asked)))).flatMap((page) => page?.trim() ?? []);
    if (pages.length > 0) return { kind: PageKind.Found, code: asked, markdown: `${pages.join('\n\n---\n\n')}\n` };
    const known = [...new Set(this.sources.flatMap(({ codes }) => codes))];
    const nearest = closestMatch(asked.slice(0, 80), known, { maxDistance: Math.max(2, Math.floor(asked.length / 3)) });
    return { kind: PageKind.Unknown, code, nearest };
  }
}

async function titlesOf({ topic, codes, find }: PageSource): Promise<readonly PageTitle[]> {
  return await Promise.all(
    codes.map(async (code) => ({ code, topic, title: titleOf(code, (await find(code)) ?? '') })),
  );
}

/** The heading, or the first sentence where the heading only repeats the code. */
function titleOf(code: string, markdown: string): string {
  const lines = markdown.split(/\r?\n/).filter((line) => line.trim() !== '');
  const heading = (lines[0] ?? '').replace(/^#+\s*/, '').replaceAll('`', '');
  if (heading !== '' && ![code, `tacet/${code}`].includes(heading.split(/:? /)[0] ?? '')) return heading;
  const rest = heading.replace(/^\S+[\s:—-]*/, '');
  return rest === '' ? firstSentence(markdown) : rest;
}

function firstSentence(markdown: string): string {
  const paragraph = markdown
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .find((part) => part !== '' && !/^(?:#|```|<!--|[-*|>])/.test(part));
  const text = (paragraph ?? '').replace(/\s+/g, ' ').replaceAll('`', '').replaceAll('**', '');
  return /^(.*?[.:!?])(?:\s|$)/.exec(text)?.[1] ?? text;
}
