import type { Layer } from '@tacet/vocabulary';
import type { Flow } from '../stage/flow.ts';
import { withKindTypes } from '../stage/kind-literals.ts';
import { capital } from '../stage/naming.ts';
import { attemptText } from './attempt-file.ts';
import type { Field, Variant } from '../stage/variants.ts';
import { boundImports } from './bound-imports.ts';
import { carryTypeParameters, listText } from './generics.ts';
import { createImports, wholeModule, type Imports, type Surroundings } from './imports.ts';
import { tidyBody, tidyStep } from './tidy-body.ts';
import { kindsText } from './kinds-file.ts';
import { createIdTypes, type IdTypes } from './id-types.ts';
import { factoryNameOf, valuesText } from './values-file.ts';
import { exportLines } from './type-syntax.ts';

/** A new file beside the service. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a migrated unit, and the factories of the value objects that the façade makes of its inputs. */
export interface Written {
  readonly files: readonly NewFile[];
  /** What the façade tells the orchestrator of its type parameters: `<Item>`, or nothing. */
  readonly typeArguments: string;
  readonly factories: ReadonlyMap<string, string>;
}

/** Spells the files of a migrated unit. */
export function writeFiles(flow: Flow, around: Surroundings): Written {
  const ids = createIdTypes(
    flow.names.subject,
    (name) =>
      around.fileScope.has(name) ||
      around.fileScope.has(factoryNameOf(name)) ||
      [flow.names.result, flow.names.orchestrator].includes(name) ||
      flow.variants.some((result) => result.name === name),
    around.hasValueObjects,
  );
  const file = (suffix: string, text: string): NewFile => ({ name: `${around.base}.${suffix}.ts`, text });
  const orchestrator = file('orchestrator', orchestratorText(flow, around, ids));
  const decisions = isEmpty(flow) ? [] : [file('decision', decisionText(flow, around, ids))];
  const results = file('results', resultsText(flow, around, ids));
  const attempts =
    flow.attempts === undefined
      ? []
      : [file('attempt', attemptText(flow, createImports('driver', around, ownedBy(flow))))];
  const kinds = file('kinds', kindsText(flow));
  const generic = carryTypeParameters(
    [...decisions, results, ...attempts, orchestrator],
    around.typeParameters.map((parameter) => ids.bind(parameter)),
    boundImports(around, ownedBy(flow), (name) => ids.all.some((one) => one.name === name)),
  );
  const values = ids.all.length === 0 && !around.untyped.isUsed ? [] : [file('values', valuesText(ids, around))];
  const borrowed = around.borrowed.size === 0 ? [] : [file('borrowed', borrowedText(around))];
  return {
    files: [kinds, ...values, ...borrowed, ...generic.files],
    typeArguments: listText(generic.of(flow.names.orchestrator).map(({ name }) => name)),
    factories: new Map([...ids.brands].map(([input, name]) => [input, factoryNameOf(name)])),
  };
}

function isEmpty({ decisions, constants, intents }: Flow): boolean {
  return decisions.length + constants.length + intents.length === 0;
}

function resultsText(flow: Flow, around: Surroundings, ids: IdTypes): string {
  const { names, results, variants: told } = flow;
  const imports = importsOf('messages', flow, around);
  imports.own('kinds', names.resultKinds, true);
  const variants = told.map((variant) => variantText(variant, names.resultKinds, imports));
  const union = `/** Every way in which \`${names.method}\` can end. */\nexport type ${names.result} = ${results.map(({ name }) => name).join(' | ')};\n`;
  const sources = told.flatMap(({ name, fields }) =>
    fields.flatMap((field) => (field.source === undefined ? [] : [[`${name}.${field.name}`, field.source] as const])),
  );
  const text = ids.rewrite([...variants, union].join('\n'), imports, new Map(sources));
  if (mentions([text], names.literalKinds)) imports.own('kinds', names.literalKinds, true);
  return `${imports.text()}${text}`;
}

function variantText(variant: Variant, kinds: string, imports: Imports): string {
  const members = [`  readonly kind: typeof ${kinds}.${variant.kind};\n`, ...fieldsText(variant.fields, imports)];
  return `/** ${variant.doc} */\nexport interface ${variant.name} {\n${members.join('')}}\n`;
}

