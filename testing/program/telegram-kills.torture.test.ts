import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { setTelegramStage } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';
import { startTalk } from './telegram-talk.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
const KILLS = Number(process.env['PARLEY_TEST_TELEGRAM_KILLS'] ?? (IS_LONG ? 1_000 : 2));
const MEMBERS = 50;
/** Who waits for so many answers says nothing more. */
const MOST_OPEN = 2;
const PAUSE_MS = 60;
/** What was begun when the last kill came has to be taken over, and to be told at the network's pace. */
const PATIENCE_MS = 120_000;
const TIMEOUT_MS = 180_000 + KILLS * 8_000;

let stage: TelegramStage;
beforeEach(async () => {
  stage = await setTelegramStage({ members: MEMBERS });
});
afterEach(() => stage.close());

test(
  'I1, I2, I3: killed at random moments during 50 conversations on Telegram, it loses nothing, answers nothing twice and leaves nothing half said',
  async () => {
    const talk = startTalk(stage);
    const noMore = new AbortController();
    const talking = (async () => {
      while (!noMore.signal.aborted) {
        const member = Math.floor(Math.random() * MEMBERS);
        if (talk.open(member) < MOST_OPEN) talk.say(member);
        await sleep(PAUSE_MS);
      }
    })();
    for (let kills = 0; kills < KILLS; kills += 1) {
      const doomed = stage.launch();
      await sleep(1_000 + Math.random() * 3_000);
      await doomed.end('SIGKILL');
    }
    noMore.abort();
    await talking;
    await stage.start();
    await talk.finish(PATIENCE_MS);
    const remains = await talk.verify(stage.databaseUrl);
    expect(talk.count()).toBeGreaterThan(0);
    process.stdout.write(`after ${String(KILLS)} kills: ${JSON.stringify(remains)}\n`);
  },
  TIMEOUT_MS,
);
