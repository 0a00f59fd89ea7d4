import { sha256 } from '@tacet/changes';
import { readFileSync } from 'node:fs';

const modules = ['show', 'world', 'shapes', 'fakes', 'ambient', 'equivalence'];

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
  const text = `${[...imports].join('')}\n${bodies.join('\n\n')}\n`;
  return `${kitHeader(text)}\n${text}`;
}

/** The first line of a kit, which tells one version from another however the file is formatted. */
function kitHeader(text: string): string {
  return `// What the equivalence tests of this folder share: recorded fakes, and a world for both sides. (${sha256(text).slice(0, 8)})`;
}
