import { describe, expect, it } from 'vitest';

import type { Person } from '../access/person.ts';
import { ADMIN, ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { present } from '../testing/contracts/world.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { CommandChoice } from './command.ts';
import { parseCommand } from './parse-command.ts';

async function bench() {
  const ports = await makeWholeWorld();
  let messages = 0;
  let choices: readonly CommandChoice[] = [];
  return {
    ports,
    async say(person: Person, text: string): Promise<string> {
      messages += 1;
      const conversation = await ports.conversations.ensure(aConversation({ id: uuid(10 + messages), personId: person.id }));
      const { turnId } = await ports.inbox.store(aMessage(messages, { conversationId: conversation.id, personId: person.id, text }));
      const command = present(parseCommand(text));
      const turn = present(await ports.turns.get(turnId));
      const reply = await ports.useCases.commands.run(command.name, {
        principal: as(person),
        person,
        conversation,
        turn,
        argument: command.argument,
      });
      choices = typeof reply === 'object' && 'choices' in reply ? reply.choices : [];
      return typeof reply === 'string' ? reply : reply.text;
    },
    /** The buttons under the last answer. */
    offered: () => choices,
    async onlyId(): Promise<string> {
      const [schedule] = await ports.schedules.list('everybody');
      return present(schedule).id;
    },
  };
}

describe('/schedules', () => {
  it('says how to make one when there is none', async () => {
    const { say } = await bench();
    expect(await say(ANNA, '/schedules')).toContain('/task --cron');
  });

  it('lists what there is with its next time in the zone of the person', async () => {
    const { ports, say, onlyId } = await bench();
    await say(BORIS, '/task --project own --cron "0 9 * * *" --tz Europe/Berlin Run daily health check');
    const id = await onlyId();
    expect(await say(BORIS, '/schedules')).toBe(
      `- \`${id}\` \`0 9 * * *\` in Europe/Berlin, next Tue 24 Nov, 03:00: Run daily health check`,
    );
    expect(await say(ANNA, '/schedules')).toContain('Расписаний нет');
    expect(await say(ANNA, '/schedules --all')).toContain('admin');
    expect(await say(ADMIN, '/schedules --all')).toContain('вт, 24 нояб., 09:00: Run daily health check');
    expect(await ports.schedules.list('everybody')).toHaveLength(1);
  });
});

describe('/schedule', () => {
  it('shows, pauses, resumes and removes one', async () => {
    const { ports, say, onlyId } = await bench();
    await say(BORIS, '/task --project own --at "tomorrow 9:00" Say hello');
    const id = await onlyId();
    expect(await say(BORIS, `/schedule ${id}`)).toContain('missed times: run once');
    expect(await say(BORIS, `/schedule pause \`${id.toUpperCase()}\``)).toBe(
      `Schedule \`${id}\` is paused. \`/schedule resume ${id}\` goes on.`,
    );
    expect(await say(BORIS, '/schedules')).toContain('once, paused: Say hello');
    expect(await say(BORIS, `/schedule resume ${id}`)).toBe(`Schedule \`${id}\` goes on: next Tue 24 Nov, 09:00.`);
    expect(await say(ANNA, `/schedule remove ${id}`)).toBe(
      'Такого расписания нет: напишите код одного из тех, что показывает /schedules, например k7m2p9qa.',
    );
    expect(await say(BORIS, `/schedule remove ${id}`)).toContain('is removed');
    expect(await ports.schedules.list('everybody')).toEqual([]);
  });

  it('changes one: time, zone, budget, missed times and prompt', async () => {
    const { ports, say, onlyId } = await bench();
    await say(BORIS, '/task --project own --cron "0 9 * * *" Old words');
    const id = await onlyId();
    const told = await say(BORIS, `/schedule edit ${id} --cron “30 10 * * 1-5” --tz Tokyo --missed skip --budget 0.25 New words`);
    expect(told).toContain('`30 10 * * 1-5` in Asia/Tokyo');
    expect(await ports.schedules.get(id)).toMatchObject({
      missed: 'skip',
      plan: { limits: { budget: 250_000_000 }, work: { prompt: 'New words' } },
      nextAt: new Date('2026-11-24T01:30:00Z'),
    });
  });

  it('that may cost much asks for a yes with buttons, in the language of its person, and starts on it', async () => {
    const { ports, offered, say, onlyId } = await bench();
    const asked = await say(BORIS, '/task --project own --budget 20 --cron "0 9 * * *" Rewrite it');
    const id = await onlyId();
    expect(asked).toMatch(/waits for your yes: Have "Rewrite it" run on own by itself\? Each time: .*\$20\.00/);
    expect(offered()).toEqual([
      { label: 'Yes, start it', command: `/schedule resume ${id}` },
      { label: 'No, remove it', command: `/schedule remove ${id}` },
    ]);
    expect(await say(BORIS, '/schedules')).toContain('waits for your yes: Rewrite it');
    expect(await say(BORIS, `/schedule ${id}`)).toContain('Each time:');
    expect(await say(BORIS, `/schedule resume ${id}`)).toContain('goes on: next Mon 23 Nov, 09:00');
    expect(await say(BORIS, `/schedule edit ${id} --budget 50`)).toContain('waits for your yes');
    expect(offered()).toHaveLength(2);
    expect(await say(BORIS, `/schedule edit ${id} --budget 2`)).toContain('is changed');
    expect(await ports.schedules.get(id)).toMatchObject({ state: 'active', plan: { confirmation: null } });
    expect(await say(ANNA, '/task --project demo --budget 20 --at "завтра в 9" Перепиши')).toMatch(
      /ждёт вашего согласия\. Выполнять «Перепиши»/,
    );
    expect(offered()).toMatchObject([{ label: 'Да, запустить' }, { label: 'Нет, убрать' }]);
    await say(BORIS, '/task --yes --project own --budget 20 --cron "0 9 * * *" Rewrite it');
    expect(await say(BORIS, '/schedules')).not.toContain('waits for your yes');
  });

  it.each([
    ['/schedule', 'Say what to do with which'],
    ['/schedule pause', 'Say which one'],
    ['/schedule pause nothere', 'There is no such schedule: write the code of one that you can see, such as k7m2p9qa.'],
    ['/schedule frobnicate x', 'Say what to do with which'],
    ['/schedule edit ID', 'Say what to change'],
    ['/schedule edit ID --cron "61 * * * *"', 'cron: "61" in "61 * * * *" is no minute'],
    ['/schedule edit ID --cron', '--cron needs a value'],
    ['/schedule edit ID --crom "0 9 * * *"', '--cron'],
    ['/schedule edit ID --at "tomorrow', 'is not closed'],
    ['/schedule edit ID --missed never', 'run-once, skip'],
    ['/schedule edit ID --tz Atlantis', 'tz: there is no time zone "Atlantis"'],
  ])('%s is answered by what is right', async (text, words) => {
    const { ports, say, onlyId } = await bench();
    await say(BORIS, '/task --project own --cron "0 9 * * *" Old words');
    const id = await onlyId();
    const before = await ports.schedules.get(id);
    expect(await say(BORIS, text.replace('ID', id))).toContain(words);
    expect(await ports.schedules.get(id)).toEqual(before);
  });
});
