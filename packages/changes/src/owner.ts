import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCodeOf } from './system-error.ts';

/** The process that holds a lock. */
export interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When the process started, where the system tells: a process identifier is used again one day. */
  readonly started: string | undefined;
}

/** This process, under a new token. */
export function newOwner(): Owner {
  const { pid } = process;
  return { token: newToken(), pid, host: hostname(), started: findStart(pid) };
}

/** Eight random hexadecimal digits. */
export function newToken(): string {
  return randomBytes(4).toString('hex');
}

/** Stands for an owner whose name a loss of power has destroyed; that process is gone for certain. */
export const lostOwner: Owner = { token: 'lost', pid: 0, host: '', started: undefined };

/** Whether the owner may still be at work; of a process on another machine nobody can tell, so it counts as alive. */
export function isAlive(owner: Owner): boolean {
  if (owner === lostOwner) return false;
  if (owner.host !== hostname()) return true;
  const started = findStart(owner.pid);
  if (started !== undefined && owner.started !== undefined) return started === owner.started;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) !== 'ESRCH';
  }
}

/** Reads what `JSON.stringify` wrote of an owner. */
export function parseOwner(json: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('token' in value) || typeof value.token !== 'string' || !/^[0-9a-f]{8}$/.test(value.token)) return undefined;
    if (!('pid' in value) || typeof value.pid !== 'number' || value.pid <= 0) return undefined;
    if (!('host' in value) || typeof value.host !== 'string') return undefined;
    const started = 'started' in value && typeof value.started === 'string' ? value.started : undefined;
    return { token: value.token, pid: value.pid, host: value.host, started };
  } catch {
    return undefined;
  }
}

/** Linux tells the start in ticks since boot, as the 20th field after the name in parentheses. */
function findStart(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
