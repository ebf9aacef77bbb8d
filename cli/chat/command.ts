import { text as readText } from 'node:stream/consumers';
import type { Command } from 'commander';

import type { Client } from '../client.ts';
import type { Front } from '../front.ts';
import { EXIT, Failure } from '../failure.ts';
import { makeConversation } from './converse.ts';
import { printFooter } from './outcome.ts';
import { runPrompt } from './prompt.ts';
import { makeReplyPrinter } from './reply-printer.ts';

/** `chat`. */
export function addChat(program: Command, front: Front): void {
  program
    .command('chat')
    .argument('[text...]', 'the message; "-" reads it from the input; left out: a conversation, a line a message')
    .description('say something and read the reply as it is made')
    .option(
      '--file <path>',
      'a file that goes with the message; may be given several times',
      (path, paths: string[]) => [...paths, path],
      [],
    )
    .action(async (words: string[], { file: paths }: { file: string[] }, command: Command) => {
      const client = front.client(command);
      if (words.length === 0 && paths.length === 0) return runPrompt(client, process);
      const text = words.length === 1 && words[0] === '-' ? await readText(process.stdin) : words.join(' ');
      return sayOnce(client, text, paths);
    });
}

/** One message; its reply goes to stdout. Throws a Failure when there is none. */
async function sayOnce(client: Client, text: string, paths: readonly string[]): Promise<void> {
  const { terminal } = client;
  const uploadIds = [];
  for (const path of paths) uploadIds.push(await client.patiently(() => client.upload(path)));
  client.onInterrupt('No longer waiting for the reply; if the message has arrived, it is answered and kept in the conversation.');
  const printer = makeReplyPrinter(terminal);
  const outcome = await makeConversation(client, () => undefined)(text, printer.show, uploadIds);
  if (outcome.kind === 'failed') {
    printer.abandon();
    throw new Failure(outcome.message, { exitCode: EXIT.failed });
  }
  printer.finish(outcome.text);
  printFooter(terminal, outcome);
}
