import { checkCommand } from './check/command.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor/command.ts';
import { ejectCommand } from './eject/command.ts';
import { explainCommand } from './explain/command.ts';
import { generateCommand } from './generate/command.ts';
import { initCommand } from './init/command.ts';
import { migrateCommand } from './migrate/command.ts';
import { reportCommand } from './report/command.ts';
import { undoCommand } from './undo/command.ts';

/** Every command, in the order of the help page. A new one is a folder and a line here. */
export const commands: readonly Command[] = [
  initCommand,
  generateCommand,
  checkCommand,
  explainCommand,
  doctorCommand,
  ejectCommand,
  migrateCommand,
  reportCommand,
  undoCommand,
];
