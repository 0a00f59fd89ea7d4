/** What plop shows when a generator does not go through. */
export class GeneratorFailure extends Error {}

/** The failure to throw; plop exits with 1 on every error, so the code is set when the process ends. */
export function failure(exitCode: 1 | 2 | 3, message: string, hint?: string): GeneratorFailure {
  if (isPlopProcess()) {
    process.once('exit', () => {
      process.exitCode = exitCode;
    });
  }
  return new GeneratorFailure(hint === undefined ? message : `${message}\n  hint: ${hint}`);
}

/** Whether this process is plop's command line; as a library, it leaves the process alone. */
export function isPlopProcess(): boolean {
  return /(?:^|[\\/])plop(?:\.[cm]?js)?$/.test(process.argv[1] ?? '');
}
