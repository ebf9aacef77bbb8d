import type { RunRef, Step } from '../../agent/step.ts';
import { ConflictError } from '../../errors.ts';
import type { StepJournal } from '../../ports/step-journal.ts';
import { heldTask } from './end-task.ts';
import type { InMemoryState } from './state.ts';
import { heldTurn } from './turn-store.ts';

function isHeld(state: InMemoryState, run: RunRef, fence: number): boolean {
  return (run.kind === 'turn' ? heldTurn(state, run.id, fence) : heldTask(state, run.id, fence)) !== null;
}

export function makeInMemoryStepJournal(state: InMemoryState): StepJournal {
  const stepsOf = ({ kind, id }: RunRef): Step[] => {
    const steps = state.steps.get(`${kind}:${id}`) ?? [];
    state.steps.set(`${kind}:${id}`, steps);
    return steps;
  };
  return {
    load: async (run) => structuredClone(stepsOf(run)),
    begin: async (run, fence, number, intent) => {
      if (!isHeld(state, run, fence)) return false;
      const steps = stepsOf(run);
      const known = steps[number - 1];
      if (number < 1 || number > steps.length + 1 || (known !== undefined && known.result !== null)) {
        throw new ConflictError(`Step ${String(number)} of this run cannot begin now.`);
      }
      steps[number - 1] = structuredClone({ number, intent, result: null });
      return true;
    },
    finish: async (run, fence, number, result) => {
      if (!isHeld(state, run, fence)) return false;
      const steps = stepsOf(run);
      const known = steps[number - 1];
      if (known === undefined) return false;
      if (known.result !== null) return JSON.stringify(known.result) === JSON.stringify(result);
      steps[number - 1] = structuredClone({ ...known, result });
      return true;
    },
  };
}
