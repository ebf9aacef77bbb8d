import { describe, expect, test } from 'vitest';

import { fromDollars } from '../costs/money.ts';
import { failureSentence } from './model-failure-texts.ts';

const ANNA = { language: 'ru', timeZone: 'Europe/Moscow' } as const;
const JOHN = { language: 'en', timeZone: 'UTC' } as const;
const RENEWS = new Date('2026-11-23T21:00:00Z');

describe('why no model answered, in plain words', () => {
  test('names the budget that is used up and when it renews, in the person’s own time', () => {
    const budget = { name: 'person-day', account: 'a', limit: fromDollars(5), renewsAt: RENEWS };
    const facts = { outcome: 'no-budget', budget, detail: null } as const;
    expect(failureSentence({ ...facts, person: JOHN })).toBe(
      'There is not enough left of your daily budget ($5.00) for this. It renews on 23 November at 21:00.',
    );
    expect(failureSentence({ ...facts, person: ANNA })).toMatch(
      /^Не хватает бюджета: ваш дневной бюджет \(\$5\.00\)\. Он обновится 24 ноября/,
    );
  });

  test('a budget that never renews, and one that nobody has a word for', () => {
    const task = { name: 'task', account: 'a', limit: fromDollars(1), renewsAt: null };
    expect(failureSentence({ outcome: 'no-budget', budget: task, detail: null, person: ANNA })).toBe(
      'Не хватает бюджета: бюджет этой задачи ($1.00).',
    );
    const own = { ...task, name: 'garden' };
    expect(failureSentence({ outcome: 'no-budget', budget: own, detail: null, person: JOHN })).toBe(
      'There is not enough left of garden ($1.00) for this.',
    );
    expect(failureSentence({ outcome: 'no-budget', budget: null, detail: null, person: JOHN })).toBe(
      'A budget is used up, so no model was asked.',
    );
  });

  test('names the time until which a provider asks to wait', () => {
    const facts = { outcome: 'rate-limited', budget: null, detail: null } as const;
    expect(failureSentence({ ...facts, person: JOHN, notBefore: RENEWS })).toContain('until 23 November at 21:00');
    expect(failureSentence({ ...facts, person: ANNA, notBefore: RENEWS })).toContain('до 24 ноября в 00:00');
    expect(failureSentence({ ...facts, person: JOHN })).toContain('in a minute');
  });

  test('adds the provider’s reason only where somebody can act on it', () => {
    const facts = { budget: null, detail: 'The key is wrong.', person: JOHN };
    expect(failureSentence({ ...facts, outcome: 'rejected' })).toBe('The model refused the request. The key is wrong.');
    expect(failureSentence({ ...facts, outcome: 'timeout' })).not.toContain('key');
    expect(failureSentence({ ...facts, outcome: null })).toContain('No model is set');
  });
});
