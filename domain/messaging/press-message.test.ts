import { describe, expect, test } from 'vitest';

import { makeApprovals } from '../agent/approvals.ts';
import { makeRetryTurn } from '../conversation/retry-turn.ts';
import { makeStopTurn } from '../conversation/stop-turn.ts';
import { ConflictError, ForbiddenError, UnknownIdError, UnreachableError } from '../errors.ts';
import type { PressPlugin } from '../plugins/press-plugin.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { makeStopTask } from '../tasks/end-task.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, BORIS, furnish, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, aNotice, NOON, uuid } from '../testing/fixtures.ts';
import { aSender } from '../testing/incoming.ts';
import { CHOICE_ACTIONS } from './incoming-message.ts';
import type { PressAction } from './incoming-message.ts';
import { makePressChoice } from './press-choice.ts';
import { makePressMessage } from './press-message.ts';
import type { PressDeps } from './press-message.ts';
import { PRESS_TEXTS } from './press-texts.ts';

type Pressed = Parameters<PressPlugin>[0];
type Change = Partial<PressDeps> & { readonly pressPlugin?: PressPlugin };

/** Anna's answer is message `1`, a request for approval is `2`; what plugins are asked is kept. */
async function world({ pressPlugin, ...change }: Change = {}) {
  const ports = await furnish(makeDomainWorld());
  for (const { id } of [ANNA, BORIS, OWNER]) await ports.identities.attach({ personId: id, channel: 'telegram', externalId: id });
  const asked: Pressed[] = [];
  await ports.conversations.ensure(aConversation({ address: aChat(), personId: ANNA.id }));
  const reply = { outboxId: uuid(50), language: 'ru' } as const;
  await ports.inbox.store(aMessage(1, { account: 'telegram:bot1', reply }));
  await ports.outbox.add(aNotice(1, { key: 'approval:abcd' }));
  const { claim } = present(await ports.channels.claim({ channel: 'telegram', account: 'bot1' }, lease('c')));
  for (const [index, { id }] of (await ports.outbox.open(claim, 10)).entries()) {
    await ports.outbox.beginPart(claim, id, 0, uuid(70 + index));
    await ports.outbox.endPart(claim, id, 0, { state: 'placed', messageId: `${index + 1}` });
  }
  const askedPlugin: PressPlugin = async (press) => {
    asked.push(press);
    return { said: 'Готово.' };
  };
  const pressMessage = makePressMessage({
    ...ports,
    stopTurn: makeStopTurn(ports),
    stopTask: makeStopTask({ ...ports, redactor: makeRedactor({ secrets: [] }) }),
    retryTurn: makeRetryTurn(ports),
    approvals: makeApprovals(ports),
    pressChoice: makePressChoice({ ...ports, pressPlugin: pressPlugin ?? askedPlugin }),
    ...change,
  });
  return {
    ports,
    asked,
    press: async ({ id }: { readonly id: string }, action: PressAction, messageId: string) => {
      const sender = aSender({ externalId: id });
      return pressMessage({ address: aChat(), audience: 'private', sender, externalId: 'p', messageId, action, at: NOON });
    },
  };
}

async function finish({ ports }: Awaited<ReturnType<typeof world>>, change: Parameters<typeof anAnswer>[0] = {}) {
  const { turn, fence } = present(await ports.inbox.claim(lease('w')));
  await ports.turns.finish(turn.id, fence, anAnswer(change), aBody());
}

function failing(error: Error) {
  return async (): Promise<never> => {
    throw error;
  };
}

