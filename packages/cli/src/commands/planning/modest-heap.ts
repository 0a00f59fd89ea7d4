import { setFlagsFromString } from 'node:v8';

/**
 * Lets garbage grow to half of what is alive before it is collected, where V8 would let it grow to several times as
 * much: the texts of a thousand specs come and go, and need not fill the memory beside an editor.
 */
export function keepHeapModest(): void {
  setFlagsFromString('--heap-growing-percent=45');
}
