import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'vitest';

import { setTelegramStage } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';
import { startTalk } from './telegram-talk.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
const KILLS = Number(process.env['PARLEY_TEST_TELEGRAM_KILLS'] ?? (IS_LONG ? 1_000 : 2));
const MEMBERS = 50;
/** Who waits for so many answers says nothing more. */
const MOST_OPEN = 2;
const PAUSE_MS = 60;
const KILLED_EARLY = 0.15;
const LONGEST_LIFE_MS = 2_000;
/** What was begun when the last kill came has to be taken over, and to be told at the network's pace. */
const PATIENCE_MS = 120_000;
/** Each with a program, a database and fifty people of its own; most of the time a program waits for the network. */
const STAGES = IS_LONG ? 4 : 1;
const KILLS_EACH = Math.ceil(KILLS / STAGES);
const TIMEOUT_MS = 780_000 + KILLS_EACH * 10_000;

test.concurrent.for(Array.from({ length: STAGES }, (_, index) => index + 1))(
  'I1, I2, I3: killed at random moments during 50 conversations on Telegram, stage %i loses nothing, answers nothing twice and leaves nothing half said',
  { timeout: TIMEOUT_MS },
  async (number, { expect }) => {
    const stage = await setTelegramStage({ members: MEMBERS });
    try {
      const talk = startTalk(stage);
      await killWhileTalking(stage, talk);
      await stage.start();
      await talk.finish(PATIENCE_MS);
      const remains = await talk.verify(stage.databaseUrl);
      expect(talk.count()).toBeGreaterThan(0);
      process.stdout.write(`stage ${String(number)}, after ${String(KILLS_EACH)} kills: ${JSON.stringify(remains)}\n`);
    } finally {
      await stage.close();
    }
  },
);

async function killWhileTalking(stage: TelegramStage, talk: ReturnType<typeof startTalk>): Promise<void> {
  const noMore = new AbortController();
  const talking = (async () => {
    while (!noMore.signal.aborted) {
      const member = Math.floor(Math.random() * MEMBERS);
      if (talk.open(member) < MOST_OPEN) talk.say(member);
      await sleep(PAUSE_MS);
    }
  })();
  for (let kills = 0; kills < KILLS_EACH; kills += 1) {
    // Most are killed at work, however slow the machine is to start them; some before.
    const doomed = Math.random() < KILLED_EARLY ? stage.launch() : await stage.start();
    await sleep(Math.random() * LONGEST_LIFE_MS);
    await doomed.end('SIGKILL');
  }
  noMore.abort();
  await talking;
}
