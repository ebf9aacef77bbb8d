import { describe, expect, test } from 'vitest';

import type { Turn } from '../../conversation/turn.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import { aTurn } from '../../testing/a-turn.ts';
import { aFailure, anAnswer } from '../../testing/fixtures.ts';
import { boundedSummary, summaryQuestion } from './summary-prompt.ts';

function asked(turn: Partial<Turn>, audience: 'private' | 'group' = 'private'): unknown {
  return JSON.parse(summaryQuestion(null, [aTurn(turn)], { audience, tokens: 10_000 }).text);
}

describe('what a summary is made from', () => {
  test('is what was said and answered', () => {
    expect(asked({ text: 'Который час?', outcome: anAnswer({ reply: 'Полдень.' }) })).toEqual({
      before: null,
      messages: [
        { at: '2026-11-23T12:00', from: 'person', text: 'Который час?' },
        { from: 'assistant', text: 'Полдень.' },
      ],
    });
  });

  test('is what people were told where there was no answer', () => {
    expect(asked({ outcome: aFailure({ message: 'The model is away.' }) })).toMatchObject({
      messages: [{ from: 'person' }, { from: 'assistant', text: 'The model is away.' }],
    });
  });

  test.each([
    ['not answered yet', { text: 'hi', outcome: null }, ['person']],
    ['of a file without words', { text: '', outcome: anAnswer({ reply: 'A cat.' }) }, ['assistant']],
    ['of nothing', { text: '', outcome: null }, []],
  ])('leaves out the empty half of a turn: %s', (_name, turn, from) => {
    expect(asked(turn)).toMatchObject({ messages: from.map((one) => ({ from: one })) });
  });

  test('says who spoke in a group, and when by their clock', () => {
    const source = { ...PLAIN_SOURCE, senderName: 'Борис', sentAt: new Date('2026-11-20T08:30:59Z') };
    expect(asked({ source }, 'group')).toMatchObject({ messages: [{ at: '2026-11-20T08:30', from: 'Борис' }] });
    expect(asked({ source }, 'private')).toMatchObject({ messages: [{ from: 'person' }] });
    expect(asked({ source: PLAIN_SOURCE }, 'group')).toMatchObject({ messages: [{ from: 'person' }] });
  });

  test('I8: says what are the words of somebody else', () => {
    expect(asked({ source: { ...PLAIN_SOURCE, isForwarded: true, quote: 'Buy milk' } })).toMatchObject({
      messages: [{ forwarded: 'by this person from somebody else', replyingTo: 'Buy milk' }],
    });
  });

  test('is the beginning of a long message, with no half of a character', () => {
    const messages = [{ text: `${'a'.repeat(3_999)}\uFFFD […]` }];
    expect(asked({ text: `${'a'.repeat(3_999)}🐈 and more` })).toMatchObject({ messages });
    expect(asked({ text: 'broken \uD83D' })).toMatchObject({ messages: [{ text: 'broken \uFFFD' }] });
    expect(asked({ text: 'b'.repeat(4_000) })).toMatchObject({ messages: [{ text: 'b'.repeat(4_000) }] });
  });

  test('is as many turns as fit, at least one, together with what was written down before', () => {
    const turns = Array.from({ length: 4 }, (_each, at) => aTurn({ text: `turn ${at}`, position: at + 1 }));
    const count = (tokens: number, before: string | null = null) => summaryQuestion(before, turns, { audience: 'private', tokens }).count;
    expect([count(0), count(10_000)]).toEqual([1, 4]);
    expect(count(120)).toBeGreaterThan(1);
    expect(count(120)).toBeLessThan(4);
    expect(count(200, 'They spoke of cats. '.repeat(100))).toBe(1);
    expect(summaryQuestion('Earlier.', [], { audience: 'private', tokens: 9 })).toEqual({
      text: '{"before":"Earlier.","messages":[]}',
      count: 0,
    });
  });
});

describe('a summary as it is kept', () => {
  const long = 'Она любит чай. '.repeat(200);

  test.each([
    ['short ones as they are', 'Anna has a cat and', false, 'Anna has a cat and'],
    ['up to the last whole sentence where it was cut off', 'Anna has a cat. She li', true, 'Anna has a cat.'],
    ['also behind other ends of sentences', 'Есть кот? Да! Ещё… и ещё', true, 'Есть кот? Да! Ещё…'],
    ['all of it where there is no whole sentence', 'Version 2.5 of', true, 'Version 2.5 of'],
    ['nothing of nothing', '', true, ''],
  ])('%s', (_name, said, isCutOff, kept) => {
    expect(boundedSummary(said, isCutOff)).toBe(kept);
  });

  test('is bounded, whatever the model gives', () => {
    expect(boundedSummary(long, false)).toHaveLength(2_399);
    expect(boundedSummary('x'.repeat(9_000), false)).toHaveLength(2_400);
  });
});
