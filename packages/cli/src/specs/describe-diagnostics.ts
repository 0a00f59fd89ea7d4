import { formatDiagnostic } from '@tacet/spec';
import { showPath, type SpecDiagnostic } from '@tacet/templates';

/** Diagnostics with their code frames, told from a directory. */
export function describeDiagnostics(
  diagnostics: readonly SpecDiagnostic[],
  directory: string,
  colors: boolean,
): string {
  return diagnostics
    .map(({ diagnostic, root, text }) => {
      const path = showPath(root, diagnostic.path, directory);
      return `${formatDiagnostic({ ...diagnostic, path }, text, { colors })}\n\n`;
    })
    .join('');
}
