import { readFileSync } from 'node:fs'; // ✗ no-ambient-effects
import os from 'os'; // ✗ no-ambient-effects
import { setTimeout as wait } from 'node:timers/promises'; // ✗ no-ambient-effects
import { ClaimKind } from './claim.kinds.js';
import type { Claim } from './claim.entity.js';
import type { ClaimIntent } from './claim.intents.js';

const startedAt = Date.now(); // ✗ no-ambient-effects «Date.now()»

export function decideClaim(claim: Claim): ClaimIntent {
  const now = new Date(); // ✗ no-ambient-effects «new Date()»
  const text = Date(); // ✗ no-ambient-effects «Date()»
  const tick = performance.now(); // ✗ no-ambient-effects «performance.now()»
  const chance = Math.random(); // ✗ no-ambient-effects «Math.random()»
  const id = crypto.randomUUID(); // ✗ no-ambient-effects «crypto.randomUUID()»
  const rate = process.env.CLAIM_RATE; // ✗ no-ambient-effects
  const cwd = process.cwd(); // ✗ no-ambient-effects «process.cwd()»
  console.log('deciding', claim.id); // ✗ no-ambient-effects
  setTimeout(() => undefined, 100); // ✗ no-ambient-effects
  queueMicrotask(() => undefined); // ✗ no-ambient-effects
  const answer = fetch('https://example.test/claims'); // ✗ no-ambient-effects
  const hidden = globalThis.Date.now(); // ✗ no-ambient-effects «globalThis.Date.now()»
  const hiddenFetch = globalThis.fetch('https://example.test'); // ✗ no-ambient-effects
  return { kind: ClaimKind.Pay, now, text, tick, chance, id, rate, cwd, answer, hidden, hiddenFetch, startedAt, os, wait, readFileSync };
}

export async function decideLater(claim: Claim): Promise<ClaimIntent> { // ✗ no-ambient-effects
  const rules = await claim.rules();
  const now = Date.now(); // ✗ no-ambient-effects «Date.now()»
  return { kind: ClaimKind.Pay, rules, now };
}

export const decideArrow = async (claim: Claim) => claim.decide(); // ✗ no-ambient-effects

export class ClaimDecision {
  async decide(claim: Claim): Promise<ClaimIntent> { // ✗ no-ambient-effects
    const outer = await claim.rules();
    const inner = async () => claim.pay(outer); // ✗ no-ambient-effects
    return inner();
  }

  fail(claim: Claim): Promise<ClaimIntent> {
    return Promise.reject(claim); // ✗ no-throw
  }

  stop(claim: Claim): ClaimIntent {
    throw new ClaimStopped(claim.id); // ✗ no-throw
  }
}

export const table = await loadTable(); // ✗ no-ambient-effects
