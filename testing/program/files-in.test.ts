import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { setTelegramStage, soon } from './telegram-stage.ts';

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 7]);
const PDF = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 0xff]);

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A program whose one member, Anna, is in a private chat with it, and the folder of its projects. */
async function setStage() {
  const workspace = mkdtempSync(join(tmpdir(), 'parley-files-in-'));
  closing.push(() => rmSync(workspace, { recursive: true, force: true }));
  const stage = await setTelegramStage({ members: 1 });
  closing.push(() => stage.close());
  await stage.start({ PARLEY_WORKSPACE_ROOT: workspace });
  const [anna] = stage.members;
  if (anna === undefined) throw new Error('Nobody is let in.');
  const chat = stage.telegram.privateChat(anna);
  /** The newest message of ours that says this. */
  const said = (words: string) =>
    soon(
      () => stage.telegram.visible(chat).findLast(({ fromBot, text }) => fromBot && text.includes(words)),
      15_000,
      () => JSON.stringify(stage.telegram.visible(chat).map(({ text }) => text)),
    );
  return { telegram: stage.telegram, anna, chat, said, workspace };
}

describe('what is sent to the program on Telegram', () => {
  test('is seen by a model when it is a picture', async () => {
    const { telegram, anna, chat, said } = await setStage();
    telegram.sendPhoto(chat, anna, JPEG, { caption: 'Кто это? 🐈' });
    await said(`You said: I see image/jpeg: ${Buffer.from(JPEG).toString('hex')}. Кто это? 🐈`);
  });

  test('is kept in the project otherwise, byte for byte, and the model knows where', async () => {
    const { telegram, anna, chat, said, workspace } = await setStage();
    telegram.sendDocument(chat, anna, PDF, { name: 'отчёт.pdf', caption: 'Сохрани' });
    await said('path="inbox/отчёт.pdf"');
    expect([...readFileSync(join(workspace, 'main', 'inbox', 'отчёт.pdf'))]).toEqual([...PDF]);
    telegram.sendDocument(chat, anna, new TextEncoder().encode('молоко 🥛'), { name: 'список.txt', caption: 'Прочти' });
    await said('молоко 🥛');
  });
});
