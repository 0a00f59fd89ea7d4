/** Finds line and column, both counted from 1, of an offset; a line ends with a line feed. */
export function createLocator(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const lineStarts: number[] = [];
  return (offset) => {
    if (lineStarts.length === 0) lineStarts.push(...findLineStarts(text));
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return starts;
}
