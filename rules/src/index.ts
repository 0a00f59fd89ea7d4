import * as parser from '@typescript-eslint/parser';
import type { Tacet } from './door.ts';
import { plugin } from './plugin.ts';
import { createPresets } from './presets.ts';
import { findTypescriptEslint } from './typescript-eslint.ts';

export type { ConfigureOptions, RoleFiles, Tacet, TacetRule } from './door.ts';

/** The rules, with presets that carry a parser. The presets name this very object: ESLint refuses a second one as `tacet`. */
const tacet: Tacet = Object.assign(plugin, createPresets({ plugin, parser, findTypescriptEslint }));

export default tacet;
