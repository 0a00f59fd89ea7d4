import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compare, measurePeak, median, type Contender } from './measure.ts';
import { timesTable } from './tables.ts';

const cwd = process.cwd();
const node = (name: string, script: string): Contender => ({ name, command: ['node', '-e', script], cwd });

describe('measuring whole processes', () => {
  it('takes the middle, or the mean of the middle two', () => {
    expect([median([3, 1, 100]), median([4, 1, 2, 100])]).toEqual([2 + 1, 3]);
  });

  it('prepares before each round and gives ratios to the first', () => {
    const prepared: number[] = [];
    const second = { ...node('second', '0'), prepare: () => prepared.push(1), goal: 1000 };
    const measured = compare([node('first', '0'), second], 2);
    expect(prepared).toHaveLength(3);
    expect(measured[0]?.ratio).toBe(1);
    expect(timesTable('start', measured).goals).toEqual([{ text: 'second ≤ 1000 × first', isMet: true }]);
  });

  it('stops at a process that fails, with what it said', () => {
    expect(() => compare([node('broken', 'throw new Error("no spec")')], 1)).toThrow('no spec');
  });

  it('sees memory that a process once held', () => {
    const small = measurePeak(node('small', '0'));
    const large = measurePeak(node('large', 'Buffer.alloc(2e8, 1)'));
    expect(large - small).toBeGreaterThan(150);
  });
});

describe('npm run bench', () => {
  it('names the benchmarks there are when it does not know one', () => {
    const { status, stderr } = spawnSync(process.execPath, ['test/house/run.mjs', 'test/bench/bench.ts', 'nothing'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('startup');
  });
});
