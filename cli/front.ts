import type { Command } from 'commander';

import type { Client } from './client.ts';

/** What stands between the command line and the commands. */
export interface Front {
  /** The client that this command's `--url` and `--token` ask for. */
  client(command: Command): Client;
  /** What the process ends with; unset: 0. */
  exitWith(code: number): void;
}
