/** `1 file`, `2 files`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toString()} ${number === 1 ? noun : plural}`;
}
