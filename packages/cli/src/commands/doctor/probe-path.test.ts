import { describe, expect, it } from 'vitest';
import { probePath } from './probe-path.ts';

describe('a path for a glob', () => {
  it.each([
    ['**/*.orchestrator.ts', 'tacet-doctor/probe.orchestrator.ts'],
    ['**/*.{entity,state}.ts', 'tacet-doctor/probe.entity.ts'],
    ['src/{a,{b,c}}/*.ts', 'src/a/probe.ts'],
    ['src/domain/**', 'src/domain/tacet-doctor/probe.ts'],
    ['src/[bc]?.service.ts', 'src/bx.service.ts'],
    ['src/payment.ts', 'src/payment.ts'],
  ])('%s → %s', (glob, path) => {
    expect(probePath(glob)).toBe(path);
  });

  it.each(['!src/a.ts', 'src/@(a|b).ts'])('none for %s', (glob) => {
    expect(probePath(glob)).toBeUndefined();
  });
});
