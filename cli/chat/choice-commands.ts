import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import { wholeNumber } from '../numbers.ts';
import { BEGIN_ANEW, SET_VERBOSITY, VERBOSITY } from './choice-documents.ts';

const SHOWN = ['the final answer alone', 'tools by name', 'tools with what they are given'] as const;

/** `new`, `verbose`: what is decided for the conversation of `chat`. */
export function addChoices(program: Command, front: Front): void {
  program
    .command('new')
    .description('begin the conversation anew: what was said is no longer shown to models')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      payload((await ask(BEGIN_ANEW)).beginAnew);
      terminal.line('A new beginning: earlier messages are no longer shown to the model.');
    });
  program
    .command('verbose')
    .argument('[level]', '0: the final answer alone; 1: tools by name; 2: tools with inputs', wholeNumber({ from: 0, to: 2 }))
    .description('show or choose how much of the agent’s work chat shows')
    .action(async (level: number | undefined, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const now =
        level === undefined
          ? ((await ask(VERBOSITY)).conversation?.verbosity ?? 0)
          : payload((await ask(SET_VERBOSITY, { level })).setVerbosity).conversation.verbosity;
      terminal.line(`While the agent works, chat shows ${SHOWN[now] ?? ''} (${now}).`);
    });
}