function fieldsText(fields: readonly Field[], imports: Imports): readonly string[] {
  return fields.map(({ name, type }) => `  readonly ${name}: ${imports.type(type)};\n`);
}

function decisionText(flow: Flow, around: Surroundings, ids: IdTypes): string {
  const { names } = flow;
  const imports = importsOf('entity', flow, around);
  const intents = flow.intents.map((variant) => variantText(variant, names.intentKinds, imports));
  const bundles = flow.bundles.map(
    ({ name, fields, doc }) => `/** ${doc} */\nexport interface ${name} {\n${fieldsText(fields, imports).join('')}}\n`,
  );
  const outcomes = flow.outcomes.map(
    ({ name, members, doc }) => `/** ${doc} */\nexport type ${name} = ${members.join(' | ')};\n`,
  );
  const functions = flow.decisions.map(({ name, parameters, returns, variables, body, doc }) => {
    const heads = parameters.map(
      (parameter) => `${parameter.name}: ${imports.type(ids.innerTypeOf(parameter.name, parameter.type, imports))}`,
    );
    const declared = variables.map((variable) => `let ${variable.name}: ${imports.type(variable.type)};\n`).join('');
    return `/** ${doc} */\nexport function ${name}(${heads.join(', ')}): ${imports.type(returns)} {\n${tidyBody(`${declared}${body}`)}\n}\n`;
  });
  for (const value of flow.usage.values) if (mentions(functions, value)) imports.value(value);
  for (const type of flow.usage.types) if (mentions(functions, type)) imports.mention(type);
  const constants = flow.constants.map(({ name, value, doc }) => `/** ${doc} */\nexport const ${name} = ${value};\n`);
  const text = ids.rewrite([...intents, ...bundles, ...outcomes, ...constants, ...functions].join('\n'), imports);
  importOwn(imports, flow, text, ['kinds', 'results']);
  return `${imports.text()}${text}`;
}

/** The imports of one file; kinds that types write out are those of the unit's enum. */
function importsOf(layer: Layer, flow: Flow, around: Surroundings): Imports {
  const imports = createImports(layer, around, ownedBy(flow));
  return { ...imports, type: (text) => imports.type(withKindTypes(text, flow.literalKinds)) };
}

function importOwn(imports: Imports, { names, variants }: Flow, text: string, suffixes: readonly string[]): void {
  if (suffixes.includes('kinds')) {
    for (const kinds of [names.resultKinds, names.intentKinds, names.literalKinds]) {
      const isValue = new RegExp(`(?<!typeof )\\b${kinds}\\b`).test(text);
      if (mentions([text], kinds)) imports.own('kinds', kinds, !isValue);
    }
  }
  for (const name of [...variants.map((variant) => variant.name), names.result]) {
    if (new RegExp(`(?<!\\.)\\b${name}\\b`).test(text)) imports.own('results', name, true);
  }
}

/** The types that a unit's own files declare. */
function ownedBy({ variants, intents, outcomes, bundles, names }: Flow): ReadonlySet<string> {
  return new Set(
    [...variants, ...intents, ...outcomes, ...bundles].map(({ name }) => name).concat(names.result, names.literalKinds),
  );
}

function mentions(texts: readonly string[], name: string): boolean {
  return texts.some((text) => text.includes(name));
}

