import type { StayIntent } from './stay.intents.js';
import type { StayState } from './stay.state.js';
import type { StayId } from './stay.values.js';

export interface StayExecutor {
  load(stayId: StayId): Promise<StayState>;
  save(stayId: StayId, state: StayState): Promise<void>;
  execute(intent: StayIntent): Promise<void>;
}
