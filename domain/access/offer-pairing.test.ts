import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { Address } from '../messaging/address.ts';
import type { Sender } from '../messaging/incoming-message.ts';
import { makeDomainWorld } from '../testing/domain-world.ts';
import { toldNotices } from '../testing/told-notices.ts';
import { makeOfferPairing } from './offer-pairing.ts';

const HOUR = 3_600_000;

function chatOf(chat: string): Address {
  return { channel: 'telegram', account: 'bot1', chat, thread: null };
}

function sender(externalId: string, change: Partial<Sender> = {}): Sender {
  return { externalId, name: 'Пётр', languageTag: 'ru-RU', isBot: false, isUs: false, ...change };
}

function world() {
  const ports = makeDomainWorld();
  const offer = makeOfferPairing(ports);
  return { ports, ask: (id: string, change?: Partial<Sender>) => offer(sender(id, change), chatOf(id)), told: () => toldNotices(ports) };
}

describe('a stranger in a private chat', () => {
  test('gets one code, in their language, that is kept as a hash only', async () => {
    const { ports, ask, told } = world();
    await ask('7', { name: ' Пётр\u202e\n ' });
    const [notice = '', ...others] = await told();
    expect(others).toEqual([]);
    const code = /`\/pair ([a-z2-9]{8})`/.exec(notice)?.[1] ?? '';
    expect(notice).toContain(`7: Я разговариваю только с теми, кого знаю. Ваш код — \`${code}\``);
    const pending = await ports.pairings.pending(ports.clock.now());
    expect(pending).toMatchObject([{ channel: 'telegram', account: 'bot1', chat: '7', externalId: '7', name: 'Пётр', language: 'ru' }]);
    expect(JSON.stringify([pending, ports.logger.of('pairing.asked')])).not.toContain(code);
  });

  test.each([
    ['en-GB', 'I only talk to people I know'],
    ['RU', 'Я разговариваю'],
    ['run', 'I only talk'],
    [null, 'I only talk'],
  ])('who speaks %s is spoken to so', async (languageTag, words) => {
    const { ask, told } = world();
    await ask('7', { languageTag });
    expect((await told()).join()).toContain(words);
  });

  test('who goes on writing is told nothing more for an hour', async () => {
    const { ports, ask, told } = world();
    await ask('7');
    await ports.clock.advance(HOUR - 1);
    await ask('7');
    expect(await told()).toHaveLength(1);
    await ports.clock.advance(1);
    await ask('7');
    expect(await told()).toHaveLength(2);
  });

  test.each(['before', 'after'] as const)('I2: is told their code once, also when a crash comes %s it is stored', async (when) => {
    const { ports, ask, told } = world();
    const pairings: typeof ports.pairings = {
      ...ports.pairings,
      offer: async (...request) => {
        if (when === 'after') await ports.pairings.offer(...request);
        throw new UnreachableError('crashed');
      },
    };
    await expect(makeOfferPairing({ ...ports, pairings })(sender('7'), chatOf('7'))).rejects.toThrow('crashed');
    await ask('7');
    expect(await told()).toHaveLength(1);
  });

  test('is told nothing while three others wait, also when all come at once', async () => {
    const { ports, ask, told } = world();
    await Promise.all(['1', '2', '3', '4', '5'].map((id) => ask(id)));
    expect(await told()).toHaveLength(3);
    await ports.clock.advance(HOUR);
    await ask('4');
    expect(await told()).toHaveLength(4);
  });
});
