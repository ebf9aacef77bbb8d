import { once } from 'node:events';
import { connect as connectTcp, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import { connect, followWs } from '../../testing/api/graphql-client.ts';

describe('starting the server', () => {
  it('says which port is taken and which setting to change', async () => {
    const taker = createServer().listen(0, '127.0.0.1');
    await once(taker, 'listening');
    const address = taker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startApi({ config: { port } })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program: end that one, or set PARLEY_HTTP_PORT to a free port.`,
    );
    taker.close();
  });

  it('says when this machine has no such address', async () => {
    await expect(startApi({ config: { host: '203.0.113.1' } })).rejects.toThrow('set PARLEY_HTTP_HOST');
  });

  it('tells the address that people reach it at', async () => {
    const own = await startApi();
    expect(own.publicUrl).toBe(`http://127.0.0.1:${own.port}`);
    await own.close();
    const everywhere = await startApi({ config: { host: '0.0.0.0' } });
    expect(everywhere.publicUrl).toBe(`http://localhost:${everywhere.port}`);
    await everywhere.close();
  });
});

describe('ending the server', () => {
  it('ends subscriptions so that their clients come back, and takes nothing new', async () => {
    const api = await startApi();
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const client = connect(api.url, api.tokens.member.secret);
    const followed = followWs(client, `subscription { taskOutput(taskId: "${running.task.id}") { number } }`);
    await followed.has(1);
    await api.close();
    expect(await followed.ended).toMatchObject({ code: 1001 });
    expect(api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(0);
    await expect(fetch(api.url)).rejects.toThrow('fetch failed');
  });

  it('waits no longer than until its deadline for clients that do not take their leave', async () => {
    const api = await startApi();
    const client = connect(api.url, api.tokens.member.secret);
    const followed = followWs(client, '{ me { name } }');
    await followed.ended;
    const deadline = new AbortController();
    const idle = connectTcp(api.port, '127.0.0.1').on('error', () => undefined);
    await once(idle, 'connect');
    idle.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n');
    const closed = api.server.close(deadline.signal);
    deadline.abort();
    await closed;
    await client.dispose();
  });
});
