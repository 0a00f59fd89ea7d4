import { ShelfKind } from './shelf.kinds.js';
import type { Shelf } from './shelf.entity.js';
import type { ShelfStore } from './shelf.ports.js';
import type { ShelfResult } from './shelf.results.js';

// Keys that are written down are names, whatever the spelling; all others look something up.
export class KeyOrchestrator {
  constructor(
    private readonly store: ShelfStore,
    private readonly onDone: (shelf: Shelf) => void,
    private readonly mode: 'fast' | 'slow',
  ) {}

  async names(shelf: Shelf): Promise<ShelfResult> {
    return this.store.keep(shelf['f-g'], shelf[0], shelf[`room`], { [`a`]: shelf, ['b']: shelf, [shelf.name]: shelf });
  }

  async lookups(shelf: Shelf): Promise<ShelfResult> {
    const member = shelf[ShelfKind.Open]; // ✗ no-if «shelf[ShelfKind.Open]»
    const template = shelf[`${shelf.name}`]; // ✗ no-if
    const symbol = shelf[Symbol.iterator](); // ✗ no-if
    const built = { [`shelf-${shelf.name}`]: shelf }; // ✗ dumb-piping «`shelf-${shelf.name}`»
    return this.store.keep(member, template, symbol, built);
  }

  async parts({ name, room: { floor } }: Shelf, [first]: readonly Shelf[]): Promise<ShelfResult> {
    const {
      books: [book],
      ...rest
    } = first;
    const tuple = <const>[name, floor];
    const typed = this.store.make(tuple) satisfies Shelf;
    return this.store.keep(book, rest, typed).then(this.onDone);
  }

  @Route('/shelves/:id', { roles: ['admin'] })
  async decorated(@Param('id') shelf: Shelf, @Body(new Pipe('strict')) body: Body): Promise<ShelfResult> {
    const self = this;
    await self.store.keep(shelf); // ✗ dependencies-as-fields «self.store.keep(shelf)»
    const { store } = this;
    await store.keep(body); // ✗ dependencies-as-fields «store.keep(body)»
    return this.names(shelf);
  }
}
