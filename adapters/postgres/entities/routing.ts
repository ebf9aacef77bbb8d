import { defineEntity, p } from '@mikro-orm/postgresql';

import { TurnEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';

const MODES = ['agent', 'chat', 'assistant'] as const;

export const IntentEntity = defineEntity({
  name: 'Intent',
  tableName: 'intents',
  indexes: [
    { name: 'intents_of_person', properties: ['person'] },
    {
      name: 'intents_unsure',
      expression:
        "CREATE INDEX intents_unsure ON intents ((doubted_at IS NULL), confidence, at DESC, turn_id) WHERE label_mode IS NULL AND tier <> 'override'",
    },
    { name: 'intents_labelled', properties: ['labelledAt', 'turn'], where: 'label_mode is not null' },
  ],
  properties: {
    turn: () => p.manyToOne(TurnEntity).primary().updateRule('no action').deleteRule('cascade'),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade'),
    audience: p.enum(['private', 'group']),
    text: p.text(),
    mode: p.enum(MODES),
    plugin: p.text().nullable(),
    confidence: p.double(),
    tier: p.text(),
    version: p.text(),
    at: p.datetime().columnType('timestamptz'),
    doubtedAt: p.datetime().columnType('timestamptz').nullable(),
    labelMode: p.enum(MODES).nullable(),
    labelPlugin: p.text().nullable(),
    labelSource: p.enum(['override', 'correction', 'feedback', 'review']).nullable(),
    labelledBy: p.uuid().nullable(),
    labelledAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const RoutingModelEntity = defineEntity({
  name: 'RoutingModel',
  tableName: 'routing_models',
  properties: {
    version: p.text().primary(),
    artefact: p.blob().nullable(),
    labels: p.integer(),
    heldOut: p.integer(),
    score: p.double(),
    scoreBefore: p.double(),
    previous: p.text().nullable(),
    isAdopted: p.boolean(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

export const RoutingTrainingEntity = defineEntity({
  name: 'RoutingTraining',
  tableName: 'routing_training',
  properties: {
    id: p.integer().primary().autoincrement(false).check('id = 1'),
    active: () => p.manyToOne(RoutingModelEntity).nullable().fieldName('active').deleteRule('no action'),
    owner: p.text().nullable(),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    fence: p.bigint('number').defaultRaw('0'),
    claimedAt: p.datetime().columnType('timestamptz').nullable(),
    lastAt: p.datetime().columnType('timestamptz').nullable(),
    requested: p.bigint('number').defaultRaw('0'),
    claimedRequested: p.bigint('number').defaultRaw('0'),
    lastRequested: p.bigint('number').defaultRaw('0'),
    forgotten: p.bigint('number').defaultRaw('0'),
    claimedForgotten: p.bigint('number').defaultRaw('0'),
    lastForgotten: p.bigint('number').defaultRaw('0'),
  },
});
