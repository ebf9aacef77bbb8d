import { describe, expect, test } from 'vitest';

import { renderFactsBlock, renderReader } from '../../domain/conversation/facts-block.ts';
import type { PromptMessage } from '../../domain/ports/model-provider.ts';
import { collectReply } from '../../domain/routing/collect-reply.ts';
import { makeOfflineProvider } from './offline-provider.ts';
import { OFFLINE_TEXTS } from './offline-texts.ts';

async function answer(system: string, messages: readonly PromptMessage[], signal = new AbortController().signal): Promise<string> {
  const request = { model: 'quotes', system, messages, tools: [], maxOutputTokens: 1000 };
  const collected = await collectReply(makeOfflineProvider().stream(request, signal), () => undefined);
  if (collected.kind === 'failed') return collected.failure.kind;
  expect(collected.usage).toMatchObject({ inputTokens: 0, outputTokens: 0 });
  return collected.reply.text;
}
const user = (text: string): PromptMessage => ({ role: 'user', text });
const assistant = (text: string): PromptMessage => ({ role: 'assistant', text, toolCalls: [], opaque: null });
const russian = (question: string, ...facts: string[]): PromptMessage =>
  user(`${renderFactsBlock({ language: 'ru', facts })}\n${question}`);

describe('offline', () => {
  test('says in one sentence that no model is set, in the person’s language, English when nobody says which', async () => {
    expect(await answer('', [user('Привет')])).toBe(`${OFFLINE_TEXTS.en.noModel}\n\n${OFFLINE_TEXTS.en.nothing}`);
    expect(await answer(`Ты — Parley.\n${renderReader('ru')}`, [user('Hello')])).toBe(
      `${OFFLINE_TEXTS.ru.noModel}\n\n${OFFLINE_TEXTS.ru.nothing}`,
    );
  });

  test('quotes the fact that shares words with the question, also inflected', async () => {
    const facts = ['Мою кошку зовут Мурка', 'Я живу в Казани'];
    const text = await answer('', [russian('Как зовут мою кошку?', ...facts)]);
    expect(text).toContain('Я помню: “Мою кошку зовут Мурка”');
    expect(text).not.toContain('Казани');
    expect(await answer('', [russian('Расскажи о моей кошке', ...facts)])).toContain('Мурка');
  });

  test('quotes earlier turns of both sides, never the question itself', async () => {
    const messages = [
      user('The deploy password is in the blue folder'),
      assistant('Noted: blue folder.'),
      user('Where is the deploy folder?'),
    ];
    const text = await answer('', messages);
    expect(text).toContain('You said: “The deploy password is in the blue folder”');
    expect(text).toContain('I answered: “Noted: blue folder.”');
    expect(text).not.toContain('Where is');
  });

  test('does not quote its own quotes', async () => {
    const question = user('Where is the folder?');
    const first = await answer('', [user('The folder is blue'), question]);
    const second = await answer('', [user('The folder is blue'), question, assistant(first), question]);
    expect(second.match(/The folder is blue/g)).toHaveLength(1);
  });

  test('invents nothing: every quoted word stood in the prompt', async () => {
    const text = await answer('', [user(`${renderFactsBlock({ language: 'en', facts: ['I like tea'] })}\nTell me about quantum gravity`)]);
    expect(text).toBe(`${OFFLINE_TEXTS.en.noModel}\n\n${OFFLINE_TEXTS.en.nothing}`);
  });

  test('a huge turn is shortened, and at most five are quoted', async () => {
    const turns = Array.from({ length: 20 }, (_, at) => user(`report ${String(at)} ${'😀'.repeat(5_000)}`));
    const text = await answer('', [...turns, user('report?')]);
    expect(text.match(/^- /gm)).toHaveLength(5);
    expect(text.length).toBeLessThan(6_000);
  });

  test('a prompt without messages or with an empty one holds nothing', async () => {
    expect(await answer('', [])).toContain(OFFLINE_TEXTS.en.nothing);
    expect(await answer('', [user('')])).toContain(OFFLINE_TEXTS.en.nothing);
  });

  test('stops when cancelled', async () => {
    expect(await answer('', [user('x')], AbortSignal.abort())).toBe('cancelled');
  });
});
