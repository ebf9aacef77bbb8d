import { monitorEventLoopDelay } from 'node:perf_hooks';

import { z } from 'zod';

import { makeRecall } from '../../domain/memory/recall/recall.ts';
import type { Recall } from '../../domain/memory/recall/recall.ts';
import { NOON } from '../../domain/testing/fixtures.ts';
import { startChild } from '../harness/child.ts';
import type { Child } from '../harness/child.ts';
import type { BenchResult, Figures } from '../harness/figures.ts';
import { installPeers } from '../harness/install-peers.ts';
import { interleave } from '../harness/interleave.ts';
import { summarise } from '../harness/summarise.ts';
import type { Tell } from '../harness/tell.ts';
import { Latencies } from '../streams/latencies.ts';
import { makeLongMemory, PERSON } from './long-memory.ts';
import type { LongMemory } from './long-memory.ts';
import { makeUpTalk } from './made-up-talk.ts';

const TURNS = 100_000;
const QUESTIONS = 100;
const STORED = 100;
const ROUNDS = 3;
const FIRST = 10;
const READ_WITHIN_MS = 60_000;
const MINE = { kind: 'person', personId: PERSON } as const;
const REQUEST = { askerId: PERSON, now: NOON, offsetMinutes: 0, turns: 20, facts: 20, turnTokens: 900, hidden: null };
const CHUNK = 5_000;
const NS_PER_MS = 1_000_000;
const BETTER = { recallP50Ms: 'less', recallP95Ms: 'less' } as const;
const OURS = 'parley';
const PEERS = ['minisearch', 'ts_rank of PostgreSQL'] as const;

/** How long it takes to recall something out of 100,000 turns of one person, and to store one more, which is searchable at once. */
export async function benchRecall(tell: Tell): Promise<readonly BenchResult[]> {
  installPeers();
  const talk = makeUpTalk(1);
  const texts = Array.from({ length: TURNS }, talk.text);
  await using memory = await makeLongMemory(texts, tell);
  await using searcher = startChild(import.meta.resolve('../peers/minisearch-searcher.ts'));
  for (let from = 0; from < TURNS; from += CHUNK) {
    await searcher.ask({ kind: 'add', from, texts: texts.slice(from, from + CHUNK) }, z.null());
  }
  const recall = makeRecall(memory.ports);
  tell(`the first question of a program that has just started, ${FIRST} times`, await askFirst(memory, talk.question));
  await recall.warm(AbortSignal.timeout(READ_WITHIN_MS));
  const questions = Array.from({ length: QUESTIONS }, talk.question);
  let stored = TURNS;
  const store = async (): Promise<Figures> => {
    stored += STORED;
    return storeSome(memory, Array.from({ length: STORED }, talk.text), stored);
  };
  const subjects = [
    { name: OURS, run: async () => ({ ...(await store()), ...(await ask(recall, questions)) }) },
    { name: PEERS[0], run: () => askMinisearch(searcher, questions) },
    { name: PEERS[1], run: () => timed('recall', questions, (question) => memory.plainSearch(question)) },
  ];
  const measured = await interleave(subjects, ROUNDS, (who, round, figures) => tell(`round ${round}, ${who}`, figures));
  const [ours, of] = [measured.get(OURS) ?? [], (name: string) => measured.get(name) ?? []];
  return PEERS.map((peer) => summarise({ name: `recall against ${peer}`, ours, peer: of(peer), better: BETTER }));
}

/** Each question finds nothing in memory, and the whole is read beside it; afterwards that is waited for. */
async function askFirst({ ports }: LongMemory, question: () => string): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const latencies = new Latencies();
  const loads = new Latencies();
  delay.enable();
  for (let round = 0; round < FIRST; round += 1) {
    const recall = makeRecall(ports);
    const from = performance.now();
    await recall(MINE, { ...REQUEST, text: question() });
    latencies.record((performance.now() - from) * NS_PER_MS);
    await recall.warm(AbortSignal.timeout(READ_WITHIN_MS));
    loads.record((performance.now() - from) * NS_PER_MS);
  }
  delay.disable();
  const blocks = { longestBlockMs: delay.max / NS_PER_MS, blockP99Ms: delay.percentile(99) / NS_PER_MS };
  return { ...figuresOf('first', latencies), ...figuresOf('wholeRead', loads), ...blocks };
}

/** Also for how long nothing else could be done in the process. */
async function ask(recall: Recall, questions: readonly string[]): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const figures = await timed('recall', questions, async (text) => void (await recall(MINE, { ...REQUEST, text })));
  delay.disable();
  return { ...figures, longestBlockMs: delay.max / NS_PER_MS };
}

async function storeSome(memory: LongMemory, texts: readonly string[], from: number): Promise<Figures> {
  let number = from;
  return timed('store', texts, (text) => {
    number += 1;
    return memory.store(number, text);
  });
}

async function askMinisearch(searcher: Child, questions: readonly string[]): Promise<Figures> {
  const latencies = new Latencies();
  for (const ms of await searcher.ask({ kind: 'search', questions }, z.array(z.number()))) latencies.record(ms * NS_PER_MS);
  return figuresOf('recall', latencies);
}

async function timed(what: string, inputs: readonly string[], run: (input: string) => Promise<void>): Promise<Figures> {
  const latencies = new Latencies();
  for (const input of inputs) {
    const from = performance.now();
    await run(input);
    latencies.record((performance.now() - from) * NS_PER_MS);
  }
  return figuresOf(what, latencies);
}

function figuresOf(what: string, latencies: Latencies): Figures {
  return { [`${what}P50Ms`]: latencies.percentile(50) / NS_PER_MS, [`${what}P95Ms`]: latencies.percentile(95) / NS_PER_MS };
}
