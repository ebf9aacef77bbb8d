import { describe, expect, test } from 'vitest';

import type { IncomingMessage } from '../messaging/incoming-message.ts';
import { lease } from '../testing/contracts/world.ts';
import { ANNA, as, OWNER } from '../testing/domain-world.ts';
import { toldNotices } from '../testing/told-notices.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';

/** Private chats at `bot1` with everything behind them. */
async function world() {
  const ports = await makeWholeWorld();
  // The first ids are those of the persons who are here.
  for (let number = 0; number < 30; number += 1) ports.ids.uuid();
  let messages = 0;
  async function runAll(): Promise<void> {
    for (let claimed = await ports.inbox.claim(lease('w')); claimed !== null; claimed = await ports.inbox.claim(lease('w'))) {
      await ports.runTurn(claimed, new AbortController().signal);
    }
  }
  return {
    ports,
    told: () => toldNotices(ports),
    /** Sends it, lets it be answered, and returns the last thing that is told anywhere. */
    async write(id: string, text: string): Promise<string> {
      messages += 1;
      const message: IncomingMessage = {
        address: { channel: 'telegram', account: 'bot1', chat: id, thread: null },
        audience: 'private',
        author: { kind: 'sender', sender: { externalId: id, name: 'Пётр', languageTag: 'ru', isBot: false, isUs: false } },
        externalId: `${id}/${String(messages)}`,
        isEdit: false,
        text,
        attachments: [],
        mentionsUs: false,
        commandTarget: null,
        repliesTo: null,
        isForwarded: false,
        sentAt: ports.clock.now(),
      };
      await ports.useCases.receiveMessage(message);
      await runAll();
      return (await toldNotices(ports)).at(-1) ?? '';
    },
  };
}

describe('a stranger on Telegram', () => {
  test('is let in by the code that they were given, and then answered', async () => {
    const { ports, write, told } = await world();
    const code = /`\/pair (\w+)`/.exec(await write('7', '/whoami'))?.[1] ?? '';
    await write('7', '/whoami');
    expect(await told()).toHaveLength(1);
    await ports.useCases.pairing.approve(as(OWNER), code, 'member');
    expect((await told()).at(-1)).toContain('7: Добро пожаловать');
    expect(await write('7', '/whoami')).toBe('7: Вы — Пётр, роль «member».\n\nЯ знаю вас как:\n- telegram 7');
  });

  test('is asked once for their time zone, and their next message may answer that', async () => {
    const { ports, write } = await world();
    const letIn = async (id: string) => {
      const code = /`\/pair (\w+)`/.exec(await write(id, 'Привет'))?.[1] ?? '';
      return ports.useCases.pairing.approve(as(OWNER), code, 'member');
    };
    const first = await letIn('7');
    expect(await write('7', 'Токио')).toBe('7: Ваш часовой пояс — Asia/Tokyo, там сейчас 21:00. Изменить: `/settings zone Europe/Moscow`.');
    expect(await ports.people.get(first.id)).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(await write('7', 'Париж')).not.toContain('часовой пояс');
    const second = await letIn('8');
    expect(await write('8', 'да')).toContain(`Ваш часовой пояс — ${second.timeZone}`);
    await letIn('10');
    expect(await write('10', 'UTC+3')).toContain('Ваш часовой пояс — UTC+3, там сейчас 15:00.');
    const third = await letIn('9');
    await write('9', '/whoami');
    expect(await write('9', 'Токио')).not.toContain('часовой пояс');
    expect(await ports.people.get(third.id)).toEqual(third);
  });

  test('who has a code from another channel becomes that person', async () => {
    const { ports, write, told } = await world();
    const { code } = await ports.useCases.links.createCode(as(ANNA));
    expect(await write('7', `/link ${code}`)).toBe('7: Вы и здесь — Аня: одна память, один список задач, те же настройки.');
    expect(await write('7', '/whoami')).toContain('7: Вы — Аня, роль «member».');
    expect(await told()).toHaveLength(2);
    expect((await ports.people.list(100)).map(({ name }) => name)).not.toContain('Пётр');
  });

  test('who guesses a code stays a stranger', async () => {
    const { write, ports } = await world();
    expect(await write('7', '/link abcdefgh')).toContain('7: Этот код неизвестен');
    expect((await ports.people.list(100)).map(({ name }) => name)).not.toContain('Пётр');
    expect(await write('7', '/whoami')).toContain('7: Я разговариваю только с теми, кого знаю.');
  });

  test('who is shut out is told nothing', async () => {
    const { ports, write, told } = await world();
    await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '7' });
    await ports.useCases.people.setBlocked(as(OWNER), ANNA.id, true);
    await write('7', '/whoami');
    await write('7', '/link abcdefgh');
    expect(await told()).toEqual([]);
  });
});
