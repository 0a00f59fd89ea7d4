import type { Context } from '@tacet/spec';
import type { Constant } from './typescript/constants.ts';

/** One file of a slice; `path` is its name beside the spec: `payment.kinds.ts`. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
  /** `generated` files follow the spec; `owned` files are written once and belong to the user from then on. */
  readonly ownership: 'generated' | 'owned';
  /** The folder of the template that wrote it. */
  readonly template: string;
}

/** A file before it is rendered: which template fills which holes. */
export interface PlannedFile {
  readonly path: string;
  readonly ownership: GeneratedFile['ownership'];
  /** The template's file name without `.hbs`: `kinds.ts`. */
  readonly source: string;
  /** What the holes are filled with, beside `spec`, `imports` and `constants`, which every template can have. */
  readonly view: object;
  /** What the file may declare at its top; constants that it does not name are left out. */
  readonly constants?: readonly Constant[];
}

/** One template: a folder with a `generator.ts` that decides and `files/*.hbs` that look like their result. */
export interface Template {
  readonly name: string;
  /** The files this template contributes to a context; none when they would be empty. */
  readonly plan: (context: Context) => readonly PlannedFile[];
}
