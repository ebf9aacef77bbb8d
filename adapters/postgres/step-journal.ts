import type { Pool } from 'pg';
import type { Step } from '../../domain/agent/step.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { StepJournal } from '../../domain/ports/step-journal.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** The steps of runs, in PostgreSQL. */
export function makePostgresStepJournal(pool: Pool): StepJournal {
  const load = statement<Step>(pool, 'step-load');
  const begin = statement<{ begun: boolean }>(pool, 'step-begin');
  const finish = statement<{ number: number }>(pool, 'step-finish');
  return {
    load: ({ kind, id }) => load(kind, id),
    begin: async ({ kind, id }, fence, number, intent) => {
      const [answer] = await begin(kind, id, fence, number, storableJson(intent));
      if (answer === undefined) return false;
      if (!answer.begun) throw new ConflictError(`Step ${String(number)} of this run cannot begin now.`);
      return true;
    },
    finish: async ({ kind, id }, fence, number, result) => (await finish(kind, id, fence, number, storableJson(result))).length > 0,
  };
}
