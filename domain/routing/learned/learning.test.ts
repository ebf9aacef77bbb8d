import { describe, expect, test } from 'vitest';

import type { Turn } from '../../conversation/turn.ts';
import { ANNA, as } from '../../testing/domain-world.ts';
import { makeScriptedProvider, says } from '../../testing/scripted-provider.ts';
import { makeWholeWorld } from '../../testing/whole-world.ts';

const LEASE = { workerId: 'w', milliseconds: 600_000 };

async function makeWorld() {
  const world = await makeWholeWorld({ providers: [makeScriptedProvider('first', [says('Раз'), says('Два'), says('Три')])] });
  /** Says something and answers it. */
  const say = async (text: string): Promise<Turn> => {
    const { turn } = await world.useCases.conversations.send(as(ANNA), { text, conversationId: null, clientMessageId: null });
    const claimed = await world.inbox.claim(LEASE);
    if (claimed === null) throw new Error('nothing to answer');
    await world.runTurn(claimed, new AbortController().signal);
    return turn;
  };
  return { world, say };
}

describe('a conversation', () => {
  test('is kept message by message, and commands are not', async () => {
    const { world, say } = await makeWorld();
    const first = await say('Сколько будет 6×7?');
    expect(await world.intents.get(first.id)).toMatchObject({
      ...{ personId: ANNA.id, text: 'Сколько будет 6×7?', audience: 'private', mode: 'chat', version: 'none', label: null },
    });
    const command = await say('/whoami');
    expect(await world.intents.get(command.id)).toBeNull();
    const chosen = await say('/chat А почему?');
    const label = { mode: 'chat', source: 'override' };
    expect(await world.intents.get(chosen.id)).toMatchObject({ text: 'А почему?', tier: 'override', label });
  });

  test('is not kept by who does not want that, and what was is gone', async () => {
    const { world, say } = await makeWorld();
    const before = await say('Раз');
    await say('/settings training off');
    const after = await say('Два');
    for (const { id } of [before, after]) expect(await world.intents.get(id)).toBeNull();
    expect((await world.audit.list({ limit: 1, after: null })).items[0]?.item).toMatchObject({
      ...{ action: 'settings.change', details: { training: 'off' } },
    });
  });

  test('a like, a retry and the commands that choose who answers label the message before', async () => {
    const { world, say } = await makeWorld();
    const liked = await say('Раз');
    await world.useCases.conversations.giveFeedback(as(ANNA), liked.id, 'good');
    expect(await world.intents.get(liked.id)).toMatchObject({ label: { mode: 'chat', source: 'feedback' } });
    const wrong = await say('Почини сборку');
    await say('/agent');
    expect(await world.intents.get(wrong.id)).toMatchObject({ label: { mode: 'agent', source: 'correction' } });
    await say('/auto');
    const weak = await say('Три');
    await world.useCases.retryTurn(as(ANNA), weak.id);
    expect(await world.intents.get(weak.id)).toMatchObject({ label: null, doubtedAt: world.clock.now() });
  });

  test('another model right after an answer says that it was not liked', async () => {
    const { world, say } = await makeWorld();
    const weak = await say('Раз');
    const [model] = world.models.catalogue();
    await say(`/model ${model?.id ?? ''}`);
    expect(await world.intents.get(weak.id)).toMatchObject({ label: null, doubtedAt: world.clock.now() });
  });
});
