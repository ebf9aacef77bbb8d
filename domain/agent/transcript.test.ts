import { expect, test } from 'vitest';

import { SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { Step } from './step.ts';
import { readTranscript } from './transcript.ts';

const OPENING = [{ role: 'user', text: 'Go' }] as const;
const calls = (...ids: readonly string[]) => ids.map((id) => ({ id, name: 'note', input: {} }));

function modelStep(number: number, ...ids: readonly string[]): Step {
  const reply = { text: `t${number}`, toolCalls: calls(...ids), stop: 'end', usage: SCRIPTED_USAGE, opaque: null } as const;
  return { number, intent: { kind: 'model', model: 'first/model' }, result: { kind: 'model', model: 'second/model', reply } };
}

function toolStep(number: number, callId: string, output: string | null): Step {
  const result = output === null ? null : ({ kind: 'tool', output, isError: false } as const);
  return { number, intent: { kind: 'tool', callId, tool: 'note', input: {} }, result };
}

test('a run that has not begun has its opening and the first step before it', () => {
  expect(readTranscript(OPENING, [])).toEqual({ messages: OPENING, pending: [], final: null, model: null, tried: [], next: 1 });
});

test('a model call that was cut off is made again under its own number', () => {
  const cut: Step = { number: 3, intent: { kind: 'model', model: 'first/model' }, result: null };
  const transcript = readTranscript(OPENING, [modelStep(1, 'a'), toolStep(2, 'a', 'done'), cut]);
  expect(transcript).toMatchObject({ pending: [], final: null, model: 'second/model', next: 3 });
  expect(transcript.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
});

test('calls without a result are pending in their order, and one that was begun is known by its step', () => {
  const transcript = readTranscript(OPENING, [modelStep(1, 'a', 'b', 'c'), toolStep(2, 'a', 'done'), toolStep(3, 'b', null)]);
  expect(transcript.pending.map(({ call, begunAs }) => [call.id, begunAs])).toEqual([
    ['b', 3],
    ['c', null],
  ]);
  expect(transcript.next).toBe(4);
});

test('two calls with one id are two calls', () => {
  const transcript = readTranscript(OPENING, [modelStep(1, 'a', 'a'), toolStep(2, 'a', 'first')]);
  expect(transcript.pending).toEqual([{ call: calls('a')[0], begunAs: null }]);
});

test('a reply that asks for nothing is the last word', () => {
  expect(readTranscript(OPENING, [modelStep(1)])).toMatchObject({ final: { text: 't1' }, model: 'second/model', next: 2 });
});

test('a step that no reply asked for changes nothing that is pending', () => {
  expect(readTranscript(OPENING, [toolStep(1, 'a', null)])).toMatchObject({ pending: [], next: 2 });
});
