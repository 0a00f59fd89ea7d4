/** A block of code with a defect that a rule must find. */
export interface ProbeSample {
  /** The name of the file it stands for, which tells its role. */
  readonly filename: string;
  readonly text: string;
}

/** The code blocks under the bad headings of a rule's page. */
export function badSamples(page: string): readonly ProbeSample[] {
  const parts = page.split(/^```(?:ts)?$/m);
  return parts.flatMap((text, index) => {
    const filename = /^\n\/\/ (\S+\.ts)/.exec(text)?.[1];
    if (index % 2 === 0 || filename === undefined) return [];
    const prose = parts.filter((_, place) => place % 2 === 0 && place < index).join('');
    return prose.lastIndexOf('❌') > prose.lastIndexOf('✅') ? [{ filename, text: text.slice(1) }] : [];
  });
}
