/** The code blocks under the bad headings of a rule's page: each has a defect that the rule must find. */
export function badSamples(page: string): readonly string[] {
  const parts = page.split(/^```(?:ts)?$/m);
  return parts.flatMap((text, index) => {
    if (index % 2 === 0 || !text.startsWith('\n// ')) return [];
    const prose = parts.slice(0, index).filter((_, place) => place % 2 === 0);
    const above = prose.join('');
    return above.lastIndexOf('❌') > above.lastIndexOf('✅') ? [text.slice(1)] : [];
  });
}
