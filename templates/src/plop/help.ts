import type { SpecGenerator } from './generator.ts';

/** The page that `npx plop <generator> --help` prints. */
export function describeGenerator({
  name,
  description,
  flags,
}: Pick<SpecGenerator, 'name' | 'description' | 'flags'>): string {
  const all = [
    ...flags.map((flag) => ({ form: `--${flag.name} <${flag.value}>`, description: flag.description })),
    { form: '--force', description: 'overwrite generated files that were edited by hand' },
    { form: '--prune', description: 'delete generated files that the spec does not ask for any more' },
  ];
  const width = Math.max(...all.map(({ form }) => form.length));
  const lines = all.map(({ form, description: text }) => `  ${form.padEnd(width)}  ${text}\n`);
  return `npx plop ${name}: ${description}\n\n${lines.join('')}`;
}
