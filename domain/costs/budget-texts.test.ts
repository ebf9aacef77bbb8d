import { describe, expect, test } from 'vitest';

import type { BudgetLine } from '../ports/ledger.ts';
import { budgetSentence, nearSentence, spentText, whenText } from './budget-texts.ts';

const DOLLAR = 1_000_000_000;
const MIDNIGHT = new Date('2026-11-24T23:00:00Z');
const ENGLISH = { language: 'en', timeZone: 'Europe/Berlin' } as const;
const RUSSIAN = { language: 'ru', timeZone: 'Europe/Berlin' } as const;
const budget = (name: string, change: Partial<BudgetLine> = {}): BudgetLine => ({
  name,
  account: `${name}:1`,
  limit: 2 * DOLLAR,
  renewsAt: MIDNIGHT,
  ...change,
});

describe('who has no budget left for a call', () => {
  test.each([
    ['person-day', 'your daily budget', 'ваш дневной бюджет'],
    ['chat-day', 'the daily budget of this chat', 'дневной бюджет этого чата'],
    ['task', 'the budget of this task', 'бюджет этой задачи'],
    ['installation-day', 'the daily budget of this server', 'дневной бюджет этого сервера'],
    ['garden', 'garden', 'garden'],
  ])('%s: is told which one, how much it is and when it renews', (name, english, russian) => {
    expect(budgetSentence(ENGLISH, budget(name))).toBe(
      `There is not enough left of ${english} ($2.00) for this. It renews on 25 November at 00:00.`,
    );
    expect(budgetSentence(RUSSIAN, budget(name))).toBe(`Не хватает бюджета: ${russian} ($2.00). Он обновится 25 ноября в 00:00.`);
  });

  test('is told no time when it never renews', () => {
    expect(budgetSentence(ENGLISH, budget('task', { renewsAt: null }))).toBe(
      'There is not enough left of the budget of this task ($2.00) for this.',
    );
    expect(budgetSentence(RUSSIAN, budget('task', { renewsAt: null }))).toBe('Не хватает бюджета: бюджет этой задачи ($2.00).');
  });

  test.each([
    [0, '$0.00'],
    [0.001, '$0.001'],
    [0.0123, '$0.01'],
    [2, '$2.00'],
  ])('of %d dollars sees that sum, also when it is less than a cent', (dollars, shown) => {
    expect(budgetSentence(ENGLISH, budget('task', { limit: Math.round(dollars * DOLLAR) }))).toContain(`(${shown})`);
  });

  test.each([
    ['person-day', 2, 'person 4'],
    ['chat-day', 0.3, 'chat 1'],
    ['installation-day', 0, 'server 1'],
    ['installation-day', 10.3, 'server 21'],
  ])('%s of $%s: the owner, and nobody else, is told how to raise it for today', (name, dollars, command) => {
    const line = budget(name, { limit: dollars * DOLLAR });
    expect(budgetSentence({ ...ENGLISH, role: 'owner' }, line)).toContain(` \`/budget ${command} today\` raises it for today.`);
    expect(budgetSentence({ ...RUSSIAN, role: 'owner' }, line)).toContain(` Поднять его на сегодня: \`/budget ${command} today\`.`);
    for (const role of ['admin', 'member'] as const) expect(budgetSentence({ ...ENGLISH, role }, line)).not.toContain('/budget');
  });

  test.each(['task', 'garden'])('%s: not even the owner can raise it', (name) => {
    expect(budgetSentence({ ...ENGLISH, role: 'owner' }, budget(name))).not.toContain('/budget');
    expect(budgetSentence({ ...RUSSIAN, role: 'owner' }, budget(name))).not.toContain('/budget');
  });
});

describe('who has used most of a budget', () => {
  test('is told how much of it, and when it renews', () => {
    const near = { budget: budget('person-day'), spent: 1.7 * DOLLAR };
    expect(nearSentence(ENGLISH, near)).toBe(
      '85 % of your daily budget is used: $1.70 of $2.00. It renews on 25 November at 00:00. What does not fit into it will not be done.',
    );
    expect(nearSentence(RUSSIAN, near)).toBe(
      'Ваш дневной бюджет израсходован на 85 %: $1.70 из $2.00. Он обновится 25 ноября в 00:00. Что в него не поместится, выполнено не будет.',
    );
  });

  test('is told no time when it never renews; one of nothing is used up', () => {
    const near = { budget: budget('task', { limit: 0, renewsAt: null }), spent: 0 };
    expect(nearSentence(ENGLISH, near)).toBe(
      '100 % of the budget of this task is used: $0.00 of $0.00. What does not fit into it will not be done.',
    );
    expect(nearSentence(RUSSIAN, near)).toBe(
      'Бюджет этой задачи израсходован на 100 %: $0.00 из $0.00. Что в него не поместится, выполнено не будет.',
    );
  });
});

test.each([
  [0, '0.00'],
  [0.0001, '0.0001'],
  [0.0999, '0.0999'],
  [0.1, '0.10'],
  [12.345, '12.35'],
])('$%s is written with as many digits as it needs', (dollars, text) => {
  expect(spentText(Math.round(dollars * DOLLAR))).toBe(text);
});

test('a moment is told on the clock of who reads it', () => {
  expect(whenText(MIDNIGHT, 'en', 'America/New_York')).toBe('24 November at 18:00');
  expect(whenText(MIDNIGHT, 'ru', 'Asia/Tokyo')).toBe('25 ноября в 08:00');
});
