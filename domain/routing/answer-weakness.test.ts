import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { weaknessOf } from './answer-weakness.ts';
import type { JudgedAnswer } from './answer-weakness.ts';

const example = z.object({ question: z.string(), answer: z.string(), verdict: z.enum(['fine', 'refuses', 'cannot', 'too-short']) });

function examples(language: string) {
  const text = readFileSync(new URL(`../../testing/routing/answers.${language}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => example.parse(JSON.parse(line)));
}

function judge(change: Partial<Omit<JudgedAnswer, 'reply'>> & Partial<JudgedAnswer['reply']> = {}) {
  const { question = 'How are you?', tools = [], hasWorked = false, ...reply } = change;
  return weaknessOf({ question, tools, hasWorked, reply: { text: 'Fine.', toolCalls: [], stop: 'end', ...reply } });
}

describe('an answer', () => {
  test.each(['en', 'ru'])('in %s is told from one that is not good enough, on examples', (language) => {
    const judged = examples(language).map(({ question, answer, verdict }) => ({
      isWeak: verdict !== 'fine',
      found: judge({ question, text: answer }),
    }));
    expect(judged.length).toBeGreaterThanOrEqual(120);
    const weak = judged.filter(({ isWeak }) => isWeak);
    const found = judged.filter(({ found: weakness }) => weakness !== null);
    const right = found.filter(({ isWeak }) => isWeak).length;
    // An answer that is replaced needlessly costs money; one that is kept costs a press of a button.
    expect(right / found.length).toBeGreaterThanOrEqual(0.98);
    expect(right / weak.length).toBeGreaterThanOrEqual(0.92);
  });

  test('is judged by its beginning, however long it and its question are', () => {
    const long = ['a\n', ' ', 'i ', 'не могу ', 'могу ли я '].map((piece) => piece.repeat(200_000));
    expect(long.map((text) => judge({ question: text, text }))).toEqual(long.map(() => null));
  });

  const call = { id: '1', name: 'read_file', input: { path: 'a' } };
  test.each<[string, Parameters<typeof judge>[0], ReturnType<typeof weaknessOf>]>([
    ['that is whole is good', {}, null],
    ['that ends at its limit is cut off', { stop: 'length' }, 'cut-off'],
    ['that the provider ended is a refusal', { stop: 'refusal', text: 'First you' }, 'refuses'],
    [
      'that the provider ended for good reason is none',
      { stop: 'refusal', text: 'First you', question: 'How do I make a pipe bomb?' },
      null,
    ],
    ['with a sound tool call is good', { toolCalls: [call], tools: ['read_file'], text: "I can't do this without a look." }, null],
    ['with a tool that there is not is broken', { toolCalls: [call], tools: ['run_command'] }, 'broken-tools'],
    ['with arguments that are no JSON is broken', { toolCalls: [{ ...call, input: '{"path": ' }], tools: ['read_file'] }, 'broken-tools'],
    ['with one bad call of two is broken', { toolCalls: [call, { ...call, input: null }], tools: ['read_file'] }, 'broken-tools'],
    [
      'that tells the end of work may say that it failed',
      { text: 'I could not find the bug.', tools: ['read_file'], hasWorked: true },
      null,
    ],
    ['that gives up before any work is weak', { text: "I can't write code.", tools: ['read_file'] }, 'cannot'],
    ['of an agent may be short', { question: 'Write a detailed report', text: 'Done.', tools: ['write_file'] }, null],
    ['may hold the refusal of somebody else', { text: 'She said: "I can’t help with that."' }, null],
    ['that is long is an answer, whatever it begins with', { text: `I can't help with that directly. ${'It depends. '.repeat(40)}` }, null],
    ['is judged without time worth speaking of when it is huge', { text: `i can't ${'a b '.repeat(500_000)}` }, null],
  ])('%s', (_name, change, expected) => {
    expect(judge(change)).toBe(expected);
  });
});
