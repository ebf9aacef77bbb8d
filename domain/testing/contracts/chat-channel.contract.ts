import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { finalMessages } from '../../delivery/reply-messages.ts';
import { GoneError } from '../../errors.ts';
import type { ChatTransport, Destination, OutgoingMessage } from '../../ports/chat-transport.ts';
import { uuid } from '../fixtures.ts';

/** A channel with one chat in it. */
export interface ChatChannelHarness {
  readonly transport: ChatTransport;
  readonly to: Destination;
  /** Our messages that can be seen in the chat, in order, as their plain text; of a file its caption or name. */
  seen(): Promise<readonly string[]>;
  /** Somebody takes a message of ours away. */
  takeAway(id: string): Promise<void>;
  /** Whether the network says so when what is edited was taken away; if not, it takes the edit and shows it to nobody. */
  readonly tellsWhatIsGone: boolean;
  /** Lets as much time pass as the network wants between two requests. */
  pause(): Promise<void>;
  close(): Promise<void>;
}

const LIVE = new AbortController().signal;

const EVERYTHING = [
  '# Заголовок 👋',
  '**жирно _и косо_** ~~нет~~ `a < b && c` [ссылка](https://example.org/?a=1&b=2)',
  '> цитата\n> в две строки',
  '1. один\n2. два\n   - внутри\n- [x] сделано',
  '```ts\nconst a = "<b>" & `x`;\n```',
  '| a | b |\n| - | -: |\n| 1 | два |',
  '---',
  '<script>alert(1)</script> *не закрыто',
].join('\n\n');

/** What every ChatTransport does, whatever its network. */
export function chatChannelContract(name: string, make: () => Promise<ChatChannelHarness>): void {
  describe(name, () => {
    let it: ChatChannelHarness;
    let keys = 0;
    const key = (): string => uuid(60_000 + (keys += 1));
    const say = (markdown: string, buttons: readonly ('good' | 'bad' | 'stop')[] = []): OutgoingMessage => {
      const [message] = finalMessages({ markdown, buttons }, it.transport.capabilities, 'ru', 0);
      if (message === undefined) throw new Error('nothing to say');
      return message;
    };
    const send = async (message: OutgoingMessage, as = key()): Promise<string> => {
      const id = await it.transport.send(it.to, message, as, LIVE);
      await it.pause();
      return id;
    };
    const edit = async (id: string, message: OutgoingMessage): Promise<void> => {
      await it.transport.edit(it.to, id, message, key(), LIVE);
      await it.pause();
    };

    beforeEach(async () => {
      it = await make();
    });
    afterEach(() => it.close());

    test('what is sent can be seen in its order, each under an id of its own', async () => {
      const ids = [await send(say('Привет 👩‍👩‍👧')), await send(say('ещё'))];
      expect(new Set(ids).size).toBe(2);
      await expect(it.seen()).resolves.toEqual(['Привет 👩‍👩‍👧', 'ещё']);
    });

    test('an edit replaces what is there, with its buttons, and the same again is no error', async () => {
      const id = await send({ ...say('расту', ['stop']), isFinal: false });
      await edit(id, say('вырос', ['good', 'bad']));
      await edit(id, say('вырос', ['good', 'bad']));
      await expect(it.seen()).resolves.toEqual(['вырос']);
    });

    test('everything that Markdown can say is taken', async () => {
      const id = await send(say(EVERYTHING));
      await edit(id, say(`${EVERYTHING}\n\nконец`));
      const [text] = await it.seen();
      for (const words of ['Заголовок 👋', 'a < b && c', 'const a = "<b>" & `x`;', 'два', 'конец']) expect(text).toContain(words);
    });

    test('every part of a text that is longer than a message is taken, also as an edit', async () => {
      const paragraphs = Array.from({ length: 40 }, (_, index) => `${index}. ${'слово 🎉 '.repeat(40)}`).join('\n\n');
      const messages = finalMessages({ markdown: paragraphs, buttons: [] }, it.transport.capabilities, 'ru', 0);
      expect(messages.length).toBeGreaterThan(2);
      for (const message of messages) await edit(await send(message), message);
      expect(await it.seen()).toHaveLength(messages.length);
    });

    test('what is removed is gone, and stays gone', async () => {
      const [first] = [await send(say('раз')), await send(say('два'))];
      for (let time = 0; time < 2; time += 1) {
        await it.transport.remove(it.to, first, LIVE);
        await it.pause();
      }
      await expect(it.seen()).resolves.toEqual(['два']);
    });

    test('what somebody took away stays away when it is edited, and where the network says so, so does the error', async () => {
      const id = await send(say('раз'));
      await it.takeAway(id);
      if (it.tellsWhatIsGone) await expect(edit(id, say('два'))).rejects.toThrow(GoneError);
      else await edit(id, say('два'));
      await expect(it.seen()).resolves.toEqual([]);
    });

    test('I2: where the same key is sent once, it is seen once', async ({ skip }) => {
      if (!it.transport.capabilities.sendsOnce) return skip();
      const [message, same] = [say('раз'), key()];
      const first = await send(message, same);
      await expect(send(message, same)).resolves.toBe(first);
      await expect(it.seen()).resolves.toEqual(['раз']);
    });

    test('a file comes with its caption', async () => {
      const file = { name: 'отчёт.txt', mime: 'text/plain', content: new TextEncoder().encode('Привет'), caption: 'Отчёт' };
      await it.transport.sendFile(it.to, file, key(), LIVE);
      expect((await it.seen()).join(' ')).toContain('Отчёт');
    });

    test('typing is shown without a trace, and nothing is asked any more once it was aborted', async () => {
      await it.transport.showTyping(it.to, LIVE);
      const stop = AbortSignal.abort(new Error('enough'));
      await expect(it.transport.send(it.to, say('раз'), key(), stop)).rejects.toThrow();
      await expect(it.seen()).resolves.toEqual([]);
    });
  });
}
