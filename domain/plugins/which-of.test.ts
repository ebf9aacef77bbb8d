import { describe, expect, test } from 'vitest';

import { plugin as calendar } from '../../plugins/calendar/index.ts';
import { plugin as knowledge } from '../../plugins/knowledge/index.ts';
import { plugin as places } from '../../plugins/places/index.ts';
import { plugin as reminders } from '../../plugins/reminders/index.ts';
import type { Person } from '../access/person.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeUseCases } from '../use-cases.ts';
import { makeRuns } from '../worker.ts';

const EN = 'add a reminder to my calendar for tomorrow at 9';
const RU = 'добавь напоминание в календарь на завтра в 9: врач';
const IN_EN = { person: BORIS, text: EN };
const IN_RU = { person: ANNA, text: RU };

async function world() {
  const chat = makeScriptedProvider(
    'first',
    Array.from({ length: 3 }, () => says('chat')),
  );
  const whole = await makeWholeWorld({ providers: [chat] });
  const { calls, models, budgets, tasks, redactor } = whole.workerSettings;
  const plugins = [reminders, places, knowledge, calendar].map((each) => each.open(undefined));
  const settings = { tasks, budgets, redactor, catalogue: models.catalogue, probes: [], plugins, modelCalls: { models, calls } };
  const useCases = makeUseCases(whole, settings);
  const { runTurn } = makeRuns(whole, useCases, { ...whole.workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  let sent = 0;
  /** Answers what is next. */
  async function answered() {
    const claimed = present(await whole.inbox.claim(lease('w')));
    const running = runTurn(claimed, new AbortController().signal);
    for (let step = 0; step < 10; step += 1) await whole.clock.advance(200);
    await running;
    const turn = present(await whole.turns.get(claimed.turn.id));
    if (turn.outcome?.state !== 'answered') throw new Error(JSON.stringify(turn.outcome));
    return { turnId: turn.id, plugin: turn.route?.plugin, ...turn.outcome };
  }
  async function say(text: string, person: Person) {
    sent += 1;
    const at = { source: PLAIN_SOURCE, receivedAt: whole.clock.now() };
    await whole.inbox.store(aMessage(sent, { text, personId: person.id, ...at }));
    return answered();
  }
  const press = async (turnId: string, at: number, person: Person) => {
    const told = { entryId: 'e', key: null, turnId, conversationId: aConversation().id };
    return useCases.pressChoice({ told, at, person, principal: as(person) });
  };
  return { say, press, answered };
}

describe('what two of the helpers could be meant by', () => {
  test.each([
    {
      ...IN_EN,
      question: 'Is this 1) a reminder, or 2) an entry in your calendar? Answer with 1 or 2.',
      buttons: ['a reminder', 'an entry in your calendar'],
    },
    {
      ...IN_RU,
      question: 'Это 1) напоминание или 2) запись в календаре? Ответьте 1 или 2.',
      buttons: ['напоминание', 'запись в календаре'],
    },
  ])('is asked about in words and with buttons: $text', async ({ person, text, question, buttons }) => {
    const { say } = await world();
    await expect(say(text, person)).resolves.toMatchObject({ reply: question, choices: buttons });
  });

  test.each([
    { ...IN_EN, answer: '1', reply: '⏰' },
    { ...IN_EN, answer: 'The first one.', reply: '⏰' },
    { ...IN_EN, answer: 'a reminder please', reply: '⏰' },
    { ...IN_EN, answer: '2)', reply: 'No calendar' },
    { ...IN_EN, answer: 'put it into the calendar', reply: 'No calendar' },
    { ...IN_RU, answer: 'первое', reply: '⏰' },
    { ...IN_RU, answer: 'просто напоминание', reply: '⏰' },
    { ...IN_RU, answer: 'второй', reply: 'календар' },
    { ...IN_RU, answer: 'Запиши в календарь!', reply: 'календар' },
  ])('is told by "$answer"', async ({ person, text, answer, reply }) => {
    const { say } = await world();
    await say(text, person);
    await expect(say(answer, person)).resolves.toMatchObject({ reply: expect.stringContaining(reply) });
  });

  test.each([
    { ...IN_EN, at: 0, reply: '⏰' },
    { ...IN_EN, at: 1, reply: 'No calendar' },
    { ...IN_RU, at: 0, reply: '⏰' },
    { ...IN_RU, at: 1, reply: 'календар' },
  ])('is told by a press of button $at under "$text", once and by its person alone', async ({ person, text, at, reply }) => {
    const { say, press, answered } = await world();
    const { turnId } = await say(text, person);
    await expect(press(turnId, at, person === ANNA ? BORIS : ANNA)).resolves.toBe('foreign');
    await press(turnId, at, person);
    await press(turnId, at, person);
    await expect(answered()).resolves.toMatchObject({ reply: expect.stringContaining(reply) });
    await expect(answered()).rejects.toThrow();
  });

  test.each(['both', 'a reminder in the calendar', 'how high is the Eiffel tower, and who built it then?'])(
    'is left alone when the answer says neither: "%s"',
    async (answer) => {
      const { say } = await world();
      await say(EN, BORIS);
      await expect(say(answer, BORIS)).resolves.toMatchObject({ reply: expect.not.stringContaining('⏰') });
    },
  );
});