function orchestratorText(flow: Flow, around: Surroundings, ids: IdTypes): string {
  const { names } = flow;
  const imports = importsOf('driver', flow, around);
  const fields = [
    ...flow.dependencies.map(({ name, type }) => {
      const alias = aliasOf(name, type);
      return { name, type: alias === type ? imports.type(type) : alias };
    }),
    ...(flow.attempts?.guards ?? []).map(({ name }) => ({ name, type: capital(name) })),
    ...(flow.raise === undefined ? [] : [{ name: flow.raise.name, type: raiseType(flow.raise.variants) }]),
  ];
  const aliases = flow.dependencies
    .filter(({ name, type }) => aliasOf(name, type) !== type)
    .map(({ name, type }) => `type ${aliasOf(name, type)} = ${imports.type(type)};\n\n`);
  const constructor = injectionText(fields, around.isErasable);
  const steps = flow.steps.map((step, index) => {
    const isPublic = index === 0;
    const heads = step.parameters.map(
      ({ name, type }) =>
        `${name}: ${imports.type(isPublic ? ids.typeOf(name, type, imports) : ids.innerTypeOf(name, type, imports))}`,
    );
    const returned = imports.type(step.returns);
    const returns = step.isAsync ? `Promise<${returned}>` : returned;
    const head = `${isPublic ? '' : 'private '}${step.isAsync ? 'async ' : ''}${step.name}`;
    const doc = step.doc === undefined ? '' : `${step.doc}\n`;
    return `${doc}  ${head}(${heads.join(', ')}): ${returns} {\n${tidyStep(step.body)}\n  }\n`;
  });
  const text = `${aliases.join('')}/** Moves data through \`${names.method}\`, and leaves every choice to its decisions. */\nexport class ${names.orchestrator} {\n${constructor}${steps.join('\n')}}\n`;
  for (const value of flow.usage.values) if (new RegExp(`\\b${value}\\b`).test(text)) imports.value(value);
  for (const type of flow.usage.types) if (steps.some((step) => isGiven(step, type))) imports.mention(type);
  importOwn(imports, flow, text, ['kinds', 'results']);
  for (const { name } of flow.attempts?.guards ?? []) imports.own('attempt', capital(name), true);
  for (const { name } of flow.decisions)
    if (new RegExp(`(?<!\\.)\\b${name}\\(`).test(text)) imports.own('decision', name, false);
  for (const { name } of flow.constants)
    if (new RegExp(`(?<!\\.)\\b${name}\\b`).test(text)) imports.own('decision', name, false);
  for (const { name } of [...flow.intents]) {
    if (new RegExp(`(?<!\\.)\\b${name}\\b`).test(text)) imports.own('decision', name, true);
  }
  return `${imports.text()}${text}`;
}

/** Whether a type stands in angle brackets, on one line or on several. */
function isGiven(text: string, type: string): boolean {
  for (let at = text.indexOf(type); at >= 0; at = text.indexOf(type, at + 1)) {
    if (/[<,]\s*$/.test(text.slice(0, at)) && /^\s*[>,]/.test(text.slice(at + type.length))) return true;
  }
  return false;
}

function raiseType(variants: readonly Variant[]): string {
  return `(failure: ${variants.map(({ name }) => name).join(' | ')}) => never`;
}

/** Dependencies as fields: in the short form, unless the project only takes syntax that can be erased. */
function injectionText(fields: readonly Field[], isErasable: boolean): string {
  if (fields.length === 0) return '';
  const each = (write: (field: Field) => string): string => fields.map(write).join('');
  if (!isErasable) {
    return `  constructor(\n${each(({ name, type }) => `    private readonly ${name}: ${type},\n`)}  ) {}\n\n`;
  }
  const declared = each(({ name, type }) => `  private readonly ${name}: ${type};\n`);
  const parameters = fields.map(({ name, type }) => `${name}: ${type}`).join(', ');
  return `${declared}\n  constructor(${parameters}) {\n${each(({ name }) => `    this.${name} = ${name};\n`)}  }\n\n`;
}

/** A field may not have the type `typeof` itself: inside the constructor its own name would be meant. */
function aliasOf(name: string, type: string): string {
  return type === `typeof ${name}` ? `${capital(name)}Dependency` : type;
}

function borrowedText({ borrowed, typeSyntax }: Surroundings): string {
  const lines = [...borrowed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([specifier, names]) => {
      const entries = [...names].map(([key, isType]) => {
        const [imported = '', local = ''] = key.split(' ');
        return { local, imported, isType };
      });
      const whole = entries.filter(({ imported }) => imported === wholeModule);
      const named = entries.filter((entry) => !whole.includes(entry));
      return [
        ...whole.map(({ local }) => `export type ${local} = import('${specifier}');`),
        ...(named.length === 0 ? [] : exportLines(specifier, named, typeSyntax)),
      ];
    });
  return `${lines.join('\n')}\n`;
}
