import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { longAnswer } from './long-answer.ts';
import type { RunningCore } from './running-core.ts';

/** A message of Parley as somebody sees it now. */
export interface SeenReply {
  readonly id: string;
  /** With what its closing line says, such as the model. */
  readonly text: string;
}

/** A text file that somebody sends. */
export interface SentFile {
  readonly name: string;
  readonly content: string;
}

/** One person in a private conversation of their own with Parley. */
export interface Talk {
  say(text: string): Promise<void>;
  /** The network, or the program of who says it, hands the same message in twice. */
  sayTwice(text: string): Promise<void>;
  /** The same with a text file. */
  attach(text: string, file: SentFile): Promise<void>;
  /** Parley's messages as they stand there now, oldest first. */
  seen(): Promise<readonly SeenReply[]>;
  press(action: 'good' | 'bad' | 'retry' | 'stop', reply: SeenReply): Promise<void>;
}

/** A channel with the whole core behind it. */
export interface ConversationHarness {
  readonly core: RunningCore;
  /** How often what is seen may be asked for, in milliseconds. */
  readonly pollMs: number;
  open(): Promise<Talk>;
  close(): Promise<void>;
}

const SOON_MS = 15_000;

/** What a person sees of Parley, whatever they talk to it through. One world for all cases, a new person in each. */
export function conversationChannelContract(name: string, make: () => Promise<ConversationHarness>): void {
  describe(name, () => {
    let it: ConversationHarness;
    beforeAll(async () => {
      it = await make();
    }, 90_000);
    afterAll(() => it.close());

    const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: SOON_MS, interval: it.pollMs });
    /** The reply with these words, as soon as there is one. */
    const reply = (talk: Talk, words: string): Promise<SeenReply> =>
      soon(async () => {
        const seen = await talk.seen();
        const found = seen.find(({ text }) => text.includes(words));
        if (found === undefined) throw new Error(`Nobody says «${words}»: ${JSON.stringify(seen)}`);
        return found;
      });
    const asked = async (talk: Talk, question: string, words: string): Promise<SeenReply> => {
      await talk.say(question);
      return reply(talk, words);
    };
    const turnOf = async (text: string) => (await it.core.turns()).filter((turn) => turn.text === text);

    test('I1: a message gets one answer, which says who gave it; Cyrillic and emoji survive on their way there and back', async () => {
      const talk = await it.open();
      const question = 'Привет, как дела? 👩‍👩‍👧 Ё';
      const { text } = await asked(talk, question, 'first/model');
      expect(text).toContain(`Это first. Вы спросили: ${question}`);
      await asked(talk, 'ещё', 'Вы спросили: ещё');
      expect(await talk.seen()).toHaveLength(2);
    });

    test('I1: the same message delivered twice is answered once', async () => {
      const talk = await it.open();
      await talk.sayTwice('дважды доставлено');
      await reply(talk, 'Вы спросили: дважды доставлено');
      await asked(talk, 'а дальше?', 'Вы спросили: а дальше?');
      expect(await talk.seen()).toHaveLength(2);
      expect(await turnOf('дважды доставлено')).toHaveLength(1);
    });

    test('I3: three messages in a row are answered in their order', async () => {
      const talk = await it.open();
      for (const question of ['раз', 'два', 'три']) await talk.say(question);
      await reply(talk, 'Вы спросили: три');
      const answers = (await talk.seen()).map(({ text }) => /Вы спросили: (\S+)/.exec(text)?.[1]);
      expect(answers).toEqual(['раз', 'два', 'три']);
    });

    test('an answer grows in one message, and in the end says what the model said', async () => {
      const talk = await it.open();
      const { promise: wait, resolve: goOn } = Promise.withResolvers<void>();
      it.core.script.set('расти', [{ say: 'Сначала это. ' }, { wait }, { say: 'А потом то.' }]);
      const growing = await asked(talk, 'расти', 'Сначала это.');
      expect(growing.text).not.toContain('потом');
      goOn();
      const whole = await reply(talk, 'Сначала это. А потом то.');
      expect(whole.id).toBe(growing.id);
      await reply(talk, 'first/model');
      expect(await talk.seen()).toHaveLength(1);
    });

    test('a very long answer with code and tables arrives whole and in order', async () => {
      const talk = await it.open();
      const { markdown, pieces } = longAnswer();
      it.core.script.set('подробно', [{ say: markdown }]);
      await asked(talk, 'расскажи подробно', 'first/model');
      const all = (await talk.seen()).map(({ text }) => text).join('\n');
      let at = 0;
      for (const piece of pieces) {
        const found = all.indexOf(piece, at);
        expect(found, piece).toBeGreaterThanOrEqual(at);
        at = found + piece.length;
      }
    });

    test('/help lists every command that may be used, /whoami tells who one is, and an unknown command names the nearest one', async () => {
      const talk = await it.open();
      const { text: help } = await asked(talk, '/help', '/whoami');
      const [turn] = (await turnOf('/help')).slice(-1);
      const member = { personId: turn?.personId ?? '', role: 'member', scope: 'admin', tokenId: null } as const;
      for (const command of it.core.useCases.commands.list(member, 'private', 'ru').slice(1)) {
        expect(help).toContain(`/${command.name}`);
        expect(help).toContain(command.summary);
      }
      expect((await asked(talk, '/whoami', 'Аня')).text).toContain('member');
      expect((await asked(talk, '/whoamy', '/whoamy')).text).toMatch(/\/whoami\b/);
    });

    test('I11: when no model can be reached, that is said in plain words', async () => {
      const talk = await it.open();
      it.core.script.set('сломайся', [{ fail: 'unreachable' }]);
      await asked(talk, 'сломайся', 'Не удалось связаться с моделью. Попробуйте через минуту.');
      expect(await talk.seen()).toHaveLength(1);
    });

    test('an answer that is stopped while it grows says so, and its model is let go', async () => {
      const talk = await it.open();
      it.core.script.set('бесконечно', [{ say: 'Начало ответа. ' }, { hang: true }]);
      const growing = await asked(talk, 'бесконечно', 'Начало ответа.');
      await talk.press('stop', growing);
      await reply(talk, 'Остановлено');
      await asked(talk, 'а теперь?', 'Вы спросили: а теперь?');
      expect((await turnOf('бесконечно')).map(({ state }) => state)).toEqual(['stopped']);
      expect(await talk.seen()).toHaveLength(2);
    });

    test.for(['good', 'bad'] as const)('what somebody thinks of an answer is kept with it: %s', async (feedback) => {
      const talk = await it.open();
      const question = `оцени ${feedback}`;
      await talk.say(question);
      await talk.press(feedback, await reply(talk, 'first/model'));
      await soon(async () => expect((await turnOf(question)).map((turn) => turn.feedback)).toEqual([feedback]));
    });

    test('a message is answered again, by the next model, once', async () => {
      const talk = await it.open();
      const first = await asked(talk, 'ответь получше', 'first/model');
      await talk.press('retry', first);
      const { text } = await reply(talk, 'second/model');
      expect(text).toContain('Это second. Вы спросили: ответь получше');
      await talk.press('retry', first).catch(() => {});
      await asked(talk, 'спасибо', 'Вы спросили: спасибо');
      expect(await talk.seen()).toHaveLength(3);
    });

    test('a file reaches the model with the words that came with it', async () => {
      const talk = await it.open();
      await talk.attach('что в файле?', { name: 'отчёт.txt', content: 'Продажи выросли вдвое. 📈' });
      await reply(talk, 'что в файле?');
      const prompt = JSON.stringify(it.core.models[0].requests.at(-1)?.messages.at(-1));
      expect(prompt).toContain('отчёт.txt');
      expect(prompt).toContain('Продажи выросли вдвое. 📈');
    });

    test('I3, I9: what is said in one conversation is neither seen nor known in another', async () => {
      const [mine, theirs] = [await it.open(), await it.open()];
      await asked(mine, 'секрет синий', 'Вы спросили: секрет синий');
      await asked(theirs, 'тайна красная', 'Вы спросили: тайна красная');
      await asked(mine, 'что я сказал?', 'Вы спросили: что я сказал?');
      const prompt = JSON.stringify(it.core.models[0].requests.at(-1));
      expect(prompt).toContain('секрет синий');
      expect(prompt).not.toContain('тайна');
      expect((await mine.seen()).map(({ text }) => text).join()).not.toContain('тайна');
      expect(await theirs.seen()).toHaveLength(1);
    });
  });
}
