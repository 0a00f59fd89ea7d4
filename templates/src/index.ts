export { generateFiles } from './generate-files.ts';
export type { GeneratedFile } from './generated-file.ts';
export { loadTemplates, type TemplateSet } from './rendering/template-set.ts';
