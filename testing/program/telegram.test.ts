import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { patientAnswer } from './patient-model.ts';
import type { Program } from './start-program.ts';
import { codeIn, setTelegramStage, soon } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';

const HOUR_MS = 3_600_000;
const FEEDBACK = ['👍', '👎', '🔁 Better model'];

let stage: TelegramStage;
let program: Program;
let anna: ReturnType<TelegramStage['telegram']['person']>;
beforeAll(async () => {
  stage = await setTelegramStage();
  anna = stage.telegram.person('Anna');
  program = await stage.start();
});
afterAll(() => stage.close());

/** One program and one owner, Anna, through all of it. */
describe('the program on Telegram', () => {
  test('a stranger is given one code, and is let in when it is typed in the terminal', async () => {
    const { telegram } = stage;
    const chat = stage.telegram.privateChat(anna);
    telegram.say(chat, anna, 'hello');
    const code = await soon(() => ours(chat).map(({ text }) => codeIn(text))[0]);
    telegram.say(chat, anna, 'hello again?');
    await soon(() => telegram.pending().length === 0);
    await stage.pairCode(program, code);
    await soon(() => ours(chat).length === 2);
    expect(ours(chat).map(({ text }) => text)).toEqual([expect.stringContaining(code), expect.stringContaining('Welcome.')]);
  });

  test('an answer is one message that grows and ends with who gave it and buttons; a press of one is kept', async () => {
    const { telegram } = stage;
    const chat = stage.telegram.privateChat(anna);
    const before = ours(chat).length;
    telegram.say(chat, anna, 'count slowly');
    const growing = await soon(() => ours(chat).at(before));
    expect(patientAnswer('count slowly').startsWith(growing.text.replace(/[\s…▍]+$/u, '')), growing.text).toBe(true);
    expect(growing.buttons).toEqual([['⏹ Stop']]);
    const answer = await soon(() => ours(chat).find(({ id, buttons }) => id === growing.id && buttons.flat().length > 1));
    expect(answer.text).toMatch(/^You said: count slowly\. И это весь ответ\.\n\nopenai\/.+ · \$0\.\d+ · \d/);
    expect(answer.buttons.flat()).toEqual(FEEDBACK);
    expect(ours(chat)).toHaveLength(before + 1);

    const told = await telegram.press(chat, anna, answer.id, '👍').answered;
    expect(told.text ?? '').not.toBe('');
    expect(await feedback(stage.databaseUrl)).toEqual(['good']);
  });

  test('what two helpers could be meant by is asked with buttons, and a press of one is the answer', async () => {
    const { telegram } = stage;
    const chat = stage.telegram.privateChat(anna);
    telegram.say(chat, anna, 'add a reminder to my calendar in three hours: dentist');
    const question = await soon(() =>
      ours(chat).find(({ text }) => text.startsWith('Is this 1) a reminder, or 2) an entry in your calendar?')),
    );
    const whole = await soon(() => ours(chat).find(({ id, buttons }) => id === question.id && buttons.flat().includes('a reminder')));
    expect(whole.buttons.flat()).toContain('an entry in your calendar');
    telegram.press(chat, anna, whole.id, 'a reminder');
    const reply = await soon(() => ours(chat).find(({ text }) => text.startsWith('⏰')));
    expect(reply.text).toContain('dentist');
  });

  test('one message shows how a task fares, and its end is told in the chat that it came from', async () => {
    const { telegram } = stage;
    const chat = stage.telegram.privateChat(anna);
    telegram.say(chat, anna, '/task --run echo one');
    const end = await soon(() => ours(chat).find(({ text }) => /^Task \w+ (succeeded|failed)/.test(text)));
    expect(end.text).toContain('succeeded');
    const id = /^Task (\w+)/.exec(end.text)?.[1] ?? 'no id';
    await soon(() => ours(chat).find(({ text }) => text.startsWith(`${id} succeeded`)));
    expect(ours(chat).filter(({ text }) => text.includes(id))).toHaveLength(2);
  });

  test('in a group that the owner asks it into it answers when mentioned, with the question quoted; else, and to strangers, it is silent', async () => {
    const { telegram } = stage;
    const boris = telegram.person('Борис');
    const group = telegram.group('Команда', { members: [anna, boris] });
    telegram.addBotTo(group, anna);
    telegram.say(group, anna, 'nothing for a bot');
    telegram.say(group, boris, '@parley_bot do you hear me?');
    const question = telegram.say(group, anna, '@parley_bot и ты здесь?');
    const [answer] = await soon(() => finals(group));
    expect(answer).toMatchObject({ replyTo: question.message_id, text: expect.stringContaining('и ты здесь?') });
    expect(ours(group)).toHaveLength(1);
  });

  test('what is written while it is off is answered at the next start, oldest first, and what is old by then with a note', async () => {
    const { telegram } = stage;
    const chat = stage.telegram.privateChat(anna);
    expect(await program.end('SIGTERM')).toBeLessThan(10_000);
    const before = ours(chat).length;
    telegram.say(chat, anna, 'первое', { at: new Date(Date.now() - HOUR_MS) });
    telegram.say(chat, anna, 'второе', { at: new Date(Date.now() - HOUR_MS / 2) });
    telegram.say(chat, anna, 'третье');
    program = await stage.start();
    const answers = await soon(() => finals(chat, before, 3));
    expect(answers.map(({ text }) => /You said: (\S+)\./.exec(text)?.[1])).toEqual(['первое', 'второе', 'третье']);
    expect(answers.map(({ text }) => /^Your message of .+ reached me late/.test(text))).toEqual([true, true, false]);
    expect(ours(chat)).toHaveLength(before + 3);
  });

  test('in all of this nobody had to be asked to wait, and nothing was refused', () => {
    const refused = stage.telegram.calls.filter(({ outcome }) => outcome?.ok === false);
    expect(refused.filter(({ method }) => method !== 'getUpdates')).toEqual([]);
  });
});

function ours(chat: { readonly id: number }, from = 0) {
  return stage.telegram
    .visible(chat)
    .filter(({ fromBot }) => fromBot)
    .slice(from);
}

/** Answers of a model that have all that they will have; false: fewer than so many. */
function finals(chat: { readonly id: number }, from = 0, count = 1) {
  const done = ours(chat, from).filter(({ buttons }) => buttons.flat().length > 1);
  return done.length < count ? false : done;
}

async function feedback(databaseUrl: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ feedback: string }>('SELECT feedback FROM turns WHERE feedback IS NOT NULL');
    return rows.map((row) => row.feedback);
  } finally {
    await client.end();
  }
}
