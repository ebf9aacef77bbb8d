import type { Feedback, Turn } from '../../conversation/turn.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Mode } from '../route.ts';

/** A command corrects the turn before it when it comes this soon after its message. */
const RIGHT_AFTER_MS = 10 * 60_000;

type LabelDeps = Pick<Ports, 'intents' | 'turns' | 'clock' | 'logger'>;

export type LabelTurns = ReturnType<typeof makeLabelTurns>;

/**
 * Learns from what people do with answers what their messages were meant for. Never throws: what they do is done all the same. Messages that are not kept
 * are not labelled.
 */
export function makeLabelTurns(deps: LabelDeps) {
  const { intents, clock } = deps;
  return {
    /** A liked answer was routed right; a disliked one may not have been. */
    judged: (turn: Turn, feedback: Feedback, by: string): Promise<void> =>
      safely(deps, turn.id, async () => {
        const at = clock.now();
        if (feedback === 'bad' || turn.route === null) await intents.doubt(turn.id, at);
        else await intents.label(turn.id, { mode: turn.route.mode, plugin: turn.route.plugin, source: 'feedback', by, at });
      }),

    /** Another answer was asked for, with a better model. */
    retried: (turn: Turn): Promise<void> =>
      safely(deps, turn.id, async () => {
        await intents.doubt(turn.id, clock.now());
      }),

    /**
     * A command right after the answer to the same person's message: another mode says what that was meant for, another model that the answer was not liked.
     * `again`: the text that the mode was chosen for; null: for what follows. A text that is not that message's says nothing about it.
     */
    corrected: (command: Turn, chosen: { readonly mode: Mode | null; readonly again: string | null }): Promise<void> =>
      safely(deps, command.id, async () => {
        const before = await turnBefore(deps, command);
        if (before === null || (chosen.again !== null && plain(chosen.again) !== plain(before.text))) return;
        const at = clock.now();
        if (chosen.mode === null) await intents.doubt(before.id, at);
        else if (chosen.mode !== before.route?.mode)
          await intents.label(before.id, { mode: chosen.mode, plugin: null, source: 'correction', by: command.personId, at });
      }),
  };
}

/** The person's own message just before; null: there is none, it is too old, or they had chosen its mode themselves. */
async function turnBefore({ turns }: LabelDeps, { conversationId, position, personId, receivedAt }: Turn): Promise<Turn | null> {
  const [before] = await turns.recent(conversationId, { contextStart: 0, before: position, limit: 1 });
  if (before === undefined || before.personId !== personId || before.route === null || before.route.matchedBy === 'override') return null;
  return receivedAt.getTime() - before.receivedAt.getTime() <= RIGHT_AFTER_MS ? before : null;
}

/** Whatever blanks and letters' sizes. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

async function safely({ logger }: LabelDeps, turnId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    logger.warn('intent.not-labelled', { turnId, cause });
  }
}
