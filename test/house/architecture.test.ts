import { describe, expect, it } from 'vitest';
import { breaches } from './laws/breaches.ts';
import { arrows, importLaws } from './laws/imports.ts';
import { shapeLaws } from './laws/shape.ts';
import { syntaxLaws } from './laws/syntax.ts';
import { findWorkspaces, readTree } from './tree.ts';

const tree = readTree(process.cwd());
const laws = [...importLaws, ...syntaxLaws, ...shapeLaws].map((law) => [law.name, law] as const);

describe('the house', () => {
  it.each(laws)('keeps the law: %s', (_, { find }) => {
    expect(find(tree)).toEqual([]);
  });

  it('has an arrow list for each of its packages', () => {
    const folders = findWorkspaces(tree).map(({ folder }) => folder);
    expect(folders.filter((folder) => folder !== '' && folder !== 'test').sort()).toEqual(Object.keys(arrows).sort());
  });
});

describe('each law can be broken', () => {
  it.each(laws)('%s', (name, { find }) => {
    const { tree: broken, places } = breaches[name] ?? { tree: [], places: ['a tree that breaks this law'] };
    expect(find(broken).map((place) => place.split(' ', 1)[0])).toEqual(places);
  });
});
