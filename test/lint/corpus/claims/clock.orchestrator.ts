import { randomUUID as newUuid } from 'node:crypto';
import { writeFile } from 'node:fs/promises'; // ✗ no-ambient-effects
import http from 'http'; // ✗ no-ambient-effects
import { ClaimResultKind } from './claim.kinds.js';
import type { ClaimStore } from './claim.ports.js';
import type { Claim } from './claim.entity.js';
import type { ClaimResult } from './claim.results.js';

export class ClockOrchestrator {
  constructor(private readonly store: ClaimStore) {}

  async file(claim: Claim): Promise<ClaimResult> {
    const now = new Date(); // ✗ no-ambient-effects «new Date()»
    const at = Date.now(); // ✗ no-ambient-effects «Date.now()»
    const id = newUuid(); // ✗ no-ambient-effects «newUuid()»
    const parsed = new Date(claim.at); // ✗ dumb-piping «new Date(claim.at)»
    console.log('filed'); // ✗ no-ambient-effects
    const answer = await fetch(claim.url); // ✗ no-ambient-effects
    const lucky = Math.random() > 0.5; // ✗ dumb-piping «Math.random() > 0.5»
    setTimeout(() => this.store.expire(claim), 1000); // ✗ no-ambient-effects
    await this.store.save(claim, now, at, id, parsed, answer, lucky, writeFile, http);
    return { kind: ClaimResultKind.Filed, claim };
  }
}
