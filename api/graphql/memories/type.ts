import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** What Parley remembers about a person. */
export function defineMemory(builder: Builder, refs: Refs): void {
  builder.node(refs.memory, {
    description: 'Something that Parley knows about the caller.',
    authScopes: { may: 'memory.read' },
    id: { resolve: (fact) => fact.id },
    loadWithoutCache: (id, { useCases, principal }) =>
      loadNode(id, async () => {
        const fact = (await useCases.memories.list(principal)).find((mine) => mine.id === id);
        if (fact === undefined) throw new UnknownIdError('memory');
        return fact;
      }),
    fields: (t) => ({
      text: t.exposeString('text', { description: 'The fact, as it was said.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was remembered.' }),
    }),
  });
}
