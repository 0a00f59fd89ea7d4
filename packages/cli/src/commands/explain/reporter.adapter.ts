import { renderMarkdown } from '../../formats/markdown.ts';
import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrap } from '../../terminal/wrap.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import type { PageReporter } from './explain.ports.ts';
import type { PageFound, PagesListed, PageUnknown } from './explain.results.ts';

/** Shows pages in a terminal, or as JSON. */
export class PrintedPages implements PageReporter {
  private readonly terminal: Terminal;
  private readonly isJson: boolean;

  constructor(terminal: Terminal, isJson: boolean) {
    this.terminal = terminal;
    this.isJson = isJson;
    Object.freeze(this);
  }

  show({ code, markdown }: PageFound): CommandResult {
    const { results } = this.terminal;
    results.write(this.isJson ? jsonDocument('explain', 0, { code, markdown }) : renderMarkdown(markdown, results));
    return { kind: CommandResultKind.Done };
  }

  unknown({ code, nearest }: PageUnknown): CommandResult {
    const list = 'tacet explain lists all codes.';
    const misuse = {
      message: `there is no page about ${JSON.stringify(code)}`,
      hint: nearest === undefined ? list : `Did you mean ${nearest}? ${list}`,
    };
    reportMisuse(misuse, { command: 'explain', isJson: this.isJson }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }

  list({ pages }: PagesListed): CommandResult {
    const { results } = this.terminal;
    results.write(this.isJson ? jsonDocument('explain', 0, { pages }) : this.table(pages));
    return { kind: CommandResultKind.Done };
  }

  private table(pages: PagesListed['pages']): string {
    const { colours, width } = this.terminal.results;
    const { bold, cyan } = colours;
    const widest = Math.max(...pages.map(({ code }) => code.length));
    const topics = [...new Set(pages.map(({ topic }) => topic))];
    return topics
      .map((topic) => {
        const own = pages.filter((page) => page.topic === topic);
        const lines = own.map(({ code, title }) => {
          const head = `  ${code.padEnd(widest)}  `;
          const text = wrap(title, width, head, ' '.repeat(head.length));
          return `${text.replace(code, () => cyan(code))}\n`;
        });
        return `${bold(topic)}\n${lines.join('')}`;
      })
      .join('\n');
  }
}
