import { defineEntity, p } from '@mikro-orm/postgresql';

import { PersonEntity } from './people.ts';

export const ForgettingEntity = defineEntity({
  name: 'Forgetting',
  tableName: 'forgettings',
  indexes: [{ name: 'forgettings_unsettled', properties: ['begunAt'], where: 'settled_at IS NULL' }],
  properties: {
    id: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade').index('forgettings_person_id_index'),
    before: p.datetime().columnType('timestamptz'),
    begunAt: p.datetime().columnType('timestamptz'),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const MemoryQuestionEntity = defineEntity({
  name: 'MemoryQuestion',
  tableName: 'memory_questions',
  properties: {
    person: () => p.manyToOne(PersonEntity).primary().deleteRule('cascade'),
    place: p.text().primary(),
    askedAt: p.datetime().columnType('timestamptz'),
    body: p.json(),
  },
});
