// A door of its own: who only compares files with what is remembered of them does not load what makes them.
export { generateFiles } from './generate-files.ts';
export type { GeneratedFile } from './generated-file.ts';
export { loadTemplates, type TemplateSet } from './rendering/template-set.ts';
