import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** Strangers who wait to be let in. */
export function definePairing(builder: Builder, refs: Refs): void {
  builder.node(refs.pairing, {
    description: 'A stranger in a private chat who waits to be let in. Their code is known to them only.',
    authScopes: { may: 'people.pair' },
    id: { resolve: (pairing) => pairing.id },
    loadWithoutCache: (id, { useCases, principal }) =>
      loadNode(id, async () => {
        const pairing = (await useCases.pairing.pending(principal)).find((each) => each.id === id);
        if (pairing === undefined) throw new UnknownIdError('pairing');
        return pairing;
      }),
    fields: (t) => ({
      channel: t.exposeString('channel', { description: '`telegram` or `matrix`.' }),
      externalId: t.exposeString('externalId', { description: 'The channel’s own id of them.' }),
      name: t.exposeString('name', { description: 'What they call themselves there.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they asked.' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when their code can be used.' }),
    }),
  });
}
