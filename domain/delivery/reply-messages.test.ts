import { describe, expect, test } from 'vitest';

import { layOut } from './lay-out.ts';
import { parseGrowingReply } from './parse-growing-reply.ts';
import { asRepetition, finalMessages, growingMessages, noticeMessages } from './reply-messages.ts';

const LIMITS = { maxLength: 1000, maxSpans: 100, feedback: 'buttons' } as const;
const paragraphs = (...lengths: readonly number[]): string => lengths.map((length) => 'я'.repeat(length)).join('\n\n');
const lengths = (messages: ReturnType<typeof growingMessages>): readonly number[] =>
  messages.map(({ document }) => layOut(document).text.length);

describe('an answer that grows', () => {
  test('keeps room for its end, and only its last message can be stopped and is not final', () => {
    const messages = growingMessages(parseGrowingReply(paragraphs(700, 200)), LIMITS, 'ru');
    expect(lengths(messages)).toEqual([700, 200]);
    expect(messages.map(({ isFinal, buttons }) => [isFinal, buttons])).toEqual([
      [true, []],
      [false, [{ action: 'stop', label: '⏹ Стоп' }]],
    ]);
  });

  test('is no message while nothing of it is to be seen', () => {
    for (const nothing of ['', ' \n', '**'])
      expect(growingMessages(parseGrowingReply(nothing), LIMITS, 'en').every(({ document }) => layOut(document).text !== '')).toBe(true);
    expect(growingMessages(parseGrowingReply(' \n'), LIMITS, 'en')).toEqual([]);
  });

  test('is not offered to be stopped where feedback are reactions', () => {
    expect(growingMessages(parseGrowingReply('a'), { ...LIMITS, feedback: 'reactions' }, 'en')[0]?.buttons).toEqual([]);
  });
});

describe('an answer that has ended', () => {
  const said = (markdown: string) => ({ markdown, buttons: ['good'] as const });

  test('takes no further message for its last words when they fit into the one before', () => {
    expect(lengths(finalMessages(said(paragraphs(700, 200)), LIMITS, 'en', 1))).toEqual([902]);
    expect(lengths(finalMessages(said(paragraphs(700, 200)), LIMITS, 'en', 0))).toEqual([902]);
  });

  test('leaves the messages that are there as they are', () => {
    const messages = finalMessages(said(paragraphs(700, 200)), LIMITS, 'en', 2);
    expect(lengths(messages)).toEqual([700, 200]);
    expect(messages.map(({ buttons }) => buttons.length)).toEqual([0, 1]);
    expect(lengths(finalMessages(said(paragraphs(700, 700)), LIMITS, 'en', 1))).toEqual([700, 700]);
  });

  test('without a word is still a message that a network takes', () => {
    expect(lengths(finalMessages(said('  '), LIMITS, 'en', 0))).toEqual([1]);
  });

  test('offers its own choices by button, and says which reaction means which where there are only those', () => {
    const body = { markdown: 'Milk', buttons: [], choices: ['Later', 'Done'] } as const;
    const [shown] = finalMessages(body, LIMITS, 'en', 0);
    expect(shown?.buttons).toEqual([
      { action: 'choice1', label: 'Later' },
      { action: 'choice2', label: 'Done' },
    ]);
    const [listed] = noticeMessages(body, { ...LIMITS, feedback: 'reactions' }, 'en');
    expect(layOut(listed?.document ?? []).text).toBe('Milk\n\n1\uFE0F\u20E3 Later · 2\uFE0F\u20E3 Done');
  });

  test('shows a place behind its text, as what can be read where there are no maps', () => {
    const pin = { latitude: 55.75, longitude: 37.59, title: 'Аптека', address: 'Арбат 9' };
    const body = { markdown: 'Вот', buttons: [], choices: ['Ещё'], pin } as const;
    for (const [text, place, ...others] of [finalMessages(body, LIMITS, 'ru', 0), noticeMessages(body, LIMITS, 'ru')]) {
      expect(others).toEqual([]);
      expect(text?.buttons).toHaveLength(1);
      expect(place).toMatchObject({ pin, buttons: [], isFinal: true });
      expect(layOut(place?.document ?? []).text).toBe('📍 Аптека, Арбат 9 (55.75, 37.59)');
    }
    const [, nameless] = finalMessages({ ...body, pin: { ...pin, address: '' } }, LIMITS, 'ru', 0);
    expect(layOut(nameless?.document ?? []).text).toBe('📍 Аптека (55.75, 37.59)');
    expect(noticeMessages({ ...body, pin: null }, LIMITS, 'ru')).toHaveLength(1);
  });

  test('has no buttons where there is no feedback', () => {
    expect(finalMessages(said('a'), { ...LIMITS, feedback: 'none' }, 'en', 0)[0]?.buttons).toEqual([]);
  });
});

test('a notice that is repeated fits into its message with the note', () => {
  for (const message of noticeMessages({ markdown: 'слово '.repeat(2000), buttons: [] }, LIMITS, 'ru')) {
    expect(layOut(asRepetition(message, 'ru').document).text.length).toBeLessThanOrEqual(LIMITS.maxLength);
  }
});
