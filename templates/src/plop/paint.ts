import { isatty } from 'node:tty';
import picocolors from 'picocolors';

/** Whether output is painted: as the library sees it, but not in a pipe of a CI server. */
export const isPainted =
  picocolors.isColorSupported && (isatty(process.stdout.fd) || process.env.FORCE_COLOR !== undefined);

/** The colours of what plop prints. */
export const paint = picocolors.createColors(isPainted);
