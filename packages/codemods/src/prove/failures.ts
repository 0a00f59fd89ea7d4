import type { TypeOracle } from '../ports/type-oracle.ts';
import type { ClassNames } from './class-names.ts';
import type { KnownErrors } from './thrown.ts';

/** What dependencies fail with: plain errors, errors of the classes that the code knows, with the members that it asks about. */
export function failuresOf(errors: KnownErrors, oracle: TypeOracle, classes: ClassNames): readonly string[] {
  const members = membersText(errors.members.map((path) => path.split('.')));
  const extra = members === '' ? '' : `, { ${members} }`;
  const named = errors.classes.flatMap((identifier) => {
    const symbol = oracle.symbolAt(identifier);
    const name = symbol === undefined ? undefined : classes.nameOf(oracle.original(symbol));
    return name === undefined ? [] : [`failure(${name}, words${extra})`];
  });
  const plain = [
    `failure(Error, words${extra})`,
    ...(errors.catches ? ['failure(TypeError, words)', `value('failed')`] : []),
  ];
  return [...plain, ...named];
}

/** `code`, `response.status` as members of a recipe. */
function membersText(paths: readonly (readonly string[])[]): string {
  const firsts = [...new Set(paths.flatMap(([first]) => (first === undefined ? [] : [first])))];
  return firsts
    .map((first) => {
      const inner = paths.filter((path) => path[0] === first && path.length > 1).map((path) => path.slice(1));
      const text = inner.length === 0 ? 'oneOf(words, numbers)' : `object({ ${membersText(inner)} })`;
      return `${first}: ${text}`;
    })
    .join(', ');
}
