import type { Command } from 'commander';

import type { Client } from '../client.ts';
import type { Front } from '../front.ts';
import type { ModelsQuery } from '../generated/graphql.ts';
import { oneLine } from '../output/printable.ts';
import { count, moment } from '../output/quantities.ts';
import { MEMORIES, MODELS } from './documents.ts';

type Model = NonNullable<ModelsQuery['models']>[number];

/** `memory`, `models`. */
export function addLists(program: Command, front: Front): void {
  const add = (name: string, description: string, list: (client: Client) => Promise<void>): void => {
    program
      .command(name)
      .description(description)
      .action((_options: unknown, command: Command) => list(front.client(command)));
  };
  add('memory', 'list what Parley knows about you', listMemories);
  add('models', 'list the models that can be asked for now', listModels);
}

async function listMemories({ ask, terminal }: Client): Promise<void> {
  const memories = (await ask(MEMORIES)).memories ?? [];
  if (memories.length === 0) return terminal.note('Nothing is remembered. parley chat "/remember I live in Lisbon" changes that.');
  const rows = memories.map(({ createdAt, text }) => [moment(createdAt), oneLine(text)]);
  terminal.table([{ title: 'SINCE' }, { title: 'WHAT', shrinks: true }], rows);
}

async function listModels({ ask, terminal }: Client): Promise<void> {
  const models = (await ask(MODELS)).models ?? [];
  if (models.length === 0) return terminal.note('There is no model: set a key for a provider, or start a local model server.');
  const columns = [
    { title: 'MODEL', shrinks: true },
    { title: 'CONTEXT', align: 'right', isOptional: true },
    { title: 'ANSWER', align: 'right', isOptional: true },
    { title: 'CAN', shrinks: true },
  ] as const;
  const rows = models.map((model) => [model.id, count(model.contextTokens), count(model.maxOutputTokens), abilities(model)]);
  terminal.table(columns, rows);
}

function abilities({ tools, vision, reasoning, isFree, isDiscovered }: Model): string {
  const named = { tools, vision, reasoning, free: isFree, local: isDiscovered };
  return Object.entries(named)
    .filter(([, has]) => has)
    .map(([name]) => name)
    .join(', ');
}
