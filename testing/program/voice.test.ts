import { afterEach, describe, expect, test } from 'vitest';

import { startTranscriptionServer } from '../models/transcription-server.ts';
import type { TranscriptionServer } from '../models/transcription-server.ts';
import { setTelegramStage, soon } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';

const VOICE = new Uint8Array(3_000).fill(1);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A program whose one member, Anna, is in a private chat with it. */
async function setStage(listener: TranscriptionServer | null) {
  const settings = {
    providers: [{ name: 'ears', baseUrl: `${listener?.url ?? ''}/v1` }],
    transcription: { provider: 'ears', model: 'whisper-1', perMinute: 0.006 },
  };
  const stage = await setTelegramStage({ members: 1, ...(listener === null ? {} : { settings }) });
  closing.push(() => stage.close());
  const program = await stage.start();
  const [anna] = stage.members;
  if (anna === undefined) throw new Error('Nobody is let in.');
  return { stage, program, anna, chat: stage.telegram.privateChat(anna) };
}

async function startListener(...script: Parameters<typeof startTranscriptionServer>): Promise<TranscriptionServer> {
  const server = await startTranscriptionServer(...script);
  closing.push(() => server.stop());
  return server;
}

/** The newest message of ours that says this and has all that it will have. */
function said(stage: TelegramStage, chat: { readonly id: number }, words: string) {
  return stage.telegram
    .visible(chat)
    .findLast(({ fromBot, text, buttons }) => fromBot && text.includes(words) && buttons.flat().length !== 1);
}

describe('a voice message to the program on Telegram', () => {
  test('is transcribed once and answered by a model that was told the words', async () => {
    const listener = await startListener([{ kind: 'says', text: 'Купи молока 🥛', seconds: 3 }]);
    const { stage, anna, chat } = await setStage(listener);
    stage.telegram.sendVoice(chat, anna, VOICE);
    const answer = await soon(() => said(stage, chat, 'Купи молока 🥛'));
    expect(answer.text).toMatch(/^You said: [^]*openai\//);
    expect(listener.requests).toHaveLength(1);
    expect(listener.requests[0]).toMatchObject({ fields: { model: 'whisper-1' }, file: { name: 'voice.ogg' } });
    expect(listener.requests[0]?.file.content).toEqual(VOICE);
  });

  test('I11: is answered with the reason when the listener refuses it, and heard the next time', async () => {
    const listener = await startListener([{ kind: 'status', status: 400, message: 'Audio file might be corrupted' }]);
    const { stage, anna, chat } = await setStage(listener);
    stage.telegram.sendVoice(chat, anna, VOICE);
    await soon(() => said(stage, chat, 'refused this one'));
    listener.add({ kind: 'says', text: 'once more', seconds: 3 });
    stage.telegram.sendVoice(chat, anna, VOICE);
    await soon(() => said(stage, chat, 'once more'));
  });

  test('I11: is answered with a plain sentence where nobody can listen', async () => {
    const { stage, anna, chat } = await setStage(null);
    stage.telegram.sendVoice(chat, anna, VOICE);
    await soon(() => said(stage, chat, 'I cannot listen to voice messages here: please write it as text.'));
  });
});
