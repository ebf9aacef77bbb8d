import { afterEach, beforeEach, expect, it } from 'vitest';

import type { OrphanGap } from '../../domain/ports/orphan-finder.ts';
import { startFakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import type { FakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import { openTelegram } from './testing/open-telegram.ts';

const LIVE = new AbortController().signal;

let telegram: FakeTelegram;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
});

afterEach(() => telegram.close());

/** A group whose bot may delete everything, with what a dead process left behind. */
async function world() {
  const { adapter } = await openTelegram(telegram);
  const ann = telegram.person('Аня');
  const chat = telegram.group('Команда', { members: [ann] });
  telegram.addBotTo(chat, ann);
  telegram.makeBotAdministrator(chat, ann);
  const to = {
    address: { channel: 'telegram', account: adapter.account, chat: String(chat.id), thread: null },
    audience: 'group',
    replyTo: null,
  } as const;
  const tell = (text: string): Promise<string> =>
    adapter.transport.send(
      to,
      { document: [{ kind: 'paragraph', children: [{ kind: 'text', text }] }], buttons: [], isFinal: true },
      'key',
      LIVE,
    );
  const texts = (): string[] => telegram.visible(chat).flatMap(({ text }) => (text === '' ? [] : [text]));
  const takeAway = async (gap: Pick<OrphanGap, 'after' | 'before'>, known: readonly string[] = []) => {
    let requests = 0;
    const inTurn = <T>(request: () => Promise<T>): Promise<T> => {
      requests += 1;
      return request();
    };
    const found = await adapter.orphans?.takeAway(to, { ...gap, isKnown: async (id) => known.includes(id), inTurn }, LIVE);
    return { found, requests };
  };
  return { ann, chat, tell, texts, takeAway };
}

it('takes away what is ours and belongs to nothing, and leaves the rest as it is', async () => {
  const { ann, chat, tell, texts, takeAway } = await world();
  const after = await tell('ответ');
  telegram.say(chat, ann, 'сообщение Ани');
  const known = await tell('напоминание');
  await tell('брошено');
  const before = await tell('новое начало');
  expect(await takeAway({ after, before }, [known])).toEqual({ found: 1, requests: 2 });
  expect(texts()).toEqual(['ответ', 'сообщение Ани', 'напоминание', 'новое начало']);
});

it('looks before the next message of ours where no earlier one is known', async () => {
  const { tell, texts, takeAway } = await world();
  await tell('брошено');
  const before = await tell('новое начало');
  expect((await takeAway({ after: null, before })).found).toBe(1);
  expect(texts()).toEqual(['новое начало']);
});

it('asks for at most 30 numbers, however large the gap is', async () => {
  const { ann, chat, tell, takeAway } = await world();
  const after = await tell('ответ');
  for (let count = 0; count < 50; count += 1) telegram.say(chat, ann, 'сообщение');
  const before = await tell('новое начало');
  expect(await takeAway({ after, before })).toEqual({ found: 0, requests: 30 });
});

it('finds nothing between neighbours', async () => {
  const { tell, takeAway } = await world();
  const [after, before] = [await tell('ответ'), await tell('новое начало')];
  expect(await takeAway({ after, before })).toEqual({ found: 0, requests: 0 });
});
