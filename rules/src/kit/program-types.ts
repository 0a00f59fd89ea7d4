import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findSuffix } from '@tacet/vocabulary';
import type { Type } from 'typescript';
import type { Settings } from './settings.ts';

/** What the rules of the second tier ask a program. */
export interface ProgramTypes {
  /** The type of a node, promises taken off. */
  readonly awaitedTypeOf: (node: TSESTree.Node) => Type;
  /** The variants of a sum type: all have a discriminant of one kind; none when a type is no sum. */
  readonly variantsOf: (type: Type) => readonly Type[];
  /** Whether a value may be missing, or a type is not known at all. */
  readonly isNullable: (type: Type) => boolean;
  readonly isUnknown: (type: Type) => boolean;
  /** The entity class that an object literal is taken for. */
  readonly findEntityOf: (node: TSESTree.ObjectExpression) => string | undefined;
  /** The primitive that a type comes down to. */
  readonly findPrimitive: (node: TSESTree.TypeNode | TSESTree.TSTypeAliasDeclaration) => string | undefined;
}

/** The types of a file, `undefined` when it was parsed without a program. */
export function typesOf(
  { parserServices }: Readonly<TSESLint.SourceCode>,
  settings: Settings,
): ProgramTypes | undefined {
  if (parserServices === undefined || !hasProgram(parserServices)) return undefined;
  const services = parserServices;
  const checker = services.program.getTypeChecker();

  const hasKind = (type: Type): boolean =>
    settings.discriminants.some((name) => {
      const property = type.getProperty(name);
      return property !== undefined && checker.getTypeOfSymbol(property).isLiteral();
    });

  const variantsOf = (type: Type): readonly Type[] => {
    const variants = type.isUnion() ? type.types : [type];
    return variants.every((variant) => hasKind(variant)) ? variants : [];
  };

  const isEntity = (type: Type): boolean => {
    const symbol = type.getSymbol();
    const isClass = symbol !== undefined && checker.getTypeOfSymbol(symbol).getConstructSignatures().length > 0;
    return isClass && declarationPaths(type).some((path) => ['entity', 'state'].includes(findSuffix(path) ?? ''));
  };

  return {
    awaitedTypeOf: (node) => {
      const type = services.getTypeAtLocation(node);
      return checker.getAwaitedType(type) ?? type;
    },
    variantsOf,
    isNullable: (type) => checker.getNonNullableType(type) !== type,
    isUnknown,
    findEntityOf: (node) => {
      const expected = checker.getContextualType(services.esTreeNodeToTSNodeMap.get(node));
      const types = expected?.isUnion() === true ? expected.types : expected === undefined ? [] : [expected];
      return types.find((type) => isEntity(type))?.getSymbol()?.name;
    },
    findPrimitive: (node) => {
      const resolved = services.getTypeAtLocation(node);
      const name = checker.typeToString(resolved);
      const isPrimitive =
        resolved.getSymbol() === undefined && !resolved.isUnionOrIntersection() && !resolved.isLiteral();
      return isPrimitive && ['string', 'number', 'bigint'].includes(name) ? name : undefined;
    },
  };
}

/** Whether a parser's services carry a program. */
export function hasProgram(services: object): services is ParserServicesWithTypeInformation {
  return 'program' in services && services.program !== null && services.program !== undefined;
}

/** `any`, `unknown`, and the type of what could not be resolved. */
function isUnknown(type: Type): boolean {
  const name = 'intrinsicName' in type ? type.intrinsicName : undefined;
  return name === 'any' || name === 'unknown' || name === 'error';
}

function declarationPaths(type: Type): readonly string[] {
  return (
    type
      .getSymbol()
      ?.getDeclarations()
      ?.map((declaration) => declaration.getSourceFile().fileName) ?? []
  );
}
