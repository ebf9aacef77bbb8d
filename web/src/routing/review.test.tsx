import { describe, expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { answeredAs, answerOfKey } from './review-answers.ts';
import { ReviewCard } from './review-card.tsx';
import type { UnclearMessage } from './review-documents.ts';

const unclear: UnclearMessage = {
  turnId: 'VHVybjox',
  text: 'Напомни, что мы решили про <тест>',
  mode: 'CHAT',
  plugin: null,
  confidence: 0.412,
  isDoubted: false,
  at: '2026-11-24T08:00:00.000Z',
};

const card = (change: Partial<UnclearMessage> = {}, language: 'EN' | 'RU' = 'EN') =>
  draw(<ReviewCard message={{ ...unclear, ...change }} isBusy={false} onAnswer={() => undefined} />, { language });

const pressed = (key: string, change: Partial<KeyboardEvent> = {}) =>
  answerOfKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...change });

test('a message is shown as it is, with how it was answered and every answer with its key', () => {
  expect(card()).toMatch(
    /Напомни, что мы решили про &lt;тест&gt;.*Answered as: Chat, 41 % sure.*1<\/kbd> Agent.*7<\/kbd> Another helper.*0<\/kbd> Skip/s,
  );
  expect(card()).not.toContain('not liked');
  expect(card({ isDoubted: true, mode: 'ASSISTANT', plugin: 'places' })).toMatch(
    /Answered as: Places, 41 % sure\. The answer was not liked\./,
  );
  expect(card({}, 'RU')).toMatch(/Ответ дан как: Чат, уверенность 41 %.*Агент.*Пропустить/s);
});

describe('keys', () => {
  test('say what it was for, or skip it', () => {
    expect(pressed('1')).toMatchObject({ mode: 'AGENT', plugin: null });
    expect(pressed('2')).toMatchObject({ mode: 'CHAT', plugin: null });
    expect(pressed('5')).toMatchObject({ mode: 'ASSISTANT', plugin: 'places' });
    expect(pressed('7')).toMatchObject({ mode: 'ASSISTANT', plugin: null });
    expect(pressed('0')).toBe('skip');
  });

  test('that belong to the browser, and others, say nothing', () => {
    for (const key of ['8', 'Enter', 'a', ' ']) expect(pressed(key)).toBeNull();
    expect(pressed('1', { ctrlKey: true })).toBeNull();
    expect(pressed('1', { altKey: true })).toBeNull();
  });
});

test('what answered it has the same name as the answer', () => {
  expect(answeredAs({ mode: 'ASSISTANT', plugin: 'calendar' })).toBe('calendar');
  expect(answeredAs({ mode: 'ASSISTANT', plugin: 'unknown' })).toBe('assistant');
  expect(answeredAs({ mode: 'AGENT', plugin: null })).toBe('agent');
});
