import { defineEntity, p } from '@mikro-orm/postgresql';

export const ReservationEntity = defineEntity({
  name: 'Reservation',
  tableName: 'reservations',
  indexes: [
    { name: 'reservations_of_run', properties: ['runKind', 'runId'] },
    { name: 'reservations_of_person', properties: ['personId', 'at'] },
    { name: 'reservations_at', properties: ['at'] },
    { name: 'reservations_open', properties: ['at'], where: 'settled_at IS NULL' },
  ],
  properties: {
    id: p.uuid().primary(),
    runKind: p.enum(['turn', 'task', 'memory', 'plugin']),
    runId: p.text(),
    personId: p.uuid(),
    conversationId: p.uuid().nullable(),
    taskId: p.text().nullable(),
    provider: p.text(),
    model: p.text(),
    mode: p.enum(['agent', 'chat', 'assistant']),
    purpose: p.enum(['answer', 'classify', 'extract', 'summarise', 'embed', 'transcribe']),
    at: p.datetime().columnType('timestamptz'),
    bound: p.bigint('number'),
    accounts: p.array(),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    cost: p.bigint('number').nullable(),
    inputTokens: p.bigint('number').nullable(),
    outputTokens: p.bigint('number').nullable(),
    usage: p.json().nullable(),
    reservedBy: p.text().nullable(),
  },
});

export const BudgetAccountEntity = defineEntity({
  name: 'BudgetAccount',
  tableName: 'budget_accounts',
  checks: [
    { name: 'budget_accounts_reserved_check', expression: 'reserved >= 0' },
    { name: 'budget_accounts_spent_check', expression: 'spent >= 0' },
  ],
  properties: {
    account: p.text().primary(),
    reserved: p.bigint('number').defaultRaw('0'),
    spent: p.bigint('number').defaultRaw('0'),
    noted: p.bigint('number').nullable(),
  },
});

export const BudgetLimitEntity = defineEntity({
  name: 'BudgetLimit',
  tableName: 'budget_limits',
  checks: [
    { name: 'budget_limits_amount_check', expression: 'amount >= 0' },
    { name: 'budget_limits_day_amount_check', expression: 'day_amount >= 0' },
  ],
  properties: {
    name: p.enum(['person-day', 'chat-day', 'task', 'memory-day', 'installation-day']).primary(),
    amount: p.bigint('number').nullable(),
    day: p.text().nullable(),
    dayAmount: p.bigint('number').nullable(),
  },
});
