import type { FactSource } from '../../../domain/memory/fact-source.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

const reader = { authScopes: { may: 'memory.read' } } as const;

/** What Parley remembers. */
export function defineMemory(builder: Builder, refs: Refs): void {
  const source = defineSource(builder);
  const origin = builder.enumType('MemoryOrigin', {
    description: 'How a memory came about.',
    values: {
      SAID: { value: 'said', description: 'Somebody asked for it to be remembered.' },
      PATTERN: { value: 'pattern', description: 'It was found in plain words.' },
      EXTRACTED: { value: 'extracted', description: 'A model found it.' },
    } as const,
  });
  builder.node(refs.memory, {
    description: 'Something that Parley knows about the caller or, for admins, remembers in a group.',
    ...reader,
    id: { resolve: (fact) => fact.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.memories.get(principal, id)),
    fields: (t) => ({
      text: t.exposeString('text', { description: 'The fact, as it was said.' }),
      subject: t.exposeString('subject', { description: 'Whom it is about: `self`, or what they call them, such as `wife`.' }),
      predicate: t.exposeString('predicate', { description: 'What it says of them, such as `home`.' }),
      category: t.exposeString('category', { description: 'What it is about, such as `place`.' }),
      confidence: t.exposeFloat('confidence', { description: 'How sure it is, 0 to 1.' }),
      speaker: t.exposeString('speaker', { description: 'Who said it, as they were called then.' }),
      origin: t.expose('origin', { type: origin, description: 'How it came about.' }),
      isTainted: t.exposeBoolean('isTainted', { description: 'Whether it may come from others than the one it belongs to.' }),
      heldFrom: t.expose('heldFrom', { type: 'DateTime', description: 'Since when it holds.' }),
      heldUntil: t.expose('heldUntil', { type: 'DateTime', nullable: true, description: 'Until when it held; null: it still does.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was remembered.' }),
      source: t.field({
        type: source,
        description: 'When and where it was said.',
        complexity: 5,
        resolve: (fact, _args, { useCases, principal }) => useCases.memories.source(principal, fact),
      }),
      history: t.field({
        type: [refs.memory],
        description: 'What it took the place of, newest first.',
        complexity: { field: 5, multiplier: 3 },
        resolve: async (fact, _args, { useCases, principal }) => [...(await useCases.memories.history(principal, fact))],
      }),
    }),
  });
}

function defineSource(builder: Builder) {
  return builder.objectRef<FactSource>('MemorySource').implement({
    description: 'When and where something was said.',
    ...reader,
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime', description: 'When.' }),
      words: t.exposeString('words', { nullable: true, description: 'The message; null: it was not said in one, or is forgotten.' }),
      channel: t.exposeString('channel', { nullable: true, description: 'Such as `telegram`; null: not known.' }),
      title: t.exposeString('title', { nullable: true, description: 'What the conversation is called; null: nothing.' }),
      conversationId: t.id({
        nullable: true,
        description: 'The global id of the conversation; null: not known.',
        resolve: ({ conversationId }) => (conversationId === null ? null : encodeGlobalId('Conversation', conversationId)),
      }),
    }),
  });
}
