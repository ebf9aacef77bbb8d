import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** How Parley itself is. */
export function defineHealth(builder: Builder, refs: Refs): void {
  builder.objectType(refs.healthPart, {
    description: 'One part of Parley.',
    authScopes: { may: 'health.read' },
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Such as `database`, `sandbox`, `model:NAME`.' }),
      isReady: t.exposeBoolean('isReady', { description: 'Whether it can do its work.' }),
      detail: t.exposeString('detail', { nullable: true, description: 'One sentence for whoever runs the server; null: all is well.' }),
      isEssential: t.exposeBoolean('isEssential', { description: 'Whether Parley is not ready while this part is not.' }),
    }),
  });
  builder.objectType(refs.channelHealth, {
    description: 'An account on a chat network, and how its connection fares.',
    authScopes: { may: 'health.read' },
    fields: (t) => ({
      channel: t.exposeString('channel', { description: '`telegram` or `matrix`.' }),
      account: t.exposeString('account', { description: 'Our account there.' }),
      state: t.exposeString('state', { description: '`connecting`, `connected` or `down`.' }),
      connectedSince: t.expose('connectedSince', { type: 'DateTime', nullable: true, description: 'Null: it is not connected.' }),
      lastEventAt: t.expose('lastEventAt', { type: 'DateTime', nullable: true, description: 'When the network last said something.' }),
      backlog: t.exposeInt('backlog', { description: 'What is known to wait on the network’s side and on ours.' }),
      lastError: t.string({ nullable: true, description: 'What went wrong last.', resolve: ({ lastError }) => lastError?.message ?? null }),
      lastErrorAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When that was.',
        resolve: ({ lastError }) => lastError?.at ?? null,
      }),
      hints: t.exposeStringList('hints', { description: 'What should be seen to, one sentence each.' }),
    }),
  });
  builder.objectType(refs.health, {
    description: 'Whether Parley can do its work.',
    authScopes: { may: 'health.read' },
    fields: (t) => ({
      isReady: t.exposeBoolean('isReady', { description: 'Whether every essential part is ready.' }),
      parts: t.field({ type: [refs.healthPart], description: 'Each part.', resolve: ({ parts }) => [...parts] }),
      channels: t.field({
        type: [refs.channelHealth],
        description: 'Each account on a chat network.',
        resolve: ({ channels }) => [...channels],
      }),
    }),
  });
}
