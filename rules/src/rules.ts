import type { TacetRules } from './door.ts';
import { plugin } from './plugin.ts';

export type { TacetRule, TacetRules } from './door.ts';

/** The rules alone, for oxlint or for a configuration with a parser of its own. */
const tacet: TacetRules = plugin;

export default tacet;
