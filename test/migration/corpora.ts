import { join } from 'node:path';

/** Real code that the engine is measured on. */
export interface Corpus {
  readonly name: string;
  readonly source: PackageSource | CheckoutSource;
  /** Whether its dependencies can be installed: then everything is type-checked. */
  readonly isTyped: boolean;
  readonly group: 'small apps' | 'npm packages' | 'parse only' | 'sample';
}

/** A package of the registry that ships its TypeScript sources. */
export interface PackageSource {
  readonly kind: 'package';
  readonly version: string;
}

/** A folder that somebody checked out; never part of this project. */
export interface CheckoutSource {
  readonly kind: 'checkout';
  /** Where the project lies below the folder of checkouts. */
  readonly folder: string;
  /** Folders of it that are another project. */
  readonly left: readonly string[];
}

const packages: Readonly<Record<string, string>> = {
  '@sourceloop/user-tenant-service': '8.1.1',
  '@sourceloop/notification-service': '12.0.1',
  '@sourceloop/authentication-service': '19.2.2',
  '@accounts/server': '0.33.1',
  '@accounts/password': '0.32.2',
  '@loopback/authentication-jwt': '0.16.12',
};

const smallApps: Readonly<Record<string, CheckoutSource>> = {
  'brocoders/nestjs-boilerplate': checkout('nestjs-boilerplate'),
  'stemmlerjs/ddd-forum': checkout('ddd-forum', ['public']),
  'ljlm0402/typescript-express-starter': checkout(join('typescript-express-starter', 'lib', 'typeorm')),
  'Sairyss/domain-driven-hexagon': checkout('domain-driven-hexagon'),
};

const parseOnly: Readonly<Record<string, CheckoutSource>> = {
  'amplication/amplication': checkout('amplication'),
  'langfuse/langfuse': checkout('langfuse'),
  'medusajs/medusa': checkout('medusa', ['www', 'docs-util']),
};

function checkout(folder: string, left: readonly string[] = []): CheckoutSource {
  return { kind: 'checkout', folder, left };
}

/** Every corpus, in the order in which it is run. */
export const corpora: readonly Corpus[] = [
  ...Object.entries(packages).map(([name, version]): Corpus => ({
    name,
    source: { kind: 'package', version },
    isTyped: true,
    group: 'npm packages',
  })),
  ...Object.entries(smallApps).map(([name, source]): Corpus => ({ name, source, isTyped: true, group: 'small apps' })),
  ...Object.entries(parseOnly).map(([name, source]): Corpus => ({ name, source, isTyped: false, group: 'parse only' })),
];

/** The packages with their versions, as one installation takes them. */
export const corpusPackages = packages;

/** What a group of corpora promises: how many of its fat methods are migrated. */
export const goals: readonly { readonly group: Corpus['group']; readonly share: number }[] = [
  { group: 'small apps', share: 0.85 },
  { group: 'npm packages', share: 0.7 },
  { group: 'parse only', share: 0.8 },
];
