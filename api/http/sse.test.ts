import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { followSse } from '../../testing/api/graphql-client.ts';

const OUTPUT = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number text } }';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function all(events: AsyncIterable<{ readonly event: string; readonly data: unknown }>): Promise<unknown[]> {
  const got: unknown[] = [];
  for await (const { event, data } of events) got.push(event === 'complete' ? event : data);
  return got;
}

const line = (number: number, text: string) => ({ data: { taskOutput: { number, text } } });

describe('following over server-sent events', () => {
  it('I5: replays what comes after a number, goes on live, and ends with the task', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1', '2');
    const events = followSse(api.url, api.tokens.member.secret, OUTPUT, { id: running.task.id, after: 1 });
    expect((await events.next()).value).toMatchObject({ data: line(2, '2') });
    await running.write('три');
    await running.finish();
    expect(await all(events)).toEqual([line(3, 'три'), line(4, 'Ended.'), 'complete']);
  });

  it('releases what it holds as soon as the client leaves', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const leave = new AbortController();
    const events = followSse(api.url, api.tokens.member.secret, OUTPUT, { id: running.task.id }, leave.signal);
    await events.next();
    expect(api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(1);
    leave.abort();
    await expect.poll(() => api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(0);
  });

  it('ends within a second of its token’s end, and says why', async () => {
    const fleeting = await api.tokenFor(api.people.anna);
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const events = followSse(api.url, fleeting.secret, OUTPUT, { id: running.task.id });
    await events.next();
    await api.ports.tokens.revoke(fleeting.token.id, api.people.anna.id, api.ports.clock.now());
    await api.ports.clock.advance(1_000);
    expect(await all(events)).toMatchObject([{ errors: [{ extensions: { code: 'access.unauthenticated' } }] }, 'complete']);
  });

  it('says that a task is unknown', async () => {
    const events = followSse(api.url, api.tokens.member.secret, OUTPUT, { id: 'nobodys' });
    expect(await all(events)).toMatchObject([
      { errors: [{ message: 'There is no such task: write the code of one that you can see, such as k7m2p9qa.' }] },
      'complete',
    ]);
  });

  it('ends without a complete event when the server ends, so that its client comes back', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const events = followSse(api.url, api.tokens.member.secret, OUTPUT, { id: running.task.id });
    await events.next();
    await api.server.close(AbortSignal.timeout(2_000));
    expect(await all(events)).toEqual([]);
  });
});
