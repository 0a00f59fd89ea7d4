import type { Terminal } from '../../terminal/terminal.ts';
import { describeSetup } from './describe-setup.ts';
import { ConsentKind } from './init.kinds.ts';
import type { Consent, SetupConsent, SetupReady } from './init.ports.ts';

/** Asks the person at the keyboard, if there is anything to ask about. */
export class TerminalConsent implements SetupConsent {
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
    Object.freeze(this);
  }

  async ask(setup: SetupReady): Promise<Consent> {
    if (setup.steps.every(({ content }) => content === undefined)) return { kind: ConsentKind.Given };
    const { confirm, isCancel } = await import('@clack/prompts');
    this.terminal.progress.write(describeSetup(setup, this.terminal.progress.colours));
    const answer = await confirm({ message: 'Set this up?' });
    return isCancel(answer) || !answer ? { kind: ConsentKind.Withheld } : { kind: ConsentKind.Given };
  }
}

/** Takes consent for granted: `--yes`, a dry run, or nobody to ask. */
export const grantedConsent: SetupConsent = { ask: () => Promise.resolve({ kind: ConsentKind.Given }) };
