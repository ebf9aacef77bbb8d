import type { TierOpinion } from '../../../domain/routing/route.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

export type RoutingEnums = ReturnType<typeof defineRoutingTypes>;

/** Models, and how a turn gets to one; returns the enums of what answers and what decides. */
export function defineRoutingTypes(builder: Builder, refs: Refs) {
  const mode = defineMode(builder);
  const tier = defineTier(builder);
  const opinion = defineOpinion(builder, { mode, tier });
  builder.objectType(refs.route, {
    description: 'How a turn is answered, and what decided it.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      mode: t.expose('mode', { type: mode, description: 'What answers.' }),
      model: t.exposeString('model', {
        nullable: true,
        description: 'The first model to try, as `provider/model`; null: the mode’s chain decides.',
      }),
      matchedBy: t.expose('matchedBy', { type: tier, description: 'What decided.' }),
      confidence: t.exposeFloat('confidence', { description: 'How sure the decision was, 0 to 1.' }),
      runnerUp: t.expose('runnerUp', { type: mode, nullable: true, description: 'The mode that came second; null: none did.' }),
      plugin: t.exposeString('plugin', {
        nullable: true,
        description: 'Which helper is meant, such as `reminders`; null: none, or it is not clear.',
      }),
      tiers: t.field({
        type: [opinion],
        description: 'All that were asked, in order; the last one decided. Empty for turns of an older version.',
        resolve: ({ tiers }) => [...tiers],
      }),
    }),
  });
  defineModel(builder, refs);
  return { mode, tier };
}

function defineOpinion(builder: Builder, { mode, tier }: { mode: ReturnType<typeof defineMode>; tier: ReturnType<typeof defineTier> }) {
  return builder.objectRef<TierOpinion>('TierOpinion').implement({
    description: 'What one tier said about a message.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      tier: t.expose('tier', { type: tier, description: 'Which one.' }),
      mode: t.expose('mode', { type: mode, nullable: true, description: 'What it was for; null: it had no opinion.' }),
      confidence: t.exposeFloat('confidence', { description: 'How sure it was, 0 to 1; too little, and the next one was asked.' }),
      detail: t.exposeString('detail', {
        nullable: true,
        description: 'What it went by: `/agent`, `reply-to-task`, a rule’s pattern, a version, a model; null: nothing to name.',
      }),
    }),
  });
}

function defineModel(builder: Builder, refs: Refs): void {
  builder.objectType(refs.model, {
    description: 'A model that can be asked for.',
    authScopes: { may: 'model.read' },
    fields: (t) => ({
      id: t.exposeID('id', { description: '`provider/name`, as createTask takes it.' }),
      provider: t.exposeString('provider', { description: 'Who runs it.' }),
      name: t.exposeString('name', { description: 'The provider’s own name of it.' }),
      contextTokens: t.exposeInt('contextTokens', { description: 'How much prompt and answer together may hold.' }),
      maxOutputTokens: t.exposeInt('maxOutputTokens', { description: 'The longest answer.' }),
      tools: t.boolean({ description: 'Whether it can use tools, as the agent needs.', resolve: ({ capabilities }) => capabilities.tools }),
      vision: t.boolean({ description: 'Whether it reads pictures.', resolve: ({ capabilities }) => capabilities.vision }),
      reasoning: t.boolean({ description: 'Whether it thinks before it answers.', resolve: ({ capabilities }) => capabilities.reasoning }),
      isFree: t.exposeBoolean('isFree', { description: 'Whether calling it costs nothing.' }),
      isDiscovered: t.exposeBoolean('discovered', { description: 'Whether it was found on a local server rather than configured.' }),
    }),
  });
}

function defineMode(builder: Builder) {
  return builder.enumType('Mode', {
    description: 'What answers a turn.',
    values: {
      AGENT: { value: 'agent', description: 'An agent that edits files and runs commands in a project.' },
      CHAT: { value: 'chat', description: 'A model that talks.' },
      ASSISTANT: { value: 'assistant', description: 'A helper such as reminders.' },
    } as const,
  });
}

function defineTier(builder: Builder) {
  return builder.enumType('RouteTier', {
    description: 'What decided a route.',
    values: {
      OVERRIDE: { value: 'override', description: 'The person said so, for the message or the conversation.' },
      CONTEXT: { value: 'context', description: 'The course of the conversation.' },
      RULES: { value: 'rules', description: 'A configured rule.' },
      LEARNED: { value: 'learned', description: 'What was learned from earlier turns.' },
      MODEL: { value: 'model', description: 'A model that was asked.' },
      DEFAULT: { value: 'default', description: 'Nothing else did.' },
      PLUGINS: { value: 'plugins', description: 'The helpers themselves: one of them was sure enough that it was meant.' },
    } as const,
  });
}
