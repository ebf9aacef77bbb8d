import { describe, expect, test } from 'vitest';

import type { ModelEvent } from '../ports/model-provider.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import type { ManualClock } from '../testing/manual-clock.ts';
import { withDeadlines } from './deadlines.ts';

const LIMITS = { firstEventMs: 1_000, silenceMs: 300, totalMs: 2_000 };
const text = (delta: string): ModelEvent => ({ type: 'text', delta });
const DONE: ModelEvent = { type: 'done', stop: 'end', usage: null, opaque: null };

/** A stream that yields each event after a pause, and notes how it ended. */
function drip(clock: ManualClock, events: readonly (readonly [number, ModelEvent])[]) {
  const seen = { aborted: false, released: false };
  const start = async function* (signal: AbortSignal): AsyncGenerator<ModelEvent> {
    signal.addEventListener('abort', () => (seen.aborted = true));
    try {
      for (const [ms, event] of events) {
        await clock.sleep(ms, signal);
        yield event;
      }
    } finally {
      seen.released = true;
    }
  };
  return { seen, start };
}

function run(clock: ManualClock, start: (signal: AbortSignal) => AsyncIterable<ModelEvent>, signal = new AbortController().signal) {
  const events: ModelEvent[] = [];
  const over = (async () => {
    for await (const event of withDeadlines({ clock, deadlines: LIMITS, signal, start })) events.push(event);
  })();
  return { events, over };
}
const kinds = (events: readonly ModelEvent[]): string[] =>
  events.map((event) => (event.type === 'failed' ? event.failure.kind : event.type));

describe('deadlines', () => {
  test('a stream in time passes as it is, and is released', async () => {
    const clock = makeManualClock();
    const { seen, start } = drip(clock, [
      [900, text('a')],
      [200, { type: 'activity' }],
      [200, text('b')],
      [200, DONE],
    ]);
    const { events, over } = run(clock, start);
    await clock.advance(1_500);
    await over;
    expect(kinds(events)).toEqual(['text', 'activity', 'text', 'done']);
    expect(seen).toEqual({ aborted: true, released: true });
    expect(clock.sleepers).toBe(0);
  });

  test('I11: no first event in time, too long a silence, too long altogether: each ends as a timeout and aborts the call', async () => {
    const slow = Array.from({ length: 20 }, () => [250, text('x')] as const);
    for (const [script, advance, expected] of [
      [[[1_001, text('late')]], 1_000, ['timeout']],
      [
        [
          [10, text('a')],
          [301, text('late')],
        ],
        310,
        ['text', 'timeout'],
      ],
      [slow, 2_000, [...Array.from({ length: 7 }, () => 'text'), 'timeout']],
    ] as const) {
      const clock = makeManualClock();
      const { seen, start } = drip(clock, script);
      const { events, over } = run(clock, start);
      await clock.advance(advance);
      await over;
      expect(kinds(events).filter((kind, at) => kind !== 'text' || at < 7)).toEqual(expected);
      expect(seen.aborted).toBe(true);
      expect(clock.sleepers).toBe(0);
    }
  });

  test('a provider that ignores the abort holds nobody up', async () => {
    const clock = makeManualClock();
    const never = new Promise<never>(() => undefined);
    const start = (): AsyncIterable<ModelEvent> => ({ [Symbol.asyncIterator]: () => ({ next: () => never, return: () => never }) });
    const { events, over } = run(clock, start);
    await clock.advance(1_000);
    await over;
    expect(kinds(events)).toEqual(['timeout']);
  });

  test('the caller’s signal ends it at once as cancelled', async () => {
    const clock = makeManualClock();
    const control = new AbortController();
    const { seen, start } = drip(clock, [
      [10, text('a')],
      [200, DONE],
    ]);
    const { events, over } = run(clock, start, control.signal);
    await clock.advance(20);
    control.abort();
    await over;
    expect(kinds(events)).toEqual(['text', 'cancelled']);
    expect(seen.aborted).toBe(true);
  });

  test('a consumer that stops early aborts and releases the call', async () => {
    const clock = makeManualClock();
    const { seen, start } = drip(clock, [
      [0, text('a')],
      [0, text('b')],
      [0, DONE],
    ]);
    const stream = withDeadlines({ clock, deadlines: LIMITS, signal: new AbortController().signal, start });
    const first = stream.next();
    await clock.advance(1);
    expect((await first).value).toEqual(text('a'));
    await stream.return(undefined);
    await clock.advance(1);
    expect(seen).toEqual({ aborted: true, released: true });
  });

  test.each([
    [
      'ends without a terminal event',
      async function* (): AsyncGenerator<ModelEvent> {
        yield text('a');
      },
      ['text', 'unreachable'],
    ],
    [
      'throws',
      async function* (): AsyncGenerator<ModelEvent> {
        yield text('a');
        throw new Error('sk-secret');
      },
      ['text', 'unreachable'],
    ],
    [
      'throws before it begins',
      (): AsyncGenerator<ModelEvent> => {
        throw new Error('no');
      },
      ['unreachable'],
    ],
    [
      'goes on after its end',
      async function* (): AsyncGenerator<ModelEvent> {
        yield DONE;
        yield text('b');
        yield DONE;
      },
      ['done'],
    ],
  ])('a provider that %s still gives exactly one terminal event', async (_name, start, expected) => {
    const clock = makeManualClock();
    const { events, over } = run(clock, start);
    await over;
    expect(kinds(events)).toEqual(expected);
    expect(JSON.stringify(events)).not.toContain('sk-secret');
    expect(clock.sleepers).toBe(0);
  });
});
