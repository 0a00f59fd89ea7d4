import type { Store, Codec } from './order.ports.js';
import type { Result } from './order.results.js';

export class GenericOrchestrator<Entity extends { readonly kind: string }, Key = Entity> {
  constructor(
    private readonly store: Store<Entity, Key>,
    private readonly codec: Codec<Entity>,
  ) {}

  async copy<Target extends Entity>(entityKey: Key, target: Target): Promise<Result<Pick<Entity, 'kind'>>> {
    const entity: Extract<Entity, { readonly version: 2 }> = await this.store.find(entityKey);
    const mode: 'deep' | 'shallow' = target.mode;
    const encoded = await this.codec.encode<'json'>(entity, mode);
    return this.store.put(entityKey, encoded);
  }
}
