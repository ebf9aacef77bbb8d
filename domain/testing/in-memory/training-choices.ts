import { UnknownIdError } from '../../errors.ts';
import type { TrainingChoices } from '../../ports/training-choices.ts';
import { mayKeep } from '../../routing/learned/intent.ts';
import type { Intent, TrainingChoice } from '../../routing/learned/intent.ts';
import type { InMemoryState } from './state.ts';

export function choiceOf(state: InMemoryState, personId: string): TrainingChoice {
  return state.trainingChoices.get(personId) ?? 'private';
}

/** Removes what is kept of the person and meant; returns how much that was. */
export function forgetIntents(state: InMemoryState, personId: string, isMeant: (intent: Intent) => boolean): number {
  const gone = [...state.intents.values()].filter((intent) => intent.personId === personId && isMeant(intent));
  for (const { turnId } of gone) state.intents.delete(turnId);
  if (gone.some(({ label }) => label !== null)) state.training.forgotten += 1;
  return gone.length;
}

export function makeInMemoryTrainingChoices(state: InMemoryState): TrainingChoices {
  return {
    of: async (personId) => (state.people.has(personId) ? choiceOf(state, personId) : null),
    choose: async (personId, choice) => {
      if (!state.people.has(personId)) throw new UnknownIdError('person');
      state.trainingChoices.set(personId, choice);
      forgetIntents(state, personId, ({ audience }) => !mayKeep(choice, audience));
    },
    forget: async (personId) => forgetIntents(state, personId, () => true),
  };
}
