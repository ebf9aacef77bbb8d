import { defineEntity, p } from '@mikro-orm/postgresql';

import { TurnEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';

export const FactEntity = defineEntity({
  name: 'Fact',
  tableName: 'facts',
  checks: [{ name: 'facts_place_check', expression: '(person_id IS NULL) = (chat IS NOT NULL)' }],
  indexes: [
    { name: 'facts_of_scope', properties: ['scope', 'createdAt', 'id'] },
    { name: 'facts_heard', properties: ['heardId'], where: 'heard_id IS NOT NULL' },
    { name: 'facts_words', properties: ['words'], type: 'gin' },
    {
      name: 'facts_once',
      expression:
        'CREATE UNIQUE INDEX facts_once ON facts (scope, coalesce(speaker_id::text, speaker), subject, predicate, md5(key)) WHERE held_until IS NULL',
    },
  ],
  properties: {
    id: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).nullable().deleteRule('cascade').index('facts_person_id_index'),
    channel: p.text().nullable(),
    account: p.text().nullable(),
    chat: p.text().nullable(),
    scope: p.text(),
    subject: p.text(),
    predicate: p.text(),
    value: p.text(),
    key: p.text(),
    category: p.text(),
    confidence: p.double(),
    isSingle: p.boolean(),
    opposite: p.text().nullable(),
    speakerPerson: () => p.manyToOne(PersonEntity).nullable().name('speaker_id').deleteRule('set null').index('facts_speaker_id_index'),
    speaker: p.text(),
    text: p.text(),
    turnId: p.uuid().nullable(),
    heardId: p.uuid().nullable(),
    origin: p.enum(['said', 'pattern', 'extracted']),
    isTainted: p.boolean(),
    heldFrom: p.datetime().columnType('timestamptz'),
    heldUntil: p.datetime().columnType('timestamptz').nullable(),
    supersededBy: () => p.manyToOne(FactEntity).nullable().name('superseded_by').deleteRule('set null').index('facts_superseded_by_index'),
    createdAt: p.datetime().columnType('timestamptz'),
    words: p
      .string()
      .columnType('tsvector')
      .generated(`to_tsvector('russian'::regconfig, "left"(text, 100000)) stored`)
      // Only the database reads it.
      .lazy(),
  },
});

export const FactQueueEntity = defineEntity({
  name: 'FactQueued',
  tableName: 'fact_queue',
  uniques: [{ name: 'fact_queue_sighting', properties: ['account', 'externalId'] }],
  properties: {
    number: p.bigint('number').primary().columnType('bigint generated always as identity'),
    turn: () => p.oneToOne(TurnEntity).nullable().deleteRule('cascade').owner().unique('fact_queue_turn_id_unique'),
    account: p.text().nullable(),
    externalId: p.text().nullable(),
  },
});
