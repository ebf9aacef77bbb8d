import { defineEntity, p } from '@mikro-orm/postgresql';

import { PersonEntity } from './people.ts';

export const FactEntity = defineEntity({
  name: 'Fact',
  tableName: 'facts',
  indexes: [
    { name: 'facts_of_person', properties: ['person', 'createdAt', 'id'] },
    { name: 'facts_words', properties: ['words'], type: 'gin' },
    { name: 'facts_once', expression: 'CREATE UNIQUE INDEX facts_once ON facts (person_id, md5(text))' },
  ],
  properties: {
    id: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade'),
    text: p.text(),
    turnId: p.uuid().nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    words: p
      .string()
      .columnType('tsvector')
      .generated(`to_tsvector('russian'::regconfig, "left"(text, 100000)) stored`)
      // Only the database reads it.
      .lazy(),
  },
});
