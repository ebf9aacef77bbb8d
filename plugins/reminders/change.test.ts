import { describe, expect, test } from 'vitest';

import type { Person } from '../../domain/access/person.ts';
import { aTurn } from '../../domain/testing/a-turn.ts';
import { ANNA, as, BORIS } from '../../domain/testing/domain-world.ts';
import { aConversation, uuid } from '../../domain/testing/fixtures.ts';
import { makeWholeWorld } from '../../domain/testing/whole-world.ts';
import { makeUseCases } from '../../domain/use-cases.ts';
import { plugin } from './index.ts';

const DAY_MS = 86_400_000;
const GONE = 'There is no such reminder any more.';
const USAGE =
  'Write `/reminders`, `/reminders cancel CODE`, `/reminders done CODE`, `/reminders private CODE` or `/reminders move CODE tomorrow at 9`.';

async function bench() {
  const whole = await makeWholeWorld();
  const settings = { ...whole.workerSettings, catalogue: whole.models.catalogue, probes: [], plugins: [plugin.open({})] };
  const { commands } = makeUseCases(whole, settings);
  await whole.conversations.ensure(aConversation());
  let given = 0;
  async function give(person: Person, name: 'remind' | 'reminders', argument = ''): Promise<string> {
    given += 1;
    const turn = aTurn({ id: uuid(2000 + given), personId: person.id });
    const reply = await commands.run(name, { principal: as(person), person, conversation: aConversation(), turn, argument });
    return typeof reply === 'string' ? reply : reply.text;
  }
  const jobsOf = async ({ id }: Person) => whole.pluginJobs.list({ plugin: 'reminders', personId: id });
  /** Makes one and returns its code. */
  async function made(person: Person, words: string): Promise<string> {
    return /`(?<code>[^`]+)`$/.exec(await give(person, 'remind', words))?.groups?.['code'] ?? '';
  }
  return { whole, give, jobsOf, made };
}

describe('/remind', () => {
  test.each([
    {
      person: BORIS,
      words: 'tomorrow at 9 call mum',
      said: /^⏰ I will remind you: \*\*call mum\*\*\nTuesday.* 24 November at 09:00 \(America\/New_York\) · `\w+`$/,
    },
    { person: BORIS, words: 'in an hour', said: /\*\*something\*\*/ },
    { person: BORIS, words: 'every day at 8 stretch', said: /\*\*stretch\*\*\n🔁 repeats, first: .*08:00/ },
    { person: ANNA, words: 'завтра в 9 позвонить маме', said: /^⏰ Напомню: \*\*позвонить маме\*\*\n/ },
    { person: ANNA, words: 'через час', said: /\*\*что-то\*\*/ },
    { person: ANNA, words: 'каждый день в 8 зарядка', said: /🔁 повторяется, первый раз: / },
    { person: BORIS, words: 'call mum', said: /^When shall I remind you of "call mum"\?/ },
    { person: ANNA, words: '', said: /^Когда напомнить: «что-то»\?/ },
  ])('of $person.name with "$words" says $said', async ({ person, words, said }) => {
    const { give, jobsOf } = await bench();
    const reply = await give(person, 'remind', words);
    expect(reply).toMatch(said);
    expect(await jobsOf(person)).toHaveLength(reply.startsWith('⏰') ? 1 : 0);
  });

  test.each([
    { person: BORIS, words: 'on 30 February at 9 x', said: 'There is no such day in the calendar. When shall it be?' },
    { person: ANNA, words: '30 февраля в 9 x', said: 'Такого дня в календаре нет. Когда напомнить?' },
    { person: BORIS, words: 'on 1 January 2020 at 9 x', said: 'That time is over already. When shall it be?' },
    { person: ANNA, words: '1 января 2020 в 9 x', said: 'Это время уже прошло. Когда напомнить?' },
  ])('of $person.name with "$words" asks again', async ({ person, words, said }) => {
    const { give, jobsOf } = await bench();
    await expect(give(person, 'remind', words)).resolves.toBe(said);
    expect(await jobsOf(person)).toEqual([]);
  });

  test('clears away what was told more than a week ago, and nothing else', async () => {
    const { give, made, jobsOf, whole } = await bench();
    const codes = [await made(BORIS, 'in an hour old'), await made(BORIS, 'in two hours new'), await made(BORIS, 'in 90 days far')];
    const [old, recent] = await jobsOf(BORIS);
    const now = whole.clock.now().getTime();
    for (const [job, days] of [[old, 8] as const, [recent, 6] as const])
      if (job !== undefined && typeof job.body === 'object')
        await whole.pluginJobs.move(job, { at: null, dueAt: null, failures: 0, body: { ...job.body, toldAt: now - days * DAY_MS } }, null);
    await give(BORIS, 'remind', 'in a day more');
    const left = (await jobsOf(BORIS)).map(({ id }) => id);
    expect(left).toHaveLength(3);
    expect(codes.map((code) => left.includes(code))).toEqual([false, true, true]);
    const shown = await give(BORIS, 'reminders');
    expect(shown).not.toContain('**new**');
    expect(shown).toContain('**far**');
  });
});

describe('/reminders', () => {
  test('lists one’s own, with those that repeat marked', async () => {
    const { give, made } = await bench();
    await expect(give(BORIS, 'reminders')).resolves.toBe('You have no reminders.');
    await expect(give(ANNA, 'reminders')).resolves.toBe('Напоминаний нет.');
    const tea = await made(BORIS, 'in an hour tea');
    await made(BORIS, 'every day at 8 stretch');
    const shown = await give(BORIS, 'reminders');
    expect(shown).toMatch(/^Your reminders:\n\n- /);
    expect(shown).toContain(`- \`${tea}\` **tea**: Monday`);
    expect(shown).toContain('**stretch**: 🔁 Monday');
    await expect(give(ANNA, 'reminders')).resolves.toBe('Напоминаний нет.');
  });

  test.each(['cancel', 'done', 'remove', 'delete'])('%s takes one away by its code, in capitals too', async (word) => {
    const { give, made, jobsOf } = await bench();
    const code = await made(BORIS, 'in an hour tea');
    await expect(give(BORIS, 'reminders', `${word} ${code.toUpperCase()}`)).resolves.toBe('Cancelled: tea');
    expect(await jobsOf(BORIS)).toEqual([]);
    await expect(give(BORIS, 'reminders', `${word} ${code}`)).resolves.toBe(GONE);
  });

  test('does not touch another person’s', async () => {
    const { give, made, jobsOf } = await bench();
    const code = await made(ANNA, 'через час чай');
    await expect(give(BORIS, 'reminders', `cancel ${code}`)).resolves.toBe(GONE);
    await expect(give(BORIS, 'reminders', `move ${code} tomorrow at 9`)).resolves.toBe(GONE);
    expect(await jobsOf(ANNA)).toMatchObject([{ id: code, version: 1 }]);
  });

  test('asks which one when several are meant', async () => {
    const { give, made, jobsOf } = await bench();
    await made(BORIS, 'in an hour green tea');
    await made(BORIS, 'in two hours black tea');
    await expect(give(BORIS, 'reminders', 'cancel TEA')).resolves.toMatch(/^Which one\? Name its code\.\n\nYour reminders:/);
    await expect(give(BORIS, 'reminders', 'move tea tomorrow at 9')).resolves.toContain('Which one?');
    expect(await jobsOf(BORIS)).toHaveLength(2);
    await expect(give(BORIS, 'reminders', 'cancel green')).resolves.toBe('Cancelled: green tea');
  });

  test.each(['move', 'edit', 'snooze'])('%s gives it another time', async (word) => {
    const { give, made, jobsOf } = await bench();
    const code = await made(BORIS, 'every day at 8 stretch');
    await expect(give(BORIS, 'reminders', `${word} ${code} tomorrow at 10`)).resolves.toMatch(/^\*\*stretch\*\*: now Tuesday.*10:00/);
    expect(await jobsOf(BORIS)).toMatchObject([{ at: new Date('2026-11-24T15:00:00Z'), body: { rule: null } }]);
    await expect(give(BORIS, 'reminders', `${word} ${code} every day at 11`)).resolves.toContain('now 🔁 repeats, first: ');
  });

  test('keeps the time when the new one cannot be', async () => {
    const { give, made, jobsOf } = await bench();
    const code = await made(ANNA, 'через час чай');
    await expect(give(ANNA, 'reminders', `move ${code}`)).resolves.toMatch(/^Напишите `\/reminders`/);
    await expect(give(ANNA, 'reminders', `move ${code} 30 февраля в 9`)).resolves.toContain('в календаре нет');
    await expect(give(ANNA, 'reminders', `move ${code} 1 января 2020 в 9`)).resolves.toContain('уже прошло');
    expect(await jobsOf(ANNA)).toMatchObject([{ version: 1 }]);
  });

  test('taken away or moved twice at once is so once', async () => {
    const { give, made } = await bench();
    const code = await made(BORIS, 'in an hour tea');
    const moved = await Promise.all([8, 9].map((hour) => give(BORIS, 'reminders', `move ${code} tomorrow at ${String(hour)}`)));
    expect(moved.filter((said) => said === GONE)).toHaveLength(1);
    const cancelled = await Promise.all([1, 2].map(() => give(BORIS, 'reminders', `cancel ${code}`)));
    expect(cancelled.toSorted()).toEqual(['Cancelled: tea', GONE]);
  });

  test.each(['dance', 'cancel', 'move', 'dance abc234'])('with "%s" says how it is written', async (argument) => {
    const { give } = await bench();
    await expect(give(BORIS, 'reminders', argument)).resolves.toBe(USAGE);
  });
});
