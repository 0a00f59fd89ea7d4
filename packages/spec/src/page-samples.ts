/** A spec in a page: under `## Wrong` or `## Right`. */
export interface Sample {
  /** The name of the file, and in brackets what is there when it is not a file. */
  readonly title: string;
  readonly text: string;
}

/** The samples under a heading of a page; a sample without a title is `order.tacet.yaml`. */
export function samplesOf(page: string, heading: 'Wrong' | 'Right'): readonly Sample[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```yaml ?(.*)\n([^]*?)^```$/gm)].map(([, title = '', text = '']) => ({
    title: title === '' ? 'order.tacet.yaml' : title,
    text,
  }));
}
