import { Client } from 'pg';
import { expect } from 'vitest';

import type { SeenMessage } from '../telegram/seen-message.ts';
import { soon } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';

const LOOK_AGAIN_MS = 200;
/** Placeholders that nobody knows of are looked for without haste, only while their chat is quiet. */
const MOST_LOOKS = 3_000;

/** What people have said in their chats, and how it fares. */
export interface TelegramTalk {
  /** Somebody says the next thing in their chat. */
  say(member: number): void;
  /** How many messages in that chat have no answer yet. */
  open(member: number): number;
  /** How many were said in all. */
  count(): number;
  /** Waits for the answers to everything. Throws after `patienceMs`. */
  finish(patienceMs: number): Promise<void>;
  /** Holds what people see against what they said, and against the database. Throws at the first thing that must not be. */
  verify(databaseUrl: string): Promise<Readonly<Record<string, number>>>;
}

export function startTalk({ telegram, members }: Pick<TelegramStage, 'telegram' | 'members'>): TelegramTalk {
  const chats = members.map((person) => ({ person, chat: telegram.privateChat(person), said: new Array<string>() }));
  const ours = (chat: { readonly id: number }): SeenMessage[] => telegram.visible(chat).filter(({ fromBot }) => fromBot);
  const open = ({ chat, said }: (typeof chats)[number]): number => said.length - ours(chat).filter(isAnswer).length;
  const all = (): number => chats.reduce((sum, { said }) => sum + said.length, 0);
  const state = (): string =>
    JSON.stringify(chats.map(({ chat, said }) => ({ said, seen: ours(chat).map(({ id, text, buttons }) => [id, text, buttons.flat()]) })));
  return {
    say: (member) => {
      const talk = chats[member];
      if (talk === undefined) throw new Error(`There is no person ${String(member)}.`);
      const text = `m${String(member)}n${String(talk.said.length)}`;
      talk.said.push(text);
      telegram.say(talk.chat, talk.person, text);
    },
    open: (member) => chats.slice(member, member + 1).reduce((sum, talk) => sum + open(talk), 0),
    count: all,
    finish: async (patienceMs) => {
      await soon(() => chats.every((talk) => open(talk) <= 0), patienceMs, state);
    },
    verify: async (databaseUrl) => {
      const remains = await soonSettled(databaseUrl);
      for (const { chat, said } of chats) {
        const seen = ours(chat);
        expect(
          seen.filter((message) => !isAnswer(message)).map(({ text }) => text),
          'I2: nothing half said is left',
        ).toEqual([]);
        expect(seen, 'I1: one answer to each message').toHaveLength(said.length);
        const told = seen.flatMap(({ text }) => /^You said: (m\d+n\d+)\./.exec(text)?.[1] ?? []);
        expect(told, 'I3: in order, none twice').toEqual(said.filter((text) => told.includes(text)));
        expect(told.length + seen.filter(({ text }) => !text.startsWith('You said: ')).length).toBe(said.length);
      }
      expect(remains['turns'], 'I1: one turn for each message').toBe(all());
      return remains;
    },
  };
}

/** All that will be said is said: it can be rated, or asked for again. */
function isAnswer({ buttons }: SeenMessage): boolean {
  return buttons.flat().includes('🔁 Better model');
}

/** Counts in the database once nothing in it is open any more. */
async function soonSettled(databaseUrl: string): Promise<Readonly<Record<string, number>>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let tries = 0; ; tries += 1) {
      const { rows } = await client.query<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM turns) AS turns,
                (SELECT count(*)::int FROM turns WHERE state NOT IN ('answered', 'failed', 'stopped')) AS "openTurns",
                (SELECT count(*)::int FROM turns WHERE state = 'failed') AS failed,
                (SELECT count(*)::int FROM outbox WHERE closed_at IS NULL) AS "openEntries",
                (SELECT count(*)::int FROM outbox_parts WHERE state = 'sending') AS "openParts",
                (SELECT count(*)::int FROM outbox_parts WHERE state = 'unknown') AS unknown,
                (SELECT count(*)::int FROM outbox_parts WHERE state = 'removed') AS removed`,
      );
      const [counts = {}] = rows;
      if (counts['openTurns'] === 0 && counts['openEntries'] === 0 && counts['openParts'] === 0) return counts;
      if (tries > MOST_LOOKS) throw new Error(`Something stays open: ${JSON.stringify(counts)}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  } finally {
    await client.end();
  }
}
