import { parse } from 'graphql';
import type { Client, Sink } from 'graphql-ws';
import { expect, test } from 'vitest';

import { makeLive } from './live.ts';

interface Line {
  readonly taskOutput: { readonly number: number };
}

interface Subscribed {
  readonly after: unknown;
  readonly sink: Sink<{ data: Line | null; errors?: never[] }>;
  isLeft: boolean;
}

function world() {
  const subscribed: Subscribed[] = [];
  const waits: { readonly milliseconds: number; go: (() => void) | null }[] = [];
  const events: string[] = [];
  const socket = {
    subscribe: ((payload, sink) => {
      const entry: Subscribed = { after: payload.variables?.['after'], sink: sink as never, isLeft: false };
      subscribed.push(entry);
      return () => void (entry.isLeft = true);
    }) satisfies Client['subscribe'],
  };
  const live = makeLive({
    socket,
    random: () => 0,
    onLoggedOut: () => events.push('logged out'),
    wait(milliseconds, go) {
      const entry = { milliseconds, go: go as (() => void) | null };
      waits.push(entry);
      return () => void (entry.go = null);
    },
  });
  const document = parse('subscription ($after: Int) { taskOutput(taskId: "t", after: $after) { number } }');
  let last = 0;
  const stop = live.follow<Line, { after: number }>({
    document,
    variables: () => ({ after: last }),
    onData: ({ taskOutput: { number } }) => {
      last = number;
      events.push(`line ${number}`);
    },
    onEnd: () => events.push('end'),
    onRefused: (message) => events.push(`refused: ${message}`),
  });
  const say = (number: number, of = subscribed.at(-1)) => of?.sink.next({ data: { taskOutput: { number } } });
  return { subscribed, waits, events, stop, say };
}

test('I5: after a broken connection it goes on after the last number', () => {
  const { subscribed, waits, events, say } = world();
  say(1);
  say(2);
  subscribed[0]?.sink.error({ code: 1006, reason: '' });
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([200]);
  waits[0]?.go?.();
  expect(subscribed.map(({ after }) => after)).toEqual([0, 2]);
  say(3);
  expect(events).toEqual(['line 1', 'line 2', 'line 3']);
});

test('I5: what an old connection still says after it broke is not taken', () => {
  const { subscribed, waits, events, say } = world();
  subscribed[0]?.sink.error({ code: 1006 });
  say(1, subscribed[0]);
  subscribed[0]?.sink.complete();
  subscribed[0]?.sink.error({ code: 4401 });
  expect(events).toEqual([]);
  expect(waits).toHaveLength(1);
});

test('it waits longer after each failure in a row, and begins anew after a success', () => {
  const { subscribed, waits, say } = world();
  for (let tries = 0; tries < 3; tries += 1) {
    subscribed.at(-1)?.sink.error({ code: 1006 });
    waits.at(-1)?.go?.();
  }
  say(1);
  subscribed.at(-1)?.sink.error({ code: 1006 });
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([200, 400, 800, 200]);
});

test('an error inside the subscription ends that try and asks again', () => {
  const { subscribed, waits } = world();
  subscribed[0]?.sink.next({ data: null, errors: [] });
  expect(subscribed[0]?.isLeft).toBe(true);
  expect(waits).toHaveLength(1);
});

test('a session that ended is told once, and nothing is asked again', () => {
  const { subscribed, waits, events } = world();
  subscribed[0]?.sink.error({ code: 4401, reason: 'Unauthorized' });
  expect(events).toEqual(['logged out']);
  expect(waits).toEqual([]);
});

test('a refusal is handed on with its sentence', () => {
  const { subscribed, events } = world();
  subscribed[0]?.sink.error([{ message: 'There is no such task.', extensions: { code: 'id.unknown' } }]);
  expect(events).toEqual(['refused: There is no such task.']);
});

test('the end is told once', () => {
  const { subscribed, events } = world();
  subscribed[0]?.sink.complete();
  subscribed[0]?.sink.complete();
  expect(events).toEqual(['end']);
});

test('who stops hears nothing more, also while it waits for the next try', () => {
  const { subscribed, waits, events, stop, say } = world();
  subscribed[0]?.sink.error({ code: 1006 });
  stop();
  expect(waits[0]?.go).toBeNull();
  say(1);
  expect(events).toEqual([]);
});