describe('a button of a plugin', () => {
  test.each(CHOICE_ACTIONS.map((action, at) => [action, at] as const))('%s asks the plugin for its choice', async (action, at) => {
    const { press, asked } = await world();
    await expect(press(ANNA, action, '1')).resolves.toBe('Готово.');
    expect(asked).toMatchObject([{ key: `turn:${uuid(2001)}`, at, person: { id: ANNA.id }, principal: { personId: ANNA.id } }]);
  });

  test('under what it told by itself is known by the key of that', async () => {
    const { press, asked } = await world();
    await press(BORIS, 'choice2', '2');
    expect(asked).toMatchObject([{ key: 'approval:abcd', at: 1, person: { id: BORIS.id } }]);
  });

  test.each([
    [ANNA, 'unknown', PRESS_TEXTS.ru.tooOld],
    [BORIS, 'unknown', PRESS_TEXTS.en.tooOld],
    [ANNA, 'foreign', PRESS_TEXTS.ru.notYours],
    [BORIS, 'foreign', PRESS_TEXTS.en.notYours],
  ] as const)('that is gone, or is another person’s, says so in the language of whoever pressed: %#', async (person, pressed, said) => {
    const { press } = await world({ pressPlugin: async () => pressed });
    await expect(press(person, 'choice1', '1')).resolves.toBe(said);
  });

  test('under a message that nobody knows any more asks no plugin', async () => {
    const { press, asked } = await world();
    await expect(press(BORIS, 'choice1', '99')).resolves.toBe(PRESS_TEXTS.en.tooOld);
    expect(asked).toEqual([]);
  });
});

describe('a button under the answer to a command', () => {
  const change = { model: null, choices: ['Дальше', 'x'], commands: ['/memory 2', null] } as const;

  test('gives its command once, as a message of whoever pressed', async () => {
    const all = await world();
    await finish(all, change);
    await expect(all.press(ANNA, 'choice1', '1')).resolves.toBe(PRESS_TEXTS.ru.given);
    await expect(all.press(ANNA, 'choice1', '1')).resolves.toBe(PRESS_TEXTS.ru.givenBefore);
    const { turn } = present(await all.ports.inbox.claim(lease('w')));
    expect(turn).toMatchObject({ text: '/memory 2', personId: ANNA.id, position: 2, source: { reason: 'press', isForwarded: false } });
    await expect(all.ports.inbox.claim(lease('w'))).resolves.toBeNull();
    expect(all.asked).toEqual([]);
  });

  test('I7: gives nothing for anybody else, not even for the owner', async () => {
    const all = await world();
    await finish(all, change);
    await expect(all.press(BORIS, 'choice1', '1')).resolves.toBe(PRESS_TEXTS.en.notYours);
    await expect(all.press(OWNER, 'choice1', '1')).resolves.toBe(PRESS_TEXTS.ru.notYours);
    await expect(all.ports.inbox.claim(lease('w'))).resolves.toBeNull();
  });

  test('asks the plugin where no command is behind it', async () => {
    const all = await world();
    await finish(all, change);
    await expect(all.press(ANNA, 'choice2', '1')).resolves.toBe('Готово.');
    expect(all.asked).toMatchObject([{ at: 1 }]);
  });
});

describe('what stands against a press is said', () => {
  test.each([
    [new ForbiddenError('no'), PRESS_TEXTS.ru.notYours],
    [new ConflictError('late'), PRESS_TEXTS.ru.decided],
    [new UnknownIdError('approval'), PRESS_TEXTS.ru.notYours],
  ])('of a request: %s', async (error, said) => {
    const { press } = await world({ approvals: { decide: failing(error) } });
    for (const action of ['approve', 'deny'] as const) await expect(press(OWNER, action, '2')).resolves.toBe(said);
  });

  test.each([
    [new ForbiddenError('no'), PRESS_TEXTS.ru.notYours],
    [new ConflictError('late'), PRESS_TEXTS.ru.nothing],
    [new UnknownIdError('turn'), PRESS_TEXTS.ru.nothing],
  ])('of another answer: %s', async (error, said) => {
    const all = await world({ retryTurn: failing(error) });
    await finish(all);
    await expect(all.press(ANNA, 'retry', '1')).resolves.toBe(said);
  });

  test('of an answer that has ended, and of a task that is not there any more', async () => {
    const ended = await world();
    await finish(ended);
    await expect(ended.press(ANNA, 'stop', '1')).resolves.toBe(PRESS_TEXTS.ru.ended);
    const following = await world();
    await finish(following, { followTaskId: 'gone22' });
    await expect(following.press(ANNA, 'stop', '1')).resolves.toBe(PRESS_TEXTS.ru.notYours);
  });

  test('I1: and trouble is no answer: whoever brought the press brings it again', async () => {
    const all = await world({ retryTurn: failing(new UnreachableError('away')) });
    await finish(all);
    await expect(all.press(ANNA, 'retry', '1')).rejects.toThrow(UnreachableError);
  });
});
