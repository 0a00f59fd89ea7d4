export type { Command, Flag } from './commands/command.ts';
export { commands } from './commands/index.ts';
export { main } from './main.ts';
export type { Colours } from './terminal/colours.ts';
export type { Sink, Terminal } from './terminal/terminal.ts';
