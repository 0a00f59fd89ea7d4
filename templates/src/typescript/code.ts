/** Blanks what only looks like code: text in quotes, comments, regular expressions, and the names of methods. */
export function removeProse(text: string): string {
  return text
    .replace(/\.regex\(\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/u\)/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*[\s\S]*?\*\//g, '')
    .replace(/^( +(?:private |static |override |async )*)[\w$]+(?=(?:<.*?>)?\(.*\): .*[{;]$)/gm, '$1');
}

/** Whether code mentions a name: not as a member or a property's name, with something given before and after it. */
export function mentions(code: string, name: string, before = '', after = ''): boolean {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`${before}(?<![\\w$]|(?<!\\.\\.)\\.)${escaped}(?![\\w$]|\\??: )${after}`).test(code);
}
