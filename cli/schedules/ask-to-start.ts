import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import { askYes, canAsk } from '../tasks/ask-yes.ts';
import { REMOVE_SCHEDULE, RESUME_SCHEDULE } from './documents.ts';

interface Asking {
  readonly shortId: string;
  /** What has to be said yes to; null: nothing. */
  readonly confirmation: string | null;
}

/**
 * Asks the person at the terminal what a schedule waits for, and starts it on a yes. A no removes one that is new, and throws a Failure; where nobody can be
 * asked, it says how to say yes. Returns whether it fires.
 */
export async function askToStart({ ask, terminal }: Client, { shortId, confirmation }: Asking, isNew: boolean): Promise<boolean> {
  if (confirmation === null) return true;
  if (!canAsk()) {
    terminal.note(`Schedule ${shortId} waits for your yes: ${confirmation} parley schedules resume ${shortId} is the yes.`);
    return false;
  }
  if (await askYes(confirmation)) {
    payload((await ask(RESUME_SCHEDULE, { id: shortId })).resumeSchedule);
    return true;
  }
  if (!isNew) throw new Failure(`Schedule ${shortId} stays paused.`);
  payload((await ask(REMOVE_SCHEDULE, { id: shortId })).removeSchedule);
  throw new Failure('Nothing was started.');
}
