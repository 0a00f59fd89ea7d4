import type { SpecDiagnostic } from './planning.ts';
import { showPath } from './project.ts';

/** Diagnostics with their code frames, told from a directory. */
export async function describeDiagnostics(
  diagnostics: readonly SpecDiagnostic[],
  directory: string,
  colors: boolean,
): Promise<string> {
  if (diagnostics.length === 0) return '';
  const { formatDiagnostic } = await import('@tacet/spec');
  const paragraphs = diagnostics.map(async ({ diagnostic, root, text }) => {
    const path = showPath(root, diagnostic.path, directory);
    return `${await formatDiagnostic({ ...diagnostic, path }, text, { colors })}\n\n`;
  });
  return (await Promise.all(paragraphs)).join('');
}
