import { expect, test } from 'vitest';

import type { ConversationEvent } from './events-document.ts';
import { emptyTimeline, withEvent } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const at = '2026-11-23T12:00:00.000Z';

const stored = (number: number, turnId: string, text: string, clientMessageId: string | null = null): ConversationEvent => ({
  __typename: 'MessageStored',
  number,
  at,
  turnId,
  clientMessageId,
  message: { text },
});
const partial = (turnId: string, offset: number, delta: string): ConversationEvent => ({
  __typename: 'ReplyPartial',
  number: null,
  at,
  turnId,
  offset,
  delta,
});
const final = (number: number, turnId: string, text: string): ConversationEvent => ({
  __typename: 'ReplyFinal',
  number,
  at,
  turnId,
  text,
  model: 'openai/gpt',
  costUsd: 0.002,
  milliseconds: 1_200,
  buttons: [],
});
const failed = (number: number, turnId: string, state: 'FAILED' | 'STOPPED'): ConversationEvent => ({
  __typename: 'TurnFailed',
  number,
  at,
  turnId,
  why: 'The model cannot be reached.',
  state,
});

function after(...events: ConversationEvent[]): Timeline {
  return events.reduce(withEvent, emptyTimeline(0));
}

const replies = ({ entries }: Timeline) => entries.map((entry) => (entry.kind === 'turn' ? entry.reply : entry.kind));

test('a reply grows by its partials, and the final one replaces it', () => {
  const growing = after(stored(1, 'a', 'Привет'), partial('a', 0, 'Здрав'), partial('a', 5, 'ствуйте'));
  expect(replies(growing)).toEqual([{ state: 'growing', text: 'Здравствуйте' }]);
  const whole = withEvent(growing, final(2, 'a', 'Здравствуйте!'));
  expect(replies(whole)).toEqual([
    { state: 'whole', text: 'Здравствуйте!', model: 'openai/gpt', costUsd: 0.002, milliseconds: 1_200, buttons: [] },
  ]);
});

test('a partial may take back what an earlier one said, as when another model begins anew', () => {
  expect(replies(after(partial('a', 0, 'I am sor'), partial('a', 2, 'know it')))).toEqual([{ state: 'growing', text: 'I know it' }]);
  expect(replies(after(partial('a', 0, 'one'), partial('a', 0, 'two')))).toEqual([{ state: 'growing', text: 'two' }]);
});

test('offsets count UTF-16 units, also within a pair of surrogates', () => {
  expect(replies(after(partial('a', 0, '🙂🙂'), partial('a', 2, '!')))).toEqual([{ state: 'growing', text: '🙂!' }]);
});

test('a partial that does not fit is left out: the final reply will tell', () => {
  expect(replies(after(partial('a', 0, 'abc'), partial('a', 7, 'x')))).toEqual([{ state: 'growing', text: 'abc' }]);
  expect(replies(after(stored(1, 'a', 'Hi'), partial('a', 3, 'x')))).toEqual([{ state: 'awaited' }]);
});

test('a partial that comes after the final reply changes nothing', () => {
  const timeline = after(stored(1, 'a', 'Hi'), final(2, 'a', 'Hello'));
  expect(replies(withEvent(timeline, partial('a', 0, 'Hel')))).toEqual(replies(timeline));
});

test('I5: an event that comes twice, as after a reconnect, is shown once', () => {
  const timeline = after(stored(1, 'a', 'Hi'), final(2, 'a', 'Hello'));
  expect(withEvent(timeline, stored(1, 'a', 'Hi'))).toBe(timeline);
  expect(withEvent(timeline, final(2, 'a', 'Hello'))).toBe(timeline);
});

test('turns stand in the order of their messages, however late their replies come', () => {
  const timeline = after(stored(1, 'a', 'one'), stored(2, 'b', 'two'), final(3, 'a', 'first'), failed(4, 'b', 'FAILED'));
  expect(timeline.entries.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(replies(timeline)[1]).toEqual({ state: 'failed', isStopped: false, message: 'The model cannot be reached.' });
});

test('a stopped turn is told apart from a failed one', () => {
  expect(replies(after(failed(1, 'a', 'STOPPED')))).toMatchObject([{ isStopped: true }]);
});

test('a reply whose message stands before what is shown is shown without it', () => {
  const timeline = withEvent(emptyTimeline(10), final(11, 'a', 'Hello'));
  expect(timeline.entries).toMatchObject([{ kind: 'turn', message: null, reply: { text: 'Hello' } }]);
});

test('a notice stands among the turns, with its task', () => {
  const notice: ConversationEvent = {
    __typename: 'Notice',
    number: 2,
    at,
    turnId: null,
    text: 'Task succeeded.',
    task: { shortId: 'abc234' },
    buttons: [],
    files: [],
  };
  const timeline = after(stored(1, 'a', 'Hi'), notice, final(3, 'a', 'Hello'));
  expect(replies(timeline)[1]).toBe('notice');
  expect(timeline.entries[1]).toMatchObject({ taskId: 'abc234', text: 'Task succeeded.' });
});

test('the client’s ids of stored messages are known, so that what was only hoped for can go', () => {
  expect([...after(stored(1, 'a', 'Hi', 'c-1'), stored(2, 'b', 'Ho')).clientMessageIds]).toEqual(['c-1']);
});

test('how it is answered is remembered with the turn', () => {
  const routed: ConversationEvent = { __typename: 'TurnRouted', number: 2, at, turnId: 'a', route: { mode: 'AGENT' } };
  expect(after(stored(1, 'a', 'Hi'), routed).entries).toMatchObject([{ mode: 'AGENT' }]);
});

test('an event about no turn changes only the number', () => {
  expect(withEvent(emptyTimeline(0), { ...final(1, 'a', 'x'), turnId: null })).toMatchObject({ last: 1, entries: [] });
});
