import { toSnakeCase } from '@tacet/vocabulary';
import type { Flow } from '../stage/flow.ts';
import type { Variant } from '../stage/variants.ts';

/** The smart enums of a unit: of its results, of its intents, and of kinds that its code writes out. */
export function kindsText({ variants, intents, literalKinds, names }: Flow): string {
  const parts = [enumText(names.resultKinds, variants, `How \`${names.method}\` can end.`)];
  if (intents.length > 0)
    parts.push(enumText(names.intentKinds, intents, `What can follow within \`${names.method}\`.`));
  if (literalKinds.all.length > 0) {
    const doc = `Kinds that the decisions of \`${names.method}\` tell apart.`;
    parts.push(objectText(names.literalKinds, literalKinds.all, doc));
  }
  return parts.join('\n');
}

function enumText(name: string, variants: readonly Variant[], doc: string): string {
  return objectText(
    name,
    variants.map(({ kind }) => ({ name: kind, value: toSnakeCase(kind) })),
    doc,
  );
}

function objectText(name: string, members: Flow['literalKinds']['all'], doc: string): string {
  const lines = members.map((member) => `  ${member.name}: ${literalOf(member.value)},\n`).join('');
  return `/** ${doc} */\nexport const ${name} = {\n${lines}} as const;\n\nexport type ${name} = (typeof ${name})[keyof typeof ${name}];\n`;
}

function literalOf(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}
