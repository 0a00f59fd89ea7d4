import type { SpecAddition } from '@tacet/spec';
import type { Answers } from './plop.ts';

/** Something that a generator puts into a spec: where, and what. */
export type Addition = SpecAddition;

/** A value that was typed and cannot be read. */
export interface TypingError {
  readonly message: string;
}

/** `paymentId:PaymentId, reason:Reason` → each name with what it stands for; nothing typed is none. */
export function readPairs(typed: string | undefined): Readonly<Record<string, string>> | TypingError {
  const fields: Record<string, string> = {};
  for (const part of splitList(typed)) {
    const [, name, type] = /^([^:\s]+)\s*:\s*(\S.*)$/.exec(part) ?? [];
    if (name === undefined || type === undefined) return { message: `${part} is not of the form name:Type` };
    fields[name] = type;
  }
  return fields;
}

/** `Sent, Bounced(reason:Reason)` → variants with their fields. */
export function readVariants(typed: string | undefined): Readonly<Record<string, unknown>> | TypingError {
  const variants: Record<string, unknown> = {};
  for (const part of splitList(typed)) {
    const [, name, list] = /^([^()\s]+)\s*(?:\((.*)\))?$/.exec(part) ?? [];
    if (name === undefined) return { message: `${part} is not of the form Name or Name(field:Type)` };
    const fields = readPairs(list);
    if (isTypingError(fields)) return fields;
    variants[name] = fields;
  }
  return variants;
}

/** Tells a value that could not be read. */
export function isTypingError(value: object): value is TypingError {
  return 'message' in value && Object.keys(value).length === 1 && typeof value.message === 'string';
}

/** The parts of a list with commas; commas inside parentheses do not separate. */
export function splitList(typed: string | undefined): readonly string[] {
  return (typed ?? '')
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A shape of a value object, from the flags that were given. */
export function readShape(answers: Answers): Readonly<Record<string, unknown>> {
  const { type = '', min, max, pattern, members } = answers;
  if (members !== undefined) return { enum: splitList(members) };
  const bound = (limit: string): number | string => (type === 'decimal' || type === 'instant' ? limit : Number(limit));
  return {
    type,
    ...(min === undefined ? {} : { min: bound(min) }),
    ...(max === undefined ? {} : { max: bound(max) }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}
