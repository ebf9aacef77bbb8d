import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import type { MemoriesQuery } from '../generated/graphql.ts';
import { oneLine } from '../output/printable.ts';
import { moment } from '../output/quantities.ts';
import { askYes, canAsk } from '../tasks/ask-yes.ts';
import { EXPORT_MEMORY, FORGET, MEMORIES, REMEMBER } from './documents.ts';
import { forgetEverything } from './forget-everything.ts';

type Memory = NonNullable<MemoriesQuery['memories']>[number];

const PAGE = 200;

/** `memory`, and what can be done with it. */
export function addMemory(program: Command, front: Front): void {
  const memory = program
    .command('memory')
    .description('list what Parley knows about you; add to it, forget of it, or take all of it with you')
    .option('--query <words>', 'only what has these words in it')
    .option('--history', 'also what does not hold any more')
    .action(async (options: { query?: string; history?: boolean }, command: Command) => list(front.client(command), options));
  memory
    .command('remember')
    .argument('<text...>', 'what to remember')
    .description('remember a fact about you')
    .action(async (words: readonly string[], _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      terminal.line(`Remembered: ${terminal.safe(payload((await ask(REMEMBER, { text: words.join(' ') })).remember).memory.text)}`);
    });
  memory
    .command('forget')
    .argument('[words...]', 'words of what to forget')
    .option('--all', 'everything that you ever said to Parley')
    .option('--yes', 'without being asked back')
    .description('forget something for good, or everything')
    .action(async (words: readonly string[], { all = false, yes = false }: { all?: boolean; yes?: boolean }, command: Command) => {
      const client = front.client(command);
      if (all) return forgetEverything(client, yes);
      return forgetOne(client, words.join(' '), yes);
    });
  memory
    .command('export')
    .description('print everything that Parley remembers of you as JSON: facts with their history, and what you said with its answers')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      terminal.line((await ask(EXPORT_MEMORY)).memoryExport ?? '');
    });
}

async function list({ ask, terminal }: Client, { query, history = false }: { query?: string; history?: boolean }): Promise<void> {
  const memories: Memory[] = [];
  for (;;) {
    const next = (await ask(MEMORIES, { after: memories.at(-1)?.id ?? null, query: query ?? null, withHistory: history })).memories ?? [];
    memories.push(...next);
    if (next.length < PAGE) break;
  }
  if (memories.length === 0)
    return terminal.note(
      query === undefined
        ? 'Nothing is remembered. parley memory remember "I live in Lisbon" changes that.'
        : 'Nothing that is remembered has these words in it.',
    );
  const rows = memories.map(({ heldFrom, heldUntil, text }) => [
    moment(heldFrom),
    ...(history ? [heldUntil == null ? '' : moment(heldUntil)] : []),
    oneLine(text),
  ]);
  terminal.table([{ title: 'SINCE' }, ...(history ? [{ title: 'UNTIL' }] : []), { title: 'WHAT', shrinks: true }], rows);
}

async function forgetOne({ ask, terminal }: Client, words: string, isSure: boolean): Promise<void> {
  if (words === '') throw new Failure('Say what to forget in a few of its words, such as: parley memory forget Lisbon.');
  const found = (await ask(MEMORIES, { query: words })).memories ?? [];
  const [memory, ...others] = found;
  if (memory === undefined) throw new Failure(`Nothing that is remembered has "${words}" in it.`);
  if (others.length > 0) {
    const lines = found.map(({ text }) => `  ${terminal.safe(oneLine(text))}`);
    throw new Failure(['Several things have that in them; say more of the one to forget:', ...lines].join('\n'));
  }
  const what = terminal.safe(oneLine(memory.text));
  if (!isSure && canAsk() && !(await askYes(`Forget "${what}" for good?`))) return terminal.note('Nothing is forgotten.');
  payload((await ask(FORGET, { id: memory.id })).forget);
  terminal.line('Forgotten, with the messages in which it was said or shown word for word.');
}
