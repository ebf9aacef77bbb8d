import { parse, subscribe } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../domain/access/principal.ts';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { makeContext } from './context.ts';
import { encodeGlobalId } from './global-id.ts';
import { makeSchema } from './schema.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

/** Follows as somebody whom the policy lets in for the first event only. */
async function follow(query: string): Promise<AsyncGenerator<ExecutionResult>> {
  const allowed = await api.useCases.authenticate(api.tokens.member.secret);
  let principal: Principal | null = allowed;
  const contextValue = {
    ...makeContext({ principal: allowed, useCases: api.useCases, publicUrl: api.url }),
    get principal() {
      return principal;
    },
  };
  const stream = await subscribe({ schema: makeSchema(), document: parse(query), contextValue });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return (async function* () {
    for await (const result of stream) {
      yield result;
      principal = null;
    }
  })();
}

describe('I7: every event of a subscription passes the policy', () => {
  it.each(['taskOutput(taskId: "task1") { number }', 'taskChanged(taskId: "task1") { state }'])('%s', async (field) => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const events = await follow(`subscription { ${field} }`);
    expect((await events.next()).value).not.toHaveProperty('errors');
    await running.write('2');
    await running.finish();
    const refused = (await events.next()).value;
    expect(refused).toMatchObject({ data: null });
    expect(refused.errors[0].originalError.code).toBe('access.unauthenticated');
    await events.return(undefined);
  });

  it('conversationEvents', async () => {
    const principal = await api.useCases.authenticate(api.tokens.member.secret);
    const say = (text: string) => api.useCases.conversations.send(principal, { text, conversationId: null, clientMessageId: null });
    const { turn } = await say('1');
    await say('2');
    const id = encodeGlobalId('Conversation', turn.conversationId);
    const events = await follow(`subscription { conversationEvents(conversationId: "${id}") { number } }`);
    expect((await events.next()).value).toEqual({ data: { conversationEvents: { number: 1 } } });
    expect((await events.next()).value).toMatchObject({ data: null });
    await events.return(undefined);
  });
});
