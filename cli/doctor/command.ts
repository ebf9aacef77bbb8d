import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { EXIT } from '../failure.ts';
import type { Front } from '../front.ts';
import type { Style, Terminal } from '../output/terminal.ts';
import { checkBubblewrap, checkDataFolder, checkDisk, checkNode } from './local-checks.ts';
import type { Finding } from './local-checks.ts';
import { checkServer } from './server-checks.ts';

const MARKS: Readonly<Record<Finding['state'], { mark: string; style: Style }>> = {
  good: { mark: 'ok  ', style: 'green' },
  warn: { mark: 'note', style: 'yellow' },
  bad: { mark: 'BAD ', style: 'red' },
};
const NAME_WIDTH = 12;

/** `doctor`. */
export function addDoctor(program: Command, front: Front, path: string): void {
  program
    .command('doctor')
    .description('check the server, this machine and the token, and say what to do')
    .action(async (_options: unknown, command: Command) => {
      const client = front.client(command);
      const findings = [checkNode(process.versions.node), ...checkMachine(client, path), ...(await checkServer(client))];
      for (const finding of findings) print(client.terminal, finding);
      if (findings.some(({ state }) => state === 'bad')) front.exitWith(EXIT.failed);
    });
}

/** This machine matters only where the server is on it. */
function checkMachine({ server }: Client, path: string): Finding[] {
  const { isLocal, dataDir } = server();
  return isLocal ? [checkBubblewrap(path), checkDataFolder(dataDir), checkDisk(dataDir)] : [];
}

function print(terminal: Terminal, { name, state, detail }: Finding): void {
  const { mark, style } = MARKS[state];
  terminal.line(`${terminal.style(style, mark)}  ${terminal.safe(name.padEnd(NAME_WIDTH))}  ${terminal.safe(detail)}`);
}
