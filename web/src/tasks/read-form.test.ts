import { expect, test } from 'vitest';

import { readForm } from './read-form.ts';

const form = { kind: 'prompt', work: ' Почини тесты \n', project: '', budget: '' } as const;

test('what is left empty is not asked for', () => {
  expect(readForm(form)).toEqual({ kind: 'good', input: { prompt: 'Почини тесты' } });
});

test('a command is a command, and spends nothing', () => {
  expect(readForm({ ...form, kind: 'command', work: 'npm test', budget: '1', project: ' demo ' })).toEqual({
    kind: 'good',
    input: { command: 'npm test', project: 'demo' },
  });
});

test.each([
  ['0.5', 0.5],
  ['0,50', 0.5],
  [' 2 ', 2],
])('the budget %j is %d dollars', (budget, budgetUsd) => {
  expect(readForm({ ...form, budget })).toMatchObject({ input: { budgetUsd } });
});

test.each(['0', '-1', 'much', '1e999', '1.2.3'])('the budget %j is no amount', (budget) => {
  expect(readForm({ ...form, budget })).toEqual({ kind: 'bad', field: 'budget' });
});

test('a task needs work', () => {
  expect(readForm({ ...form, work: ' \n' })).toEqual({ kind: 'bad', field: 'work' });
});
