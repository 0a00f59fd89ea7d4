import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

/** A real terminal, driven by keys and read by looking at it. */
export interface PseudoTerminal {
  readonly type: (...keys: readonly string[]) => void;
  /** Waits until the text stands on the screen, and answers with the screen. */
  readonly see: (text: string | RegExp) => Promise<string>;
  /** The screen with the sequences that paint it. */
  readonly seePainted: () => string;
  readonly close: () => void;
}

/** Whether this machine has tmux; tests say so when they are left out. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** Opens a terminal of 40 lines with a shell in a folder. */
export function openTerminal(name: string, folder: string, width = 100): PseudoTerminal {
  const server = `tacet-${process.pid.toString()}-${name}`;
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' });
  const env = { ...process.env, PS1: '$ ', NODE_ENV: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined };
  const size = ['-x', width.toString(), '-y', '40'];
  execFileSync('tmux', ['-L', server, '-f', '/dev/null', 'new-session', '-d', ...size, '-c', folder, 'sh'], { env });
  return {
    type: (...keys) => {
      tmux('send-keys', ...keys);
    },
    see: async (text) => {
      for (let patience = 300; patience > 0; patience -= 1) {
        const screen = tmux('capture-pane', '-p');
        if (typeof text === 'string' ? screen.includes(text) : text.test(screen)) return screen;
        await setTimeout(100);
      }
      throw new Error(`"${String(text)}" did not appear on the terminal:\n${tmux('capture-pane', '-p')}`);
    },
    seePainted: () => tmux('capture-pane', '-p', '-e'),
    close: () => {
      tmux('kill-server');
    },
  };
}
