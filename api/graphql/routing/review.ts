import { z } from 'zod';

import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId, idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { RoutingEnums } from './types.ts';

const may = { may: 'routing.review' } as const;
const MAX_FIRST = 100;
const RANGE = `Ask for 1 to ${MAX_FIRST} at a time.`;

/** Admins say what messages were meant for of which that was least clear. */
export function defineReview(builder: Builder, refs: Refs, enums: RoutingEnums): void {
  defineIntent(builder, refs, enums);
  builder.queryField('routingReview', (t) =>
    t.field({
      type: [refs.intent],
      nullable: true,
      description:
        'Messages of people who let them be kept, of which it was least clear what they were for: disliked answers first. For admins; who looks is written down.',
      authScopes: may,
      complexity: { field: 20 },
      args: {
        first: t.arg.int({
          description: `How many, 1 to ${MAX_FIRST}.`,
          defaultValue: 20,
          validate: z.int().min(1, RANGE).max(MAX_FIRST, RANGE).nullish(),
        }),
      },
      resolve: async (_root, { first }, { useCases, principal }) => [...(await useCases.reviewRouting.list(principal, first ?? 20))],
    }),
  );
  builder.relayMutationField(
    'labelTurn',
    {
      description: 'What a message was meant for.',
      inputFields: (t) => ({
        turnId: t.id({ required: true, description: 'The turn’s global id.' }),
        mode: t.field({ type: enums.mode, required: true, description: 'What should have answered it.' }),
        plugin: t.string({ description: 'Which plugin, such as `reminders`; only with the assistant.' }),
      }),
    },
    {
      description: 'Says what a message was meant for, to learn from. For admins.',
      authScopes: may,
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }) =>
        useCases.reviewRouting.label(principal, idArgument('Turn', input.turnId), { mode: input.mode, plugin: input.plugin ?? null }),
    },
    {
      description: 'The labelled message.',
      outputFields: (t) => ({ intent: t.field({ type: refs.intent, description: 'As it is now.', resolve: (intent) => intent }) }),
    },
  );
}

function defineIntent(builder: Builder, refs: Refs, { mode, tier }: RoutingEnums): void {
  builder.objectType(refs.intent, {
    description: 'How a message was routed, and what it was meant for.',
    authScopes: may,
    fields: (t) => ({
      turnId: t.id({ description: 'The turn’s global id.', resolve: ({ turnId }) => encodeGlobalId('Turn', turnId) }),
      text: t.exposeString('text', { description: 'Its beginning, without secrets.' }),
      mode: t.expose('mode', { type: mode, description: 'What answered it.' }),
      plugin: t.exposeString('plugin', { nullable: true, description: 'Which plugin was meant by that; null: none.' }),
      confidence: t.exposeFloat('confidence', { description: 'How sure the decision was, 0 to 1.' }),
      matchedBy: t.expose('tier', { type: tier, description: 'What decided.' }),
      at: t.expose('at', { type: 'DateTime', description: 'When.' }),
      isDoubted: t.boolean({
        description: 'Whether the answer was disliked or another one asked for.',
        resolve: ({ doubtedAt }) => doubtedAt !== null,
      }),
      label: t.field({
        type: mode,
        nullable: true,
        description: 'What it was meant for; null: nobody has said.',
        resolve: ({ label }) => label?.mode ?? null,
      }),
      labelPlugin: t.string({
        nullable: true,
        description: 'Which plugin; null: none, or nobody has said.',
        resolve: ({ label }) => label?.plugin ?? null,
      }),
    }),
  });
}
