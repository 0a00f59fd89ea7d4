import { readFileSync } from 'node:fs';

const modules = ['show', 'world', 'shapes', 'ambient', 'equivalence'];

/** The kit as one file: what every equivalence test of a folder shares. */
export function kitText(): string {
  const imports = new Set<string>();
  const bodies = modules.map((name) => {
    const text = readFileSync(new URL(`../../src/prove/kit/${name}.ts`, import.meta.url), 'utf8');
    return text
      .replace(/^import [^;]*? from '([^']*)';\n/gm, (line, specifier: string) => {
        if (!specifier.startsWith('.')) imports.add(line);
        return '';
      })
      .trim();
  });
  return `// What the equivalence tests of this folder share: recorded fakes, and a world that both sides are run in.
${[...imports].join('')}
${bodies.join('\n\n')}
`;
}
