import { expect, test } from 'vitest';
import { UnreachableError } from '../errors.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import { NOON } from '../testing/fixtures.ts';
import { makeRecordingLogger } from '../testing/recording-logger.ts';
import { discardOutput } from './discard-output.ts';

const HOUR_MS = 3_600_000;
const KEPT = { ms: 24 * HOUR_MS, bytes: 1_000 };

/** A log that removes so many tasks each time it is asked, and what it was asked. */
function world(...counts: (number | Error)[]) {
  const clock = makeManualClock(NOON);
  const asked: unknown[] = [];
  const discard = async (before: Date, bytes: number): Promise<number> => {
    asked.push([before.toISOString(), bytes]);
    const count = counts.shift() ?? 0;
    if (typeof count !== 'number') throw count;
    return count;
  };
  const nothing = async (): Promise<null> => null;
  const output = { append: nothing, read: nothing, last: nothing, discard, onStored: () => () => undefined };
  const ports = { clock, logger: makeRecordingLogger(), output };
  return { ...ports, asked, stop: discardOutput(ports, KEPT) };
}

test('what is too old or too much is removed at the start and every hour, until there is no more of it', async () => {
  const { asked, clock, stop } = world(100, 100, 3);
  await clock.advance(HOUR_MS);
  const at = (ms: number) => [new Date(NOON.getTime() + ms - KEPT.ms).toISOString(), KEPT.bytes];
  expect(asked).toEqual([at(0), at(0), at(0), at(HOUR_MS)]);
  await stop();
});

test('a database that is away for a while is asked again', async () => {
  const { asked, clock, logger, stop } = world(new UnreachableError('away'), 1);
  await clock.advance(HOUR_MS);
  expect(asked.length).toBe(2);
  expect(logger.entries.map(({ event }) => event)).toEqual(['output.not-discarded', 'output.discarded']);
  await stop();
});
