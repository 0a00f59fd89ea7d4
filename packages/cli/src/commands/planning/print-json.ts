import { showPath } from '@tacet/templates';
import { jsonDocument } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { exitCodes } from '../command.results.ts';
import { diffOf } from './diff.ts';
import type { PrintReport } from './report.ts';

/** Prints one JSON document. */
export function printJson({ results }: Terminal): PrintReport {
  return async (report) => {
    const { command, result, directory, diagnostics, findings, plans, install, isDone } = report;
    const diff = await diffOf(report, false);
    const content = {
      diagnostics: diagnostics.map(({ diagnostic, root }) => ({
        ...diagnostic,
        path: showPath(root, diagnostic.path, directory),
      })),
      findings,
      files: plans.flatMap(({ root, files }) =>
        files.map((file) => ({
          ...file,
          path: showPath(root, file.path, directory),
          spec: showPath(root, file.spec, directory),
        })),
      ),
      ...(install.length === 0 ? {} : { install }),
      isWritten: isDone,
      ...(diff === '' ? {} : { diff }),
    };
    results.write(jsonDocument(command, exitCodes[result], content));
  };
}
