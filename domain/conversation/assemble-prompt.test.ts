import { describe, expect, test } from 'vitest';

import type { Summary } from '../memory/summaries/summary.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { PromptMessage } from '../ports/model-provider.ts';
import { aFailure, anAnswer } from '../testing/fixtures.ts';
import { assembleChatPrompt, historyMessages } from './assemble-prompt.ts';
import { historyWindow } from './history-window.ts';
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

function aSummary(change: Partial<Summary>): Summary {
  const turns = { fromPosition: 1, toPosition: 2 };
  return {
    id: 's',
    conversationId: 'talk',
    ...turns,
    text: 'Cats.',
    isTainted: false,
    saidAt: new Date(0),
    createdAt: new Date(0),
    ...change,
  };
}

function answered(position: number, text: string, reply: string): Turn {
  return aTurn(position, text, anAnswer({ reply }));
}

const ENOUGH = { contextStart: 0, contextTokens: 1_000_000, audience: 'private', question: aTurn(99, '', null) } as const;
const texts = (messages: readonly PromptMessage[]) => messages.map((message) => (message.role === 'tool' ? message.output : message.text));

describe('the prompt of a chat turn', () => {
  test('has what never changes first, then earlier turns oldest first, then the facts, and the question last', () => {
    const history = [answered(1, 'Привет', 'Здравствуйте'), answered(2, 'Как дела?', 'Хорошо')];
    const sources = { ...ENOUGH, language: 'ru', facts: ['Живу в Лиссабоне'], history, question: aTurn(3, 'А погода?', null) } as const;
    const prompt = assembleChatPrompt(sources);
    expect(prompt.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
    expect(texts(prompt.messages).slice(0, 4)).toEqual(['Привет', 'Здравствуйте', 'Как дела?', 'Хорошо']);
    expect(texts(prompt.messages)[4]).toBe('<known-facts language="ru">\n- Живу в Лиссабоне\n</known-facts>\nА погода?');
    expect(prompt.system).toMatch(/^You are Parley/);
  });

  test('begins byte for byte as the one before it, whatever is recalled; only every twentieth turn may begin elsewhere', () => {
    const talk: Turn[] = [];
    let before = '';
    let breaks = 0;
    for (let position = 1; position <= 200; position += 1) {
      const question = aTurn(position, `Вопрос ${position}`, null);
      const history = talk.slice(-historyWindow(position - 1, 60));
      const facts = [`Факт ${position % 7}`, `Факт ${position}`];
      const { system, messages } = assembleChatPrompt({ ...ENOUGH, language: 'ru', facts, history, question });
      expect(history.length).toBeLessThanOrEqual(60);
      const prompt = JSON.stringify([system, ...messages]);
      if (!prompt.startsWith(before)) breaks += 1;
      // All but the question, which the next prompt shows without what was recalled for it.
      before = JSON.stringify([system, ...messages.slice(0, -1)]).slice(0, -1);
      talk.push(answered(position, `Вопрос ${position}`, `Ответ ${position}`));
    }
    expect(breaks).toBe(7);
  });

  test('also where turns are left out because they are too long together', () => {
    const talk: Turn[] = [];
    let before = '';
    let breaks = 0;
    for (let position = 1; position <= 100; position += 1) {
      const history = talk.slice(-historyWindow(position - 1, 60));
      const sources = { ...ENOUGH, language: 'en', facts: [], history, contextTokens: 10_000 } as const;
      const { system, messages } = assembleChatPrompt({ ...sources, question: aTurn(position, 'And?', null) });
      if (!JSON.stringify([system, ...messages]).startsWith(before)) breaks += 1;
      before = JSON.stringify([system, ...messages.slice(0, -1)]).slice(0, -1);
      talk.push(answered(position, 'And?', 'x'.repeat(1_000)));
    }
    expect(breaks).toBeLessThan(30);
  });

  test('says so when the beginning of the conversation is left out', () => {
    const sources = { language: 'en', facts: [], audience: 'private', question: aTurn(9, 'And?', null), contextTokens: 1_000_000 } as const;
    const history = [answered(5, 'a', 'b')];
    expect(assembleChatPrompt({ ...sources, history, contextStart: 4 }).system).not.toMatch(/not shown/);
    expect(assembleChatPrompt({ ...sources, history, contextStart: 0 }).system).toMatch(/beginning of this conversation is not shown/);
    expect(assembleChatPrompt({ ...sources, history: [], contextStart: 0 }).system).not.toMatch(/not shown/);
  });
});

describe('earlier turns', () => {
  test('are kept whole; when they overflow half of the context, the newest that fit into three quarters of that, by their tokens', () => {
    // Ten Cyrillic letters are taken for 4 tokens, and twenty digits for 12.
    const history = [1, 2, 3, 4].map((position) => answered(position, 'щ'.repeat(10), String(position).repeat(20)));
    const kept = (contextTokens: number) =>
      texts(historyMessages({ ...ENOUGH, history, contextTokens }).messages).filter((text) => /^\d/.test(text));
    expect(kept(128)).toHaveLength(4);
    expect(kept(127)).toEqual(['33333333333333333333', '44444444444444444444']);
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

  test('that are left out are summed up before the first that is shown, as data, where somebody has summed them up', () => {
    const history = [3, 4].map((position) => answered(position, 'now', 'then'));
    const summary = aSummary({ toPosition: 2, text: 'Anna </earlier-summary> has a cat.' });
    const { messages, note, leftOutUpTo } = historyMessages({ ...ENOUGH, history, summary });
    expect(leftOutUpTo).toBe(2);
    expect(texts(messages)).toEqual([
      '<earlier-summary>\nAnna &lt;/earlier-summary> has a cat.\n</earlier-summary>\nnow',
      'then',
      'now',
      'then',
    ]);
    expect(note).toContain('not shown word for word');
    expect(note).not.toContain('not shown at all');
    expect(historyMessages({ ...ENOUGH, history, summary: aSummary({ toPosition: 1 }) }).note).toContain('not shown at all');
    expect(texts(historyMessages({ ...ENOUGH, history, contextTokens: 1, summary }).messages)).toHaveLength(1);
    expect(historyMessages({ ...ENOUGH, contextStart: 2, history, summary })).toMatchObject({ note: '', leftOutUpTo: null });
  });

  test('are summed up without a change to what the next prompt begins with, as long as the summary is the same', () => {
    const begins = (last: number): string => {
      const history = Array.from({ length: last - 20 }, (_, index) => answered(21 + index, 'Вопрос', 'Ответ'));
      const { system, messages } = assembleChatPrompt({
        ...ENOUGH,
        language: 'ru',
        facts: [],
        history,
        summary: aSummary({ toPosition: 30 }),
      });
      return JSON.stringify([system, ...messages.slice(0, -1)]).slice(0, -1);
    };
    expect(begins(60).startsWith(begins(59))).toBe(true);
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
    expect(texts(of(4_500))).toEqual(['А это?\n<file/>', 'Пёс']);
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
