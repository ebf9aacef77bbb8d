import { Client } from 'pg';

import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import type { Program } from './start-program.ts';

/** Asks what would go, or with `yes` lets it go. */
export const FORGET = `mutation ($yes: String) { forgetEverything(input: { confirmation: $yes }) {
  ... on ForgetEverythingPayload { isForgotten question { confirmation messages } } } }`;
/** In every form of the word. */
const MARK = 'emiram';

export interface Forgotten {
  readonly forgetEverything: { readonly isForgotten: boolean; readonly question: { readonly confirmation: string } | null };
}

/** Says something and waits until it is answered. */
export async function say(program: Program, text: string): Promise<void> {
  const { sendMessage } = await ask<Sent>(program, SEND, { text });
  const isIt = ({ conversationEvents: event }: EventSeen): boolean =>
    event.__typename === 'ReplyFinal' && event.turnId === sendMessage.turn.id;
  await follow<EventSeen>(program, EVENTS, { id: sendMessage.conversation.id }, isIt);
}

/** How many rows of all tables hold the word. */
export async function traces(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    let count = 0;
    for (const { name } of tables.rows) {
      const found = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${name}" AS row WHERE strpos(row::text, $1) > 0`,
        [MARK],
      );
      count += found.rows[0]?.count ?? 0;
    }
    return count;
  } finally {
    await client.end();
  }
}
