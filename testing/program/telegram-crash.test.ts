import { describe, expect, test } from 'vitest';

import { CRASH_POINTS } from '../../domain/ports/crash-points.ts';
import { sampled } from './sampled.ts';
import { setTelegramStage } from './telegram-stage.ts';
import { startTalk } from './telegram-talk.ts';

const ALL = CRASH_POINTS.filter((point) => /\.(message|turn|model|part|entry|cursor)\./.test(point)).toReversed();
/** Around what is sent, where each kill leaves something else to be seen. */
const POINTS = sampled(ALL, [
  'after.cursor.save',
  'before.part.final',
  'after.part.send',
  'after.part.begin',
  'after.turn.finish',
  'after.message.store',
]);
/** Two at a time, each with a Telegram of its own: most of the time is spent on starting programs. */
const HALVES = [POINTS.filter((_, index) => index % 2 === 0), POINTS.filter((_, index) => index % 2 === 1)];
const DEADLINE_MS = 90_000;

describe.concurrent('killed while people talk on Telegram', () => {
  test.each(HALVES.map((points) => [points.join(', '), points] as const))(
    'I1, I2, I3: it answers each message once, in order, and leaves nothing half said: at %s',
    async (_, points) => {
      const stage = await setTelegramStage({ members: points.length + 1 });
      try {
        const talk = startTalk(stage);
        for (const [index, point] of points.entries()) {
          // Who comes in and who is still waiting for the answer of a program that died.
          talk.say(index);
          talk.say(index + 1);
          const doomed = stage.launch({ PARLEY_TEST_CRASH_AT: point });
          const late = setTimeout(() => void doomed.end('SIGTERM'), DEADLINE_MS);
          expect(await doomed.ended, `${point}: ${doomed.output()}`).toBe('SIGKILL');
          clearTimeout(late);
        }
        await stage.start();
        await talk.finish(90_000);
        await talk.verify(stage.databaseUrl);
      } finally {
        await stage.close();
      }
    },
    300_000,
  );
});
