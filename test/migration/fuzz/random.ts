/** A reproducible source of choices. */
export interface Random {
  /** A whole number from 0 to below the bound. */
  below(bound: number): number;
  chance(share: number): boolean;
  pick<Value>(options: readonly Value[]): Value;
  /** Takes one of the makers by its weight. */
  weighted<Value>(options: readonly (readonly [number, () => Value])[]): Value;
}

/** Choices that follow from a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (share) => next() < share,
    pick: (options) => {
      const option = options[below(options.length)];
      if (option === undefined) throw new Error('nothing to choose from');
      return option;
    },
    weighted: (options) => {
      let left = next() * options.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, make] of options) {
        left -= weight;
        if (left < 0) return make();
      }
      throw new Error('nothing to choose from');
    },
  };
}
