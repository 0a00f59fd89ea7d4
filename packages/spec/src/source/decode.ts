import type { DiagnosticCode } from '../codes.ts';
import type { Place } from './tree.ts';

/** The largest spec that is read, in bytes. */
export const maximalBytes = 1024 * 1024;

/** The text of a file, and what keeps it from being read as a spec. */
export interface Decoded {
  readonly text: string;
  readonly problem?: {
    readonly code: DiagnosticCode;
    readonly place: Place;
    readonly message: string;
    readonly hint: string;
  };
}

/** Reads bytes as UTF-8; a byte order mark is dropped. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maximalBytes) {
    const size = `${(bytes.length / maximalBytes).toFixed(1)} MB`;
    return {
      text: '',
      problem: {
        code: 'too-large',
        place: { start: 0, end: 0 },
        message: `This spec has ${size}; the limit is 1 MB.`,
        hint: 'Split it: one spec per aggregate, shared values by "uses".',
      },
    };
  }
  if (!isUtf8(bytes)) {
    const start = countValidCharacters(bytes);
    return {
      text: new TextDecoder().decode(bytes),
      problem: {
        code: 'invalid-utf8',
        place: { start, end: start + 1 },
        message: 'This byte is not UTF-8.',
        hint: 'Save the file as UTF-8.',
      },
    };
  }
  const text = new TextDecoder().decode(bytes);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/.exec(text);
  if (control === null) return { text };
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    text,
    problem: {
      code: 'control-character',
      place: { start: control.index, end: control.index + 1 },
      message: `The control character U+${code} does not belong into a spec.`,
      hint: 'Remove it, or write it as an escape in a double-quoted string.',
    },
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function countValidCharacters(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return new TextDecoder().decode(bytes.subarray(0, valid), { stream: true }).length;
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
