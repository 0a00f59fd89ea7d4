import type { Template } from '../generated-file.ts';
import { hasQueue } from '../outbox/generator.ts';

/** `payment.pglite.ts`: what lets Kysely, and the queue of the outbox, work on PGlite. */
export const pglite: Template = {
  name: 'pglite',
  plan(context) {
    const { aggregate } = context;
    if (aggregate?.store.unreadable === undefined) return [];
    const view = { hasQueue: hasQueue(aggregate) };
    return [{ path: `${context.name}.pglite.ts`, ownership: 'generated', source: 'pglite.ts', view }];
  },
};
