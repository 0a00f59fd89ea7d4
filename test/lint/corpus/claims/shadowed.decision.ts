import { fetch, setTimeout } from './claim-words.js';
import type { Claim } from './claim.entity.js';

export function decide(claim: Claim, process: ClaimProcess, crypto: ClaimCrypto): Claim {
  const console = claim.console();
  console.log(process.env, process.cwd());
  const performance = { now: () => claim.at };
  const at = performance.now();
  const id = crypto.randomUUID();
  setTimeout(claim, at);
  return fetch(claim, id);
}

export function clocked(claim: Claim, Date: ClaimDate, Math: ClaimMath): Claim {
  return claim.at(Date.now(), Math.random(), new Date());
}

export class Process {
  private readonly process = { exit: () => 1 };

  exit(): number {
    return this.process.exit();
  }
}
