const known = new Map<string, readonly string[]>();

/** Splits an identifier into its words; an acronym is one word: `OAuth2Token` → `OAuth2`, `Token`; `HTTPServer` → `HTTP`, `Server`. */
export function splitWords(identifier: string): readonly string[] {
  const before = known.get(identifier);
  if (before !== undefined) return before;
  if (known.size >= 10_000) known.clear();
  const words = identifier
    .split(/[\s_-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])/)
    .filter((word) => word !== '');
  known.set(identifier, words);
  return words;
}

/** `OAuth2Token` → `oauth2_token`: the casing of kinds. */
export function toSnakeCase(identifier: string): string {
  return splitWords(identifier).join('_').toLowerCase();
}

/** `PaymentNotFound` → `payment-not-found`: the casing of files. */
export function toKebabCase(identifier: string): string {
  return splitWords(identifier).join('-').toLowerCase();
}

/** `payment-intent` → `PaymentIntent`: the casing of types; words that are acronyms keep their capitals. */
export function toPascalCase(identifier: string): string {
  return splitWords(identifier)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `PaymentId` → `paymentId`, `URLValue` → `urlValue`: the casing of values, fields and functions. */
export function toCamelCase(identifier: string): string {
  const [first = '', ...rest] = splitWords(toPascalCase(identifier));
  return first.toLowerCase() + rest.join('');
}

/** The identifier without a prefix that ends at a word boundary, and never nothing: `(PaymentNotFound, Payment)` → `NotFound`. */
export function stripPrefix(identifier: string, prefix: string): string {
  const words = splitWords(identifier);
  const prefixWords = splitWords(prefix);
  const isPrefixed = prefixWords.length < words.length && prefixWords.every((word, index) => words[index] === word);
  return isPrefixed ? words.slice(prefixWords.length).join('') : identifier;
}

/** The identifier without a suffix that begins at a word boundary, and never nothing: `(ProcessIntent, Intent)` → `Process`. */
export function stripSuffix(identifier: string, suffix: string): string {
  const words = splitWords(identifier);
  return words.length > 1 && words.at(-1) === suffix ? words.slice(0, -1).join('') : identifier;
}
