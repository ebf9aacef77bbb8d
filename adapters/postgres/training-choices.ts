import { UnknownIdError } from '../../domain/errors.ts';
import type { TrainingChoices } from '../../domain/ports/training-choices.ts';
import type { TrainingChoice } from '../../domain/routing/learned/intent.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

/** What people let be kept to learn from, in PostgreSQL. */
export function makePostgresTrainingChoices(pool: DatabasePool): TrainingChoices {
  const choice = statement<{ training: TrainingChoice }>(pool, 'training-choice');
  const forget = statement<{ count: number }>(pool, 'intent-forget');
  return {
    of: async (personId) => (await choice(rowId(personId)))[0]?.training ?? null,
    choose: async (personId, chosen) => {
      const done = await transaction<true>(pool, async (client) => {
        const known = await statement<{ id: string }>(client, 'training-choose')(rowId(personId), chosen);
        if (known.length === 0) return null;
        await statement(client, 'intent-forget')(rowId(personId), false);
        return true;
      });
      if (done === null) throw new UnknownIdError('person');
    },
    forget: async (personId) => (await forget(rowId(personId), true))[0]?.count ?? 0,
  };
}
