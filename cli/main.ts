import { resolve } from 'node:path';
import { CommanderError } from 'commander';

import { makeClient } from './client.ts';
import { findServer } from './connection/find-server.ts';
import type { ServerOptions } from './connection/find-server.ts';
import { EXIT, Failure } from './failure.ts';
import { makeTerminal } from './output/terminal.ts';
import { makeProgram } from './program.ts';

/** The terminal client: reads the command line, does what it says, and ends with what came of it. */
async function main(): Promise<never> {
  const surroundings = { env: process.env, cwd: process.cwd(), home: resolve(import.meta.dirname, '..') };
  const terminal = makeTerminal(process.stdout, process.stderr);
  let exitCode = 0;
  let farewell: string | null = null;
  // Whoever read the output has seen enough.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(EXIT.brokenPipe));
  process.on('SIGINT', () => {
    if (farewell !== null) terminal.note(`\n${farewell}`);
    process.exit(EXIT.interrupted);
  });
  const front = {
    client: (command: { optsWithGlobals(): ServerOptions }) =>
      makeClient({
        terminal,
        server: () => findServer(command.optsWithGlobals(), surroundings),
        onInterrupt: (sentence) => (farewell = sentence),
      }),
    exitWith: (code: number) => void (exitCode = code),
  };
  try {
    await makeProgram(front, process.env['PATH'] ?? '').parseAsync(process.argv);
  } catch (error) {
    exitCode = complain(error, (sentence) => terminal.note(sentence));
  }
  await terminal.flush();
  process.exit(exitCode);
}

/** Says what went wrong; returns the exit code. What nobody foresaw comes with where it happened. */
function complain(error: unknown, say: (sentence: string) => void): number {
  // Commander has said it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.trouble;
  if (error instanceof Failure) {
    say(error.message);
    return error.exitCode;
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.trouble;
}

await main();
