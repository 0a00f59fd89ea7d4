const pattern = /^(?<year>\d{4})-(?<month>\d{2})$/u;

export const parseMonth = (text: string) => pattern.exec(text)?.groups ?? null;
export const monthKey = (month: number): string => `m-${String(month)}`;
export let counter = 0;
export function next(): number {
  counter += 1;
  return counter;
}
