// Preloaded into a measured process: leaves the peak of its resident memory, in kilobytes, in a file.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.TACET_PEAK_FILE, String(process.resourceUsage().maxRSS));
});
