import type { IntentLog } from '../../ports/intent-log.ts';
import { mayKeep, mayRead } from '../../routing/learned/intent.ts';
import type { Intent } from '../../routing/learned/intent.ts';
import type { InMemoryState } from './state.ts';
import { choiceOf } from './training-choices.ts';

function byDoubt(a: Intent, b: Intent): number {
  return (
    Number(a.doubtedAt === null) - Number(b.doubtedAt === null) ||
    a.confidence - b.confidence ||
    b.at.getTime() - a.at.getTime() ||
    (a.turnId < b.turnId ? -1 : 1)
  );
}

export function makeInMemoryIntentLog(state: InMemoryState): IntentLog {
  const labelled = () =>
    [...state.intents.values()].flatMap((intent) => (intent.label === null ? [] : [{ intent, at: intent.label.at.getTime() }]));
  return {
    record: async (intent) => {
      const turn = state.turns.get(intent.turnId)?.turn;
      if (turn === undefined || state.intents.has(turn.id) || !mayKeep(choiceOf(state, turn.personId), intent.audience)) return false;
      state.intents.set(turn.id, { ...intent, personId: turn.personId, doubtedAt: null });
      return true;
    },
    get: async (turnId) => state.intents.get(turnId) ?? null,
    label: async (turnId, label) => {
      const intent = state.intents.get(turnId);
      if (intent === undefined || (intent.label?.source === 'review' && label.source !== 'review')) return false;
      state.intents.set(turnId, { ...intent, label });
      return true;
    },
    doubt: async (turnId, at) => {
      const intent = state.intents.get(turnId);
      if (intent === undefined) return false;
      state.intents.set(turnId, { ...intent, doubtedAt: at, label: intent.label?.source === 'feedback' ? null : intent.label });
      return true;
    },
    unsure: async (readerId, limit) =>
      [...state.intents.values()]
        .filter(({ label, tier }) => label === null && tier !== 'override')
        .filter(({ personId }) => personId === readerId || mayRead(choiceOf(state, personId)))
        .sort(byDoubt)
        .slice(0, limit),
    labelled: async (limit) =>
      labelled()
        .sort((a, b) => b.at - a.at || (a.intent.turnId < b.intent.turnId ? 1 : -1))
        .slice(0, limit)
        .map(({ intent }) => intent),
    countLabels: async (after) => labelled().filter(({ at }) => at > after.getTime()).length,
  };
}
