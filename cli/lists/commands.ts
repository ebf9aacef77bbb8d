import type { Command } from 'commander';

import type { Client } from '../client.ts';
import type { Front } from '../front.ts';
import type { ModelsQuery } from '../generated/graphql.ts';
import { count } from '../output/quantities.ts';
import { MODELS } from './documents.ts';

type Model = NonNullable<ModelsQuery['models']>[number];

/** `models`. */
export function addLists(program: Command, front: Front): void {
  program
    .command('models')
    .description('list the models that can be asked for now')
    .action((_options: unknown, command: Command) => listModels(front.client(command)));
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
