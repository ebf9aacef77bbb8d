import { describe, expect, test } from 'vitest';

import { PROJECT_TOOLS } from '../../agent/tools/project-tools.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { makeRedactor } from '../../redaction/redactor.ts';
import { aChat, aConversation, NOON, uuid } from '../../testing/fixtures.ts';
import { makeReadingWorld } from '../../testing/reading-world.ts';
import type { CheapAnswer, CheapQuestion } from '../background/ask-cheaply.ts';
import { summarise } from './summarise.ts';

const TALK = uuid(10);
const ANSWER: CheapAnswer = { kind: 'answer', text: 'Анна любит чай.', isCutOff: false };
const DUE = { at: NOON, grownTurns: 1, grownBytes: 1, restedTurns: 1, restedSince: NOON };

/** Anna has said something, and it is summed up with this answer of the model. */
async function summedUp(
  answer: CheapAnswer,
  { conversation, personId = uuid(1), isStopped = false }: { conversation?: Conversation; personId?: string; isStopped?: boolean } = {},
) {
  const world = await makeReadingWorld();
  if (conversation !== undefined) await world.conversations.ensure(conversation);
  await world.say(1, 'чай', { conversationId: conversation?.id ?? TALK, personId });
  const claim = await world.summaries.claim({ workerId: 'reader', milliseconds: 60_000 }, DUE);
  const asked: CheapQuestion[] = [];
  const ask = async (question: CheapQuestion) => {
    asked.push(question);
    return answer;
  };
  const deps = { ...world, ask, redactor: makeRedactor({ secrets: [] }), tools: PROJECT_TOOLS };
  const signal = isStopped ? AbortSignal.abort() : new AbortController().signal;
  if (claim !== null) await summarise(deps, claim, signal);
  const again = async (ms: number) => {
    const at = new Date(NOON.getTime() + ms);
    return (await world.summaries.claim({ workerId: 'reader', milliseconds: 1 }, { ...DUE, at }))?.failures ?? null;
  };
  return { world, asked, again, deps, made: await world.summaries.covering(conversation?.id ?? TALK, 0, 99) };
}

describe('summing up a conversation', () => {
  test('keeps what the model says of it, and up to where it goes', async () => {
    const { made, asked, world } = await summedUp(ANSWER);
    expect(made).toMatchObject({ text: 'Анна любит чай.', fromPosition: 1, toPosition: 1, isTainted: false });
    expect(asked).toMatchObject([{ purpose: 'summarise', person: { id: uuid(1) }, conversationId: TALK, failures: 0 }]);
    expect(world.logger.of('summary.made')).toHaveLength(1);
  });

  test('is tried ten minutes later where there is no model, which is no failure', async () => {
    const { made, again } = await summedUp({ kind: 'no-model' });
    expect(made).toBeNull();
    expect(await again(599_000)).toBeNull();
    expect(await again(600_000)).toBe(0);
  });

  test('is a failure when the model failed, and waits for as long as it says', async () => {
    const failed = { kind: 'failed', code: 'model.timeout', again: new Date(NOON.getTime() + 90_000), isTransient: true } as const;
    const { again, world } = await summedUp(failed);
    expect(world.logger.of('summary.put-off')).toHaveLength(1);
    expect(await again(89_000)).toBeNull();
    expect(await again(90_000)).toBe(1);
  });

  test('is given back at once, without a failure, when Parley stops', async () => {
    const failed = { kind: 'failed', code: 'model.cancelled', again: new Date(NOON.getTime() + 90_000), isTransient: true } as const;
    const { again, world } = await summedUp(failed, { isStopped: true });
    expect(world.logger.of('summary.put-off')).toEqual([]);
    expect(await again(0)).toBe(0);
  });

  test.each(['', '   ', 'password: qwerty123.'])('keeps nothing of “%s”, and tries again', async (text) => {
    const { made, again } = await summedUp({ kind: 'answer', text, isCutOff: false });
    expect(made).toBeNull();
    expect(await again(29_000)).toBeNull();
    expect(await again(30_000)).toBe(1);
  });

  test('I6: asks nobody in a group whose last speaker is not known, for nobody would pay', async () => {
    const conversation = aConversation({ id: uuid(13), audience: 'group', address: aChat({ chat: '-100' }) });
    const { asked, made } = await summedUp(ANSWER, { conversation, personId: uuid(77) });
    expect(asked).toEqual([]);
    expect(made).toBeNull();
  });

  test('does nothing for a conversation that is gone, or in which nothing new was said', async () => {
    const { deps, asked, world } = await summedUp(ANSWER);
    const { signal } = new AbortController();
    await summarise(deps, { conversationId: uuid(99), fence: 1, failures: 0 }, signal);
    await summarise(deps, { conversationId: TALK, fence: 1, failures: 0 }, signal);
    expect(asked).toHaveLength(1);
    expect(await world.summaries.covering(uuid(99), 0, 99)).toBeNull();
  });

  test('says so when somebody else has it meanwhile, and keeps nothing twice', async () => {
    const { deps, world } = await summedUp(ANSWER);
    await world.say(2, 'и мёд');
    await summarise(deps, { conversationId: TALK, fence: 99, failures: 0 }, new AbortController().signal);
    expect(world.logger.of('summary.lost')).toHaveLength(1);
    expect(await world.summaries.covering(TALK, 0, 99)).toMatchObject({ toPosition: 1 });
  });
});
