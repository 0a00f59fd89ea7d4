export { addToSpec, type SpecAddition, type SpecEdit } from './edit/add-to-spec.ts';
export { diagnosticCodes, type DiagnosticCode } from './codes.ts';
export type { Diagnostic } from './diagnostic.ts';
export { formatDiagnostic, type FormatOptions } from './format.ts';
export type { FileContent, SpecFiles } from './load.ts';
export type * from './model.ts';
export {
  aggregateNames,
  contextNames,
  factoryName,
  flowNames,
  gatewayNames,
  generatedNamesOf,
  operationNames,
  parserName,
  valueNames,
  type AggregateNames,
  type GeneratedName,
  type NamedParts,
} from './names.ts';
export { isMet } from './resolve/conditions.ts';
export { isDiagnosticCode, pageOf } from './page-of.ts';
export { readSpecs, type SpecReading } from './read-specs.ts';
