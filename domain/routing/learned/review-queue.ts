import { assertAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import { InvalidInputError, UnknownIdError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Mode } from '../route.ts';
import { mayRead } from './intent.ts';
import type { Intent } from './intent.ts';

/** The plugins that a message can be meant for. */
export const PLUGIN_NAMES = ['reminders', 'knowledge', 'places', 'calendar'] as const;

export type ReviewRouting = ReturnType<typeof makeReviewRouting>;

/** Admins say what messages were meant for of which that was least clear. Shown are their own, and those of persons who let others read them. */
export function makeReviewRouting({
  intents,
  trainingChoices,
  clock,
  doorbell,
}: Pick<Ports, 'intents' | 'trainingChoices' | 'clock' | 'doorbell'>) {
  return {
    /** Disliked answers first, then the least certain. */
    async list(principal: Principal | null, first: number): Promise<readonly Intent[]> {
      assertAccess(principal, 'routing.review');
      return intents.unsure(principal.personId, first);
    },

    /** `plugin` only with `assistant`. Throws an UnknownIdError when the message is not kept. */
    async label(principal: Principal | null, turnId: string, { mode, plugin }: { mode: Mode; plugin: string | null }): Promise<Intent> {
      assertAccess(principal, 'routing.review');
      if (plugin !== null && (mode !== 'assistant' || !PLUGIN_NAMES.some((name) => name === plugin))) {
        throw new InvalidInputError('plugin', `Only the assistant has plugins: ${PLUGIN_NAMES.join(', ')}.`);
      }
      const before = await intents.get(turnId);
      const isShown =
        before?.personId === principal.personId || (before !== null && mayRead((await trainingChoices.of(before.personId)) ?? 'off'));
      if (!isShown) throw new UnknownIdError('turn');
      const isKept = await intents.label(turnId, { mode, plugin, source: 'review', by: principal.personId, at: clock.now() });
      const intent = isKept ? await intents.get(turnId) : null;
      if (intent === null) throw new UnknownIdError('turn');
      doorbell.ring('routing');
      return intent;
    },
  };
}
