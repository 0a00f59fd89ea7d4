export { pureBuilders, runningMethods } from './builders.ts';
export { splitWords, stripPrefix, stripSuffix, toCamelCase, toKebabCase, toPascalCase, toSnakeCase } from './casing.ts';
export { ambientGlobals, effectModules, randomCryptoFunctions } from './effects.ts';
export { platformNames, transformingFunctions, transformingMethods, transformingNamespaces } from './platform.ts';
export { findLayer, layerPermissions, type Layer, type Permission } from './layers.ts';
export {
  adapterSuffixes,
  driverRoles,
  findRole,
  findSuffix,
  globsOf,
  roles,
  roleSuffixes,
  type Role,
} from './roles.ts';
