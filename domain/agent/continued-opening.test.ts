import { expect, test } from 'vitest';

import type { PromptMessage } from '../ports/model-provider.ts';
import { SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import { continuedOpening } from './continued-opening.ts';
import type { Step } from './step.ts';

const OPENING: readonly PromptMessage[] = [{ role: 'user', text: 'Почини тесты' }];

/** A run of `count` reads, each of `size` units, and then these last words; null: it was cut off in the middle of a call. */
function run(count: number, size: number, last: string | null): Step[] {
  const steps: Step[] = [];
  const opaque = { provider: 'first', blocks: ['signed'] };
  for (let n = 0; n < count; n += 1) {
    const call = { id: `c${n}`, name: 'read_file', input: { path: `f${n}` } };
    const reply = { text: '', toolCalls: [call], stop: 'tool-calls', usage: SCRIPTED_USAGE, opaque } as const;
    steps.push({ number: steps.length + 1, intent: { kind: 'model', model: 'm' }, result: { kind: 'model', model: 'm', reply } });
    const intent = { kind: 'tool', callId: call.id, tool: 'read_file', input: call.input } as const;
    const isCut = last === null && n === count - 1;
    steps.push({ number: steps.length + 1, intent, result: isCut ? null : { kind: 'tool', output: 'x'.repeat(size), isError: false } });
  }
  if (last === null) return steps;
  const reply = { text: last, toolCalls: [], stop: 'end', usage: SCRIPTED_USAGE, opaque } as const;
  return [...steps, { number: steps.length + 1, intent: { kind: 'model', model: 'm' }, result: { kind: 'model', model: 'm', reply } }];
}

function roles(messages: readonly PromptMessage[]): string {
  return messages.map(({ role }) => role[0]).join('');
}

test('begins with the whole of a short run, its last words once, and then the new prompt', () => {
  const messages = continuedOpening({ opening: OPENING, steps: run(2, 10, 'Готово'), summary: 'Готово' }, 'А теперь документацию', 10_000);
  expect(roles(messages)).toBe('uatatau');
  expect(messages.at(-2)).toMatchObject({ text: 'Готово', opaque: null });
  expect(messages.at(-1)).toEqual({ role: 'user', text: 'А теперь документацию' });
});

test('of a long run the newest steps are kept as far as they fit, calls with their results, and the gap is told', () => {
  const messages = continuedOpening({ opening: OPENING, steps: run(50, 1_000, 'Готово'), summary: 'Готово' }, 'Дальше', 5_000);
  expect(roles(messages)).toMatch(/^uu(at){4}au$/u);
  expect(messages[1]).toMatchObject({ text: expect.stringContaining('left out') });
  expect(JSON.stringify(messages).length).toBeLessThan(6_000);
  expect(messages.filter(({ role }) => role === 'tool').at(-1)).toMatchObject({ callId: 'c49' });
});

test('of a run that was cut off every call has a result, and its end is told', () => {
  const messages = continuedOpening(
    { opening: OPENING, steps: run(2, 10, null), summary: '[This ended as stopped: by Anna]' },
    'Дальше',
    10_000,
  );
  expect(roles(messages)).toBe('uatatau');
  expect(messages[4]).toMatchObject({ role: 'tool', callId: 'c1', isError: true });
  expect(messages[5]).toMatchObject({ text: '[This ended as stopped: by Anna]' });
});

test('however little fits, how it began, how it ended and the prompt are there', () => {
  const messages = continuedOpening({ opening: OPENING, steps: run(3, 1_000, 'Другое'), summary: 'Итог' }, 'Дальше', 0);
  expect(messages.map((message) => (message.role === 'tool' ? '' : message.text))).toEqual([
    'Почини тесты',
    expect.stringContaining('left out'),
    'Итог',
    'Дальше',
  ]);
});

test('a run of which nothing is known leaves its opening', () => {
  expect(continuedOpening({ opening: OPENING, steps: [], summary: null }, 'Дальше', 10_000)).toEqual([
    ...OPENING,
    { role: 'user', text: 'Дальше' },
  ]);
});
