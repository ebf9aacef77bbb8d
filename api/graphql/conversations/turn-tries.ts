import { toDollars } from '../../../domain/costs/money.ts';
import type { Turn } from '../../../domain/conversation/turn.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

type TriedModel = NonNullable<NonNullable<Turn['outcome']>['tries']>[number];

/** The models that were asked for a turn's answer. */
export function defineTurnTries(builder: Builder, refs: Refs): void {
  const triedModel = builder.objectRef<TriedModel>('ModelTry').implement({
    description: 'One model that was asked for an answer.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      model: t.exposeString('model', { description: 'Its id, as `provider/name`.' }),
      outcome: t.exposeString('outcome', {
        description:
          '`answered`, or why it gave no answer: `rejected`, `rate-limited`, `unreachable`, `timeout`, `cancelled`, `empty`, `refused`, `too-long`, `no-budget`, `unpriced`.',
      }),
      weakness: t.string({
        nullable: true,
        description:
          'Why a better model was asked after its answer: `cut-off`, `too-short`, `cannot`, `refuses`, `broken-tools`; null: none was.',
        resolve: (tried) => tried.weakness ?? null,
      }),
      costUsd: t.float({ description: 'What it cost, US dollars.', resolve: ({ cost }) => toDollars(cost) }),
      milliseconds: t.exposeInt('milliseconds', { description: 'How long it took.' }),
    }),
  });
  builder.objectFields(refs.turn, (t) => ({
    tries: t.field({
      type: [triedModel],
      description: 'The models that were asked, in order: what failed, what was not good enough, and what answered. Empty before its end.',
      resolve: ({ outcome }) => [...(outcome?.tries ?? [])],
    }),
  }));
}
