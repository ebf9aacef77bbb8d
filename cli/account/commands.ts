import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { moment } from '../output/quantities.ts';
import { CREATE_LOGIN_LINK, ME } from './documents.ts';

/** `login`, `whoami`. */
export function addAccount(program: Command, front: Front): void {
  program
    .command('login')
    .description('print a link that opens the console in a browser, once')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { url, expiresAt } = payload((await ask(CREATE_LOGIN_LINK)).createLoginLink);
      terminal.line(url);
      terminal.note(`It works once, until ${moment(expiresAt)}.`);
    });
  program
    .command('whoami')
    .description('say whom the server takes you for')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal, server } = front.client(command);
      const { me } = await ask(ME);
      if (me === null) throw new Failure('The server knows nobody with this token.');
      const { url, tokenFrom } = server();
      terminal.line(terminal.safe(`${me.name}, ${me.role.toLowerCase()}`));
      terminal.line(terminal.safe(`language ${me.language.toLowerCase()}, time zone ${me.timeZone}`));
      terminal.line(`at ${url}, with the token from ${tokenFrom}`);
    });
}
