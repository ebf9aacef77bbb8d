import { describe, expect, test } from 'vitest';

import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import { killAroundReminders } from './kill-around-reminders.ts';
import type { ReminderNetwork } from './kill-around-reminders.ts';
import { startMatrixModel } from './matrix-model.ts';
import { openMatrixHome } from './matrix-world.ts';

const KILLS = Number(process.env['PARLEY_TEST_MATRIX_REMINDER_KILLS'] ?? 30);
/** Parley keeps to the pace that homeservers allow as they come, and a reminder is a promise, a message and its buttons. */
const EACH = 1;
const PACE_MS = 60_000;

const found = KILLS === 0 ? { missing: 'no kills are asked for' } : await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

describe.skipIf('missing' in found)('reminders in Matrix', () => {
  test(
    `I2: killed ${String(KILLS)} times around the due times, each is told exactly once`,
    async () => {
      await using stack = new AsyncDisposableStack();
      const synapse = await startSynapse('root' in found ? found.root : '');
      stack.defer(() => synapse.close());
      const model = await startMatrixModel();
      stack.defer(() => model.stop());
      const home = await openMatrixHome(synapse, model, 'reminders');
      stack.defer(() => home.close());
      const first = await home.start();
      const room = await home.letAnnIn();
      await first.end('SIGTERM');
      const network: ReminderNetwork = {
        name: 'mx',
        paceMs: PACE_MS,
        databaseUrl: home.database.url,
        start: async () => home.start(),
        say: async (_program, text) => void (await home.ann.say(room, text)),
        heard: async () => (await home.told(room)).map(({ text }) => text),
      };
      const { told, late } = await killAroundReminders(network, KILLS, EACH);
      for (const [name, texts] of told) expect(texts, name).toHaveLength(1);
      process.stdout.write(`${String(KILLS)} kills, ${String(told.size)} reminders, ${String(late)} not told before the kill\n`);
    },
    240_000 + KILLS * (30_000 + PACE_MS),
  );
});
