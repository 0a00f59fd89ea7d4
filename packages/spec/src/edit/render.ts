/** What a rendered text is indented by, and how its lines end. */
export interface Layout {
  readonly unit: number;
  readonly lineEnd: string;
}

const widest = 100;

/** `key: value` as YAML, the first line without indentation: on one line while it is short and shallow, else as a block. */
export function renderEntry(key: string, value: unknown, indentation: number, layout: Layout): string {
  const name = renderScalar(key);
  const inline = renderInline(value);
  const isShort = indentation + name.length + 2 + inline.length <= widest;
  if (!isCollection(value) || (isShort && depthOf(value) <= 2)) return `${name}: ${inline}`;
  const inner = indentation + layout.unit;
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => renderItem(item, inner, layout))
    : Object.entries(value).map(([child, part]) => renderEntry(child, part, inner, layout));
  return [`${name}:`, ...lines.map((line) => `${' '.repeat(inner)}${line}`)].join(layout.lineEnd);
}

/** `- value` as YAML, the first line without indentation. */
export function renderItem(value: unknown, indentation: number, layout: Layout): string {
  if (!isCollection(value) || Array.isArray(value) || depthOf(value) <= 2) return `- ${renderInline(value)}`;
  const inner = indentation + 2;
  const lines = Object.entries(value).map(([child, part]) => renderEntry(child, part, inner, layout));
  return `- ${lines.join(`${layout.lineEnd}${' '.repeat(inner)}`)}`;
}

/** A value as YAML on one line. */
export function renderInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderInline).join(', ')}]`;
  if (!isCollection(value)) return renderScalar(value);
  const entries = Object.entries(value).map(([key, part]) => `${renderScalar(key)}: ${renderInline(part)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function renderScalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  const isPlain = /^[A-Za-z][\w./-]*$/.test(value) && !/^(?:true|false|null)$/i.test(value);
  if (isPlain) return value;
  return JSON.stringify(value).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function depthOf(value: unknown): number {
  return isCollection(value) ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}
