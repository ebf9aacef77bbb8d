import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { sampled } from './sampled.ts';
import { setTelegramStage, soon } from './telegram-stage.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const DEADLINE_MS = 60_000;

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A program that is off, its one member Anna with a private chat, and a default project with a few files. */
async function setStage() {
  const workspace = mkdtempSync(join(tmpdir(), 'parley-files-out-'));
  closing.push(() => rmSync(workspace, { recursive: true, force: true }));
  mkdirSync(join(workspace, 'main/out'), { recursive: true });
  writeFileSync(join(workspace, 'main/заметки.txt'), 'молоко 🥛');
  writeFileSync(join(workspace, 'main/out/plot.png'), PNG);
  const stage = await setTelegramStage({ members: 1 });
  closing.push(() => stage.close());
  const [anna] = stage.members;
  if (anna === undefined) throw new Error('Nobody is let in.');
  const chat = stage.telegram.privateChat(anna);
  const ours = () => stage.telegram.visible(chat).filter(({ fromBot }) => fromBot);
  return {
    stage,
    env: { PARLEY_WORKSPACE_ROOT: workspace },
    say: (text: string) => void stage.telegram.say(chat, anna, text),
    ours,
    files: () => ours().flatMap(({ file }) => (file === undefined ? [] : [file])),
    bytes: (id = '') => Buffer.from(stage.telegram.fileBytes(id)),
    shown: () => JSON.stringify(ours().map(({ text, file }) => [text, file])),
  };
}

describe('what the program sends on Telegram', () => {
  test('is a file of the project when asked for with /file: a picture as a picture, anything else as a document', async () => {
    const { stage, env, say, ours, files, bytes, shown } = await setStage();
    await stage.start(env);
    say('/file заметки.txt');
    say('/file out/plot.png');
    say('/file ../../etc/passwd');
    await soon(() => files().length === 2 && ours().length === 5, DEADLINE_MS, shown);
    const [notes, plot] = files();
    expect(notes).toMatchObject({ kind: 'document', name: 'заметки.txt' });
    expect(bytes(notes?.id).toString()).toBe('молоко 🥛');
    expect(plot).toMatchObject({ kind: 'photo' });
    expect(bytes(plot?.id).equals(PNG)).toBe(true);
    const texts = ours().map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([expect.stringContaining('заметки.txt'), expect.stringContaining('etc/passwd')]));
  });

  test.each(sampled(['before.turn.finish', 'after.turn.finish', 'before.part.begin'], ['after.turn.finish']))(
    'I2: comes exactly once, also when the program is killed at %s',
    async (point) => {
      const { stage, env, say, ours, files, shown } = await setStage();
      say('/file заметки.txt');
      const doomed = stage.launch({ ...env, PARLEY_TEST_CRASH_AT: point });
      const late = setTimeout(() => void doomed.end('SIGTERM'), DEADLINE_MS);
      expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
      clearTimeout(late);
      await stage.start(env);
      await soon(() => files().length > 0 && ours().length > 1, DEADLINE_MS, shown);
      say('/whoami');
      await soon(() => ours().some(({ text }) => text.includes('member')), DEADLINE_MS, shown);
      expect(files(), shown()).toHaveLength(1);
    },
    200_000,
  );
});
