import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { PromptMessage } from '../ports/model-provider.ts';
import { aFailure, anAnswer } from '../testing/fixtures.ts';
import { assembleChatPrompt, historyMessages } from './assemble-prompt.ts';
import type { Turn, TurnOutcome } from './turn.ts';

function aTurn(position: number, text: string, outcome: TurnOutcome | null): Turn {
  return {
    id: `turn-${position}`,
    conversationId: 'talk',
    position,
    messageId: `message-${position}`,
    personId: 'anna',
    text,
    receivedAt: new Date(0),
    source: PLAIN_SOURCE,
    state: outcome?.state ?? 'running',
    route: null,
    outcome,
    feedback: null,
  };
}

function answered(position: number, text: string, reply: string): Turn {
  return aTurn(position, text, anAnswer({ reply }));
}

const ENOUGH = { contextStart: 0, contextTokens: 1_000_000, audience: 'private', question: aTurn(99, '', null) } as const;
const texts = (messages: readonly PromptMessage[]) => messages.map((message) => (message.role === 'tool' ? message.output : message.text));

describe('the prompt of a chat turn', () => {
  test('has what never changes first, then the facts, earlier turns oldest first, and the question last', () => {
    const history = [answered(1, 'Привет', 'Здравствуйте'), answered(2, 'Как дела?', 'Хорошо')];
    const sources = { ...ENOUGH, language: 'ru', facts: ['Живу в Лиссабоне'], history, question: aTurn(3, 'А погода?', null) } as const;
    const prompt = assembleChatPrompt(sources);
    expect(prompt.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
    expect(texts(prompt.messages)).toEqual(['Привет', 'Здравствуйте', 'Как дела?', 'Хорошо', 'А погода?']);
    expect(prompt.system).toMatch(/^You are Parley[\s\S]*- Живу в Лиссабоне\n<\/known-facts>$/);
    const later = assembleChatPrompt({
      ...sources,
      history: [...history, answered(3, 'А погода?', 'Тепло')],
      question: aTurn(4, 'Где?', null),
    });
    expect(later.system).toBe(prompt.system);
    expect(later.messages.slice(0, prompt.messages.length)).toEqual(prompt.messages);
  });

  test('says so when the beginning of the conversation is left out', () => {
    const sources = { language: 'en', facts: [], audience: 'private', question: aTurn(9, 'And?', null), contextTokens: 1_000_000 } as const;
    const history = [answered(5, 'a', 'b')];
    expect(assembleChatPrompt({ ...sources, history, contextStart: 4 }).system).toMatch(/<\/known-facts>$/);
    expect(assembleChatPrompt({ ...sources, history, contextStart: 0 }).system).toMatch(/beginning of this conversation is not shown/);
    expect(assembleChatPrompt({ ...sources, history: [], contextStart: 0 }).system).toMatch(/<\/known-facts>$/);
  });
});

describe('earlier turns', () => {
  test('are kept whole, the newest that fit into half of the context by their bytes', () => {
    // Ten Cyrillic letters are 20 bytes; question and answer 40, which at 3 bytes a token are a bit more than 13 tokens.
    const history = [1, 2, 3, 4].map((position) => answered(position, 'щ'.repeat(10), String(position).repeat(20)));
    const kept = (contextTokens: number) =>
      texts(historyMessages({ ...ENOUGH, history, contextTokens }).messages).filter((text) => /^\d/.test(text));
    expect(kept(54)).toEqual(['33333333333333333333', '44444444444444444444']);
    expect(kept(53)).toEqual(['44444444444444444444']);
    expect(kept(26)).toEqual([]);
    expect(kept(1_000)).toHaveLength(4);
    expect(kept(Infinity)).toHaveLength(4);
  });

  test('have no gap: behind one that does not fit none is shown, and that is noted', () => {
    const history = [answered(1, 'short', 'short'), answered(2, 'x'.repeat(400), ''), answered(3, 'now', 'then')];
    const { messages, note } = historyMessages({ ...ENOUGH, history, contextTokens: 200 });
    expect(texts(messages)).toEqual(['now', 'then']);
    expect(note).toContain('not shown');
  });

  test('whose answer failed keep the question and what the person was told', () => {
    const history = [aTurn(1, 'Кто ты?', aFailure({ message: 'Модель перегружена.' })), aTurn(2, 'Ещё раз', null)];
    expect(historyMessages({ history, ...ENOUGH }).messages).toEqual([
      { role: 'user', text: 'Кто ты?' },
      { role: 'assistant', text: 'Модель перегружена.', toolCalls: [], opaque: null },
    ]);
  });

  test('that are answered again are not shown: their question is asked anew', () => {
    const question = { ...aTurn(3, 'Кто ты?', null), source: { ...PLAIN_SOURCE, retryOf: 'turn-1' } };
    const history = [answered(1, 'Кто ты?', 'Не знаю'), answered(2, 'Ау', 'Да?')];
    const { messages, note } = historyMessages({ ...ENOUGH, history, question });
    expect(texts(messages)).toEqual(['Ау', 'Да?']);
    expect(note).toBe('');
  });

  test('show their files again, and a picture takes as much room as a page of text', () => {
    const picture = { mime: 'image/png', base64: 'AA==' } as const;
    const history = [answered(1, 'Кто?', 'Кот'), answered(2, 'А это?', 'Пёс')];
    const earlier = new Map([1, 2].map((position) => [`turn-${position}`, { text: '<file/>', pictures: [picture] }]));
    const files = { asked: { text: '', pictures: [] }, earlier };
    const of = (contextTokens: number) => historyMessages({ ...ENOUGH, history, files, contextTokens }).messages;
    expect(of(1_000_000)[0]).toEqual({ role: 'user', text: 'Кто?\n<file/>', pictures: [picture] });
    expect(texts(of(4_000))).toEqual(['А это?\n<file/>', 'Пёс']);
    expect(of(3_000)).toEqual([]);
  });

  test('in a group say who spoke', () => {
    const source = { ...PLAIN_SOURCE, senderName: 'Борис', quote: 'Ты где?' };
    const history = [{ ...answered(1, 'Тут', 'Хорошо'), source }];
    expect(texts(historyMessages({ ...ENOUGH, history, audience: 'group' }).messages)[0]).toBe(
      '<from>Борис</from>\n<quoted>\nТы где?\n</quoted>\nТут',
    );
  });
});
