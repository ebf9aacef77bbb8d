import type { ShownMemory } from '../../../domain/conversation/explain-memories.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** What of memory a turn's answer was made with. */
export function defineTurnMemories(builder: Builder, refs: Refs): void {
  const kind = builder.enumType('UsedMemoryKind', {
    description: 'What was remembered.',
    values: {
      FACT: { value: 'fact', description: 'A fact.' },
      SAID: { value: 'said', description: 'What somebody said.' },
      REPLY: { value: 'reply', description: 'What Parley answered.' },
      SUMMARY: { value: 'summary', description: 'What a conversation came to.' },
    } as const,
  });
  const used = builder.objectRef<ShownMemory>('UsedMemory').implement({
    description: 'Something remembered that an answer was made with, as it is now.',
    authScopes: { may: 'memory.read' },
    fields: (t) => ({
      kind: t.expose('kind', { type: kind, description: 'What it is.' }),
      at: t.expose('at', { type: 'DateTime', nullable: true, description: 'When it was said; null: it is a summary, or forgotten.' }),
      text: t.exposeString('text', { nullable: true, description: 'What it says; null: it is a summary, or forgotten.' }),
    }),
  });
  builder.objectFields(refs.turn, (t) => ({
    memories: t.field({
      type: [used],
      description: 'What was remembered for the answer, facts first; empty for anybody but the person of the turn.',
      authScopes: { may: 'memory.read' },
      complexity: { field: 5, multiplier: 5 },
      resolve: async (turn, _args, { useCases, principal }) => [...(await useCases.usedMemories(principal, turn))],
    }),
  }));
}
