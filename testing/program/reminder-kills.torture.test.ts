import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { killAroundReminders } from './kill-around-reminders.ts';
import type { ReminderNetwork } from './kill-around-reminders.ts';
import { startProgram } from './start-program.ts';
import { makeToldSoFar } from './told-so-far.ts';

const KILLS = Number(process.env['PARLEY_TEST_KILLS'] ?? 200);
/** Due within a few hundred milliseconds of each other, so that a kill finds some told, some not, and some in the telling. */
const EACH = 3;
/** Beside each other: most of the time is waiting. */
const STAGES = Math.min(3, KILLS);
const KILLS_EACH = Math.ceil(KILLS / STAGES);

test.concurrent.for(Array.from({ length: STAGES }, (_, index) => index + 1))(
  'I2: killed around the due times, each reminder that was promised is told on the web exactly once (stage %i)',
  { timeout: 180_000 + KILLS_EACH * 20_000 },
  async (number, { expect }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-reminder-kills-'));
    const database = await createTestDatabase();
    let conversation = '';
    const soFar = makeToldSoFar();
    const network: ReminderNetwork = {
      name: `web${String(number)}`,
      databaseUrl: database.url,
      start: async () => {
        soFar.forget();
        return startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
      },
      say: async (program, text) => {
        const { sendMessage } = await ask<Sent>(program, SEND, { text, client: text });
        conversation = sendMessage.conversation.id;
      },
      heard: async (program) => soFar.read(program, conversation),
    };
    try {
      const { told, late } = await killAroundReminders(network, KILLS_EACH, EACH);
      for (const [name, texts] of told) expect(texts, name).toHaveLength(1);
      process.stdout.write(
        `stage ${String(number)}: ${String(KILLS_EACH)} kills, ${String(told.size)} reminders, ${String(late)} not told before the kill\n`,
      );
    } finally {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
