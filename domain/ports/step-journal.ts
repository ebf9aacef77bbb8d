import type { RunRef, Step, StepIntent, StepResult } from '../agent/step.ts';

/** The steps of runs, written as they happen. Writes that carry an old fence change nothing and return false (I4). */
export interface StepJournal {
  /** All steps of the run in order. */
  load(run: RunRef): Promise<readonly Step[]>;
  /** Notes that the step is about to happen. */
  begin(run: RunRef, fence: number, number: number, intent: StepIntent): Promise<boolean>;
  /** Notes what came of it, only once; the same result again changes nothing and returns true, since who was cut off from the answer asks again. */
  finish(run: RunRef, fence: number, number: number, result: StepResult): Promise<boolean>;
}
