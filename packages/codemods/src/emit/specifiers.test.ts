import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { extensionOf } from './specifiers.ts';

function sourceOf(text: string, format?: ts.ResolutionMode): ts.SourceFile {
  return Object.assign(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest), { impliedNodeFormat: format });
}

describe('the suffix of relative imports', () => {
  it.each([
    ["import { a } from './a.ts';", '.ts'],
    ["import { a } from './a.js';", '.js'],
    ["import { a } from './a';", ''],
  ])('is as the file has it: %s', (text, suffix) => {
    expect(extensionOf(sourceOf(text, ts.ModuleKind.ESNext), { module: ts.ModuleKind.NodeNext })).toBe(suffix);
  });

  it.each([
    ['NodeNext modules, no word on resolution', { module: ts.ModuleKind.NodeNext }, '.js'],
    ['Node16 resolution', { moduleResolution: ts.ModuleResolutionKind.Node16 }, '.js'],
    ['a bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }, ''],
    ['no word on modules', {}, ''],
  ])('is what %s asks for where there is no import', (_, options, suffix) => {
    expect(extensionOf(sourceOf('', ts.ModuleKind.ESNext), options)).toBe(suffix);
  });

  it('is none in a CommonJS file', () => {
    expect(extensionOf(sourceOf('', ts.ModuleKind.CommonJS), { module: ts.ModuleKind.NodeNext })).toBe('');
  });
});
