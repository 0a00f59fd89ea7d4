import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';
import { driverRoles, type Role } from '@tacet/vocabulary';
import { readBindings, type Bindings } from './bindings.ts';
import type { Settings } from './settings.ts';

/** One file as the rules see it. */
export interface SourceFile {
  readonly filename: string;
  readonly role: Role;
  readonly isDriver: boolean;
  readonly settings: Settings;
  readonly program: TSESTree.Program;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** What the names of this file stand for; resolved when first asked for. */
  readonly bindings: Bindings;
  /** The program's types, `undefined` when the file was parsed without. */
  readonly services: ParserServicesWithTypeInformation | undefined;
}

/** Looks at a file in a role. */
export function openFile(
  context: { readonly filename: string; readonly sourceCode: Readonly<TSESLint.SourceCode> },
  program: TSESTree.Program,
  role: Role,
  settings: Settings,
): SourceFile {
  const { sourceCode, filename } = context;
  const read: Bindings[] = [];
  return {
    filename,
    role,
    isDriver: driverRoles.some((driver) => driver === role),
    settings,
    program,
    sourceCode,
    get bindings(): Bindings {
      const bindings = read[0] ?? readBindings(sourceCode);
      read[0] = bindings;
      return bindings;
    },
    services: findServices(sourceCode),
  };
}

function findServices(sourceCode: Readonly<TSESLint.SourceCode>): ParserServicesWithTypeInformation | undefined {
  const services = sourceCode.parserServices;
  return services !== undefined && hasProgram(services) ? services : undefined;
}

/** Whether a parser's services carry a program. */
export function hasProgram(services: object): services is ParserServicesWithTypeInformation {
  return 'program' in services && services.program !== null && services.program !== undefined;
}
