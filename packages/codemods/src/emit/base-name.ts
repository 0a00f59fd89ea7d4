import { splitWords, toKebabCase } from '@tacet/vocabulary';
import { singular } from '../stage/verbs.ts';

/** The stem of a unit's files: `processPayment` of `PaymentService` → `process-payment`, `create` of `UserService` → `create-user`. */
export function baseNameOf(method: string, owner: string | undefined): string {
  const own = toKebabCase(method.replace(/[^A-Za-z0-9]/g, ''));
  const subject = toKebabCase(subjectOf(owner));
  return subject === '' || own.includes(subject) ? own : `${own}-${subject}`;
}

/** `PaymentService` → `Payment`, `UsersService` → `User`. */
export function subjectOf(owner: string | undefined): string {
  const plain = (owner ?? '').replace(/(?:Impl)?(?:Service|Manager|Handler|UseCase|Controller)?(?:Impl)?$/, '');
  const words = splitWords(plain);
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join('');
}
