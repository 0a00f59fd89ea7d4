import { describe, expect, it } from 'vitest';
import { findLayer, layerPermissions } from './layers.ts';
import { adapterSuffixes, findRole, globsOf, roles, roleSuffixes } from './roles.ts';

describe('roles and layers', () => {
  it('knows a file by its suffix', () => {
    expect(findRole('src/payment.orchestrator.ts')).toBe('orchestrator');
    expect(findRole('./payment.results.js')).toBe('domain');
    expect(findRole('src/kinds.ts')).toBeUndefined();
    expect(findLayer('./payment.constructor.ts')).toBeUndefined();
    expect(globsOf('kinds')).toEqual(['**/*.kinds.ts']);
  });

  it('gives every suffix of every role, and every adapter, a layer', () => {
    const suffixes = [...roles.flatMap((role) => roleSuffixes[role]), ...adapterSuffixes];
    expect(suffixes.filter((suffix) => findLayer(`x.${suffix}.ts`) === undefined)).toEqual([]);
  });

  it('lets nothing of the pattern import an adapter', () => {
    const importers = Object.entries(layerPermissions).filter(([layer]) => layer !== 'adapter');
    expect(importers.filter(([, permissions]) => permissions.adapter !== 'nothing')).toEqual([]);
  });
});
