import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { says } from '../testing/models/openai-streams.ts';
import { ask, follow } from '../testing/program/api-client.ts';
import type { Reachable } from '../testing/program/api-client.ts';
import { SEND } from '../testing/program/documents.ts';
import type { EventSeen, Sent } from '../testing/program/documents.ts';
import { startProgram } from '../testing/program/start-program.ts';
import { startBenchDatabase } from './harness/bench-database.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { Latencies } from './streams/latencies.ts';

const ROUNDS = 3;
const WARM_UP_TURNS = 40;
const TURNS = 200;
/** After so many a new conversation begins: people don't talk for ever, and a prompt that grows is read and sent for longer. */
const TURNS_IN_ONE = 20;
const FACTS = 200;
const NS_PER_MS = 1_000_000;

const CREATE = 'mutation { createConversation(input: {}) { ... on CreateConversationPayload { conversation { id } } } }';
const REMEMBER = 'mutation ($text: String!) { remember(input: { text: $text }) { __typename } }';
const SEND_THERE = SEND.replace('($text: String!', '($id: ID!, $text: String!').replace(
  '{ text: $text',
  '{ conversationId: $id, text: $text',
);
const EVENTS = 'subscription ($id: ID!) { conversationEvents(conversationId: $id) { __typename } }';

interface Created {
  readonly createConversation: { readonly conversation: { readonly id: string } };
}

/** A model in this process, which says when it is asked and answers at once. */
interface AskedModel extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  /** When the next request begins to come in, by `performance.now()`. */
  nextAsked(): Promise<number>;
}

/**
 * From the moment at which somebody sends a message over HTTP until the first byte of the question is at the model: received, stored durably, claimed,
 * routed, remembered, reserved and asked, by the real program in a process of its own. Remembering goes on beside other reading and is told apart: how
 * long it took, and how long the answer waited for it alone.
 */
export async function benchTurn(tell: Tell): Promise<readonly BenchResult[]> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  const model = stack.use(await startAskedModel());
  const home = database.folder();
  const env = {
    PARLEY_DATABASE_URL: database.url,
    PARLEY_WORKSPACE_ROOT: path.join(home, 'workspace'),
    PARLEY_LOG_LEVEL: 'warn',
    ...model.env,
  };
  const program = await startProgram({ dataDir: path.join(home, 'data'), env });
  stack.defer(async () => void (await program.end('SIGKILL')));
  for (let fact = 0; fact < FACTS; fact += 1)
    await ask(program, REMEMBER, { text: `Fact ${fact}: on day ${fact} I saw ${fact * 7} birds` });
  await measure(program, model, WARM_UP_TURNS);
  const subjects = [{ name: 'parley', run: () => measure(program, model, TURNS) }];
  const measured = await interleave(subjects, ROUNDS, (_name, round, figures) => tell(`round ${round}`, figures));
  return [summarise({ name: 'turn', ours: measured.get('parley') ?? [], peer: null, better: {} })];
}

async function measure(program: Reachable, model: AskedModel, turns: number): Promise<Figures> {
  const [asked, stored] = [new Latencies(), new Latencies()];
  const before = await recalls(program);
  for (let done = 0; done < turns; done += TURNS_IN_ONE) {
    const { id } = (await ask<Created>(program, CREATE)).createConversation.conversation;
    const ended = endsOf(program, id);
    for (let turn = 0; turn < TURNS_IN_ONE; turn += 1) {
      const arrives = model.nextAsked();
      const sentAt = performance.now();
      const { sendMessage } = await ask<Sent>(program, SEND_THERE, { id, text: `How many birds did I see on day ${done + turn}?` });
      if (sendMessage.__typename !== 'SendMessagePayload') throw new Error(`A message is answered: ${sendMessage.message}`);
      stored.record((performance.now() - sentAt) * NS_PER_MS);
      asked.record(((await arrives) - sentAt) * NS_PER_MS);
      await ended.next();
    }
    await ended.close();
  }
  const after = await recalls(program);
  return {
    p50Ms: asked.percentile(50) / NS_PER_MS,
    p99Ms: asked.percentile(99) / NS_PER_MS,
    storedP50Ms: stored.percentile(50) / NS_PER_MS,
    recallMeanMs: ((after.seconds - before.seconds) * 1_000) / (after.count - before.count),
    recallWaitMeanMs: ((after.waited - before.waited) * 1_000) / (after.count - before.count),
  };
}

/** Resolves `next` each time a turn of the conversation has ended. */
function endsOf(program: Reachable, id: string) {
  const ended: string[] = [];
  const waiting: (() => void)[] = [];
  let isClosed = false;
  const following = follow<EventSeen>(program, EVENTS, { id }, ({ conversationEvents: { __typename: kind } }) => {
    if (kind !== 'ReplyFinal' && kind !== 'TurnFailed') return isClosed;
    ended.push(kind);
    waiting.shift()?.();
    return isClosed;
  });
  return {
    async next(): Promise<void> {
      if (ended.length === 0) await Promise.race([following, new Promise<void>((resolve) => waiting.push(resolve))]);
      if (ended.shift() !== 'ReplyFinal') throw new Error('A turn failed.');
    },
    async close(): Promise<void> {
      isClosed = true;
      await ask(program, SEND_THERE, { id, text: '/help' });
      await following;
    },
  };
}

/** How often and for how long in all the program has remembered, and waited for nothing but that, by its own clock. */
async function recalls({ url, token }: Reachable): Promise<{ readonly seconds: number; readonly count: number; readonly waited: number }> {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
  const value = (name: string): number => Number(new RegExp(`^\\w*${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  return { seconds: value('recall_seconds_sum'), count: value('recall_seconds_count'), waited: value('recall_wait_seconds_sum') };
}

async function startAskedModel(): Promise<AskedModel> {
  const waiting: ((at: number) => void)[] = [];
  const chunks = says('A few.').join('');
  const server = createServer((request, response) => {
    if (request.url === '/v1/chat/completions') waiting.shift()?.(performance.now());
    request.resume().once('end', () => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(chunks));
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The model has no port.');
  return {
    env: { OPENAI_API_KEY: 'key-of-the-asked-model', OPENAI_BASE_URL: `http://127.0.0.1:${String(address.port)}/v1` },
    nextAsked: () => new Promise((resolve) => waiting.push(resolve)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
