import { setTimeout as sleep } from 'node:timers/promises';

import { ask } from './api-client.ts';
import type { Sent } from './documents.ts';
import { followConversation, followTasks } from './random-kills-followers.ts';
import type { Door, Follower, SeenEvent, TaskFollowers } from './random-kills-followers.ts';
import { agentPrompt, EFFECTS_FILE } from './random-kills-model.ts';

const CREATE_CONVERSATION = `mutation { createConversation(input: {}) { ... on CreateConversationPayload { conversation { id } } } }`;
const SEND = `mutation ($text: String!, $client: String!, $conversation: ID!) {
  sendMessage(input: { text: $text, clientMessageId: $client, conversationId: $conversation }) {
    __typename
    ... on SendMessagePayload { turn { id } }
  }
}`;
const CONVERSATIONS = 3;
/** A sender that is so many answers or tasks ahead waits. */
const MOST_OPEN = 4;
const PAUSE_MS = 80;

export type MessageKind = 'chat' | 'command' | 'agent';

/** A message that the program has acknowledged. */
export interface Acknowledged {
  readonly kind: MessageKind;
  /** The client's id of the message, and the mark that its work leaves behind. */
  readonly mark: string;
  readonly text: string;
  readonly turnId: string;
}

export interface LoadedConversation {
  readonly id: string;
  readonly acknowledged: readonly Acknowledged[];
  readonly follower: Follower<SeenEvent>;
}

/** People who talk and hand out work without end, whatever becomes of the program. */
export interface Load {
  readonly conversations: readonly LoadedConversation[];
  readonly tasks: TaskFollowers;
  /** What must not happen, as far as senders see it. */
  readonly faults: readonly string[];
  /** No new messages from now on; resolves when everything that was sent is answered, done, and seen. Rejects after `patienceMs`. */
  finish(patienceMs: number): Promise<void>;
}

/** Opens the conversations and begins to send; the program must be reachable. */
export async function startLoad(door: Door, random: () => number): Promise<Load> {
  const noMore = new AbortController();
  const over = new AbortController();
  const faults: string[] = [];
  const ids = await Promise.all(Array.from({ length: CONVERSATIONS }, () => createConversation(door)));
  const conversations = ids.map((id) => ({
    id,
    acknowledged: new Array<Acknowledged>(),
    follower: followConversation(door, id, over.signal),
  }));
  const senders = conversations.map((conversation, index) => send({ door, random, faults }, conversation, `c${index}`, noMore.signal));
  const tasks = followTasks({ door, random }, over.signal, over.signal);
  return {
    conversations,
    tasks,
    faults,
    async finish(patienceMs) {
      noMore.abort();
      await Promise.all(senders);
      try {
        await untilAllSeen(conversations, tasks, patienceMs);
        const followed = Promise.all([...tasks.byId.values()].map(({ done }) => done));
        await Promise.race([followed, late(patienceMs, 'A follower of a task never ended.')]);
      } finally {
        over.abort();
      }
    },
  };
}

async function createConversation(door: Door): Promise<string> {
  const { createConversation: made } = await ask<{ createConversation: { conversation: { id: string } } }>(door(), CREATE_CONVERSATION);
  return made.conversation.id;
}

interface Sending {
  readonly door: Door;
  readonly random: () => number;
  readonly faults: string[];
}

async function send(
  { door, random, faults }: Sending,
  { id, acknowledged, follower }: LoadedConversation & { readonly acknowledged: Acknowledged[] },
  name: string,
  stop: AbortSignal,
): Promise<void> {
  for (let count = 0; !stop.aborted; count += 1) {
    const kind = (['chat', 'command', 'chat', 'agent'] as const)[count % 4] ?? 'chat';
    const mark = `${name}-${count}`;
    const text = textFor(kind, mark, random);
    const turnId = await sendUntilAcknowledged(door, { text, client: mark, conversation: id });
    acknowledged.push({ kind, mark, text, turnId });
    // Somebody who is not sure sends an old message again.
    const old = acknowledged.at(-1 - Math.floor(random() * 5));
    if (old !== undefined && count % 5 === 0) {
      const again = await sendUntilAcknowledged(door, { text: old.text, client: old.mark, conversation: id });
      if (again !== old.turnId) faults.push(`${old.mark} was turn ${old.turnId} and then turn ${again}`);
    }
    do await sleep(PAUSE_MS);
    while (!stop.aborted && openIn({ acknowledged, follower }) > MOST_OPEN);
  }
}

function textFor(kind: MessageKind, mark: string, random: () => number): string {
  if (kind === 'chat') return `hello ${mark}`;
  if (kind === 'agent') return `/task ${agentPrompt(mark)}`;
  return `/task --run echo ${mark} >> ${EFFECTS_FILE}; echo один; sleep 0.${1 + Math.floor(random() * 5)}; echo два`;
}

/** How many turns are not answered, and how many tasks not ended, as far as the follower has seen. */
function openIn({ acknowledged, follower }: Pick<LoadedConversation, 'acknowledged' | 'follower'>): number {
  const finals = follower.seen.filter(isFinal).length;
  const notices = follower.seen.filter(({ __typename }) => __typename === 'Notice').length;
  const tasks = acknowledged.filter(({ kind }) => kind !== 'chat').length;
  return acknowledged.length - finals + tasks - notices;
}

export function isFinal({ __typename }: SeenEvent): boolean {
  return __typename === 'ReplyFinal' || __typename === 'TurnFailed';
}

/** Sends under one id until the program says that it has the message; returns the turn. */
async function sendUntilAcknowledged(door: Door, variables: { text: string; client: string; conversation: string }): Promise<string> {
  for (;;) {
    const sent = await ask<Sent>(door(), SEND, variables).catch(() => null);
    if (sent?.sendMessage.__typename === 'SendMessagePayload') return sent.sendMessage.turn.id;
    await sleep(PAUSE_MS);
  }
}

async function untilAllSeen(conversations: readonly LoadedConversation[], tasks: TaskFollowers, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const submitted = conversations.flatMap(({ acknowledged }) => acknowledged).filter(({ kind }) => kind !== 'chat').length;
  while (conversations.some((conversation) => openIn(conversation) > 0) || tasks.byId.size < submitted) {
    if (performance.now() > deadline) {
      const open = conversations.map((conversation) => `${conversation.id}: ${openIn(conversation)}`);
      throw new Error(`Not everything was answered or done in time: ${open.join(', ')} are open.`);
    }
    await sleep(100);
  }
}

async function late(ms: number, sentence: string): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error(sentence);
}
