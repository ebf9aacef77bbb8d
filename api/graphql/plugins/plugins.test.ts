import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aPlugin } from '../../../domain/testing/a-plugin.ts';
import { aBody, NOON, uuid } from '../../../domain/testing/fixtures.ts';
import { present } from '../../../domain/testing/contracts/world.ts';
import { keptForPlugins } from '../../../domain/plugins/kept-for-plugins.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask, connect, followWs } from '../../../testing/api/graphql-client.ts';
import { encodeGlobalId } from '../global-id.ts';
import { decodeButtonId, encodeButtonId } from './button-id.ts';

let api: ApiWorld;
beforeEach(async () => {
  const press = async (data: unknown): Promise<string> => `pressed ${JSON.stringify(data)}`;
  api = await startApi({ plugins: [aPlugin({ press, permissions: ['jobs'] })] });
});
afterEach(() => api.close());

interface Shown {
  readonly id: string;
  readonly label: string;
}

/** A turn of Anna's that was answered with two buttons of the plugin. */
async function answered(): Promise<{ readonly turnId: string; readonly buttons: readonly Shown[] }> {
  const { secret } = api.tokens.member;
  await ask(api.url, secret, 'mutation { sendMessage(input: { text: "echo" }) { __typename } }');
  const { turn, fence } = present(await api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 }));
  const buttons = ['one', 'two'].map((label, at) => ({ label, data: { at } }));
  const whose = { plugin: 'echo', personId: api.people.anna.id, conversationId: turn.conversationId };
  await keptForPlugins(api.ports).offer(`turn:${turn.id}`, whose, buttons);
  const outcome = {
    state: 'answered',
    reply: 'pick',
    model: null,
    cost: 0,
    milliseconds: 1,
    endedAt: NOON,
    choices: ['one', 'two'],
  } as const;
  await api.ports.turns.finish(turn.id, fence, outcome, aBody('pick'));
  const id = Buffer.from(`Turn:${turn.id}`).toString('base64');
  const { data } = await ask<{ node: { buttons: Shown[] } }>(
    api.url,
    secret,
    `{ node(id: "${id}") { ... on Turn { buttons { id label } } } }`,
  );
  return { turnId: turn.id, buttons: data.node.buttons };
}

const press = (id: string) => `mutation { pressButton(input: { id: "${id}" }) {
  ... on PressButtonPayload { said } ... on Error { code message } } }`;

describe('a button under an answer', () => {
  it('is shown with it and pressed by its person alone', async () => {
    const { buttons } = await answered();
    expect(buttons.map(({ label }) => label)).toEqual(['one', 'two']);
    const id = buttons[1]?.id ?? '';
    expect((await ask(api.url, api.tokens.member.secret, press(id))).data).toEqual({ pressButton: { said: 'pressed {"at":1}' } });
    const refused = { pressButton: { code: 'id.unknown', message: 'There is no such button.' } };
    expect((await ask(api.url, api.tokens.owner.secret, press(id))).data).toEqual(refused);
    for (const wrong of ['nonsense', encodeButtonId({ message: { turnId: uuid(9) }, at: 0 })])
      expect((await ask(api.url, api.tokens.member.secret, press(wrong))).data).toEqual(refused);
  });

  it('I7: is not pressed by who may only read', async () => {
    const { buttons } = await answered();
    const reader = await api.tokenFor(api.people.anna, { scope: 'read' });
    const { data } = await ask(api.url, reader.secret, press(buttons[0]?.id ?? ''));
    expect(data).toMatchObject({ pressButton: { code: 'access.forbidden' } });
  });

  it('stands with the files that came with a notice, which are its person’s alone', async () => {
    const { secret } = api.tokens.member;
    await ask(api.url, secret, 'mutation { sendMessage(input: { text: "hi" }) { __typename } }');
    const { turn } = present(await api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 }));
    const whose = { plugin: 'echo', personId: api.people.anna.id, conversationId: turn.conversationId };
    const times = { at: NOON, dueAt: NOON, failures: 0, version: 1, createdAt: NOON };
    const job = await api.ports.pluginJobs.add({ ...whose, ...times, id: 'abc234', job: 'tell', body: null });
    const content = new TextEncoder().encode('a;b');
    const files = [{ id: uuid(71), kind: 'document', name: 'план.csv', mime: 'text/csv', content } as const];
    const notice = { key: 'plugin:echo:abc234:1', text: 'Here.', choices: ['More'], pin: null, files, at: NOON };
    await api.ports.pluginJobs.move(job, { at: null, dueAt: null, failures: 0, body: null }, notice);
    const id = encodeGlobalId('Conversation', turn.conversationId);
    const follow = `subscription { conversationEvents(conversationId: "${id}", after: 0) { ... on Notice { text files { name url } } } }`;
    const client = connect(api.url, secret);
    const followed = followWs<{ conversationEvents: unknown }>(client, follow);
    await followed.has(2);
    await client.dispose();
    const shown = { text: 'Here.', files: [{ name: 'план.csv', url: expect.stringContaining('/files/') }] };
    expect(followed.items.map(({ conversationEvents }) => conversationEvents)).toEqual([{}, shown]);
    const address = `${api.url}/files/${uuid(71)}`;
    const read = async (token: string) => fetch(address, { headers: { authorization: `Bearer ${token}` } });
    await expect((await read(secret)).text()).resolves.toBe('a;b');
    expect((await read(api.tokens.owner.secret)).status).toBe(404);
  });

  it('of a notice is named by the notice', () => {
    const ref = { message: { noticeKey: 'plugin:reminders:ab:cd:3' }, at: 4 } as const;
    expect(decodeButtonId(encodeButtonId(ref))).toEqual(ref);
  });
});

describe('the helpers', () => {
  const LIST = '{ plugins { name version description permissions commands isOn } }';
  const OFF =
    'mutation { switchPlugin(input: { name: "echo", isOn: false }) { ... on SwitchPluginPayload { plugin { name isOn } } ... on Error { code } } }';

  it('are listed as they are in a conversation, in the words of whoever asks', async () => {
    const one = { name: 'echo', version: '1.0.0', permissions: ['jobs'], commands: [], isOn: true };
    expect((await ask(api.url, api.tokens.member.secret, LIST)).data).toEqual({ plugins: [{ ...one, description: 'повторяет' }] });
  });

  it('are switched where an admin wants it, which is recorded, and by nobody else', async () => {
    expect((await ask(api.url, api.tokens.member.secret, OFF)).data).toEqual({ switchPlugin: { code: 'access.forbidden' } });
    expect((await ask(api.url, api.tokens.owner.secret, OFF)).data).toEqual({ switchPlugin: { plugin: { name: 'echo', isOn: false } } });
    expect((await ask(api.url, api.tokens.owner.secret, LIST)).data).toMatchObject({ plugins: [{ isOn: false }] });
    expect((await ask(api.url, api.tokens.member.secret, LIST)).data).toMatchObject({ plugins: [{ isOn: true }] });
    const unknown = OFF.replace('"echo"', '"oops"');
    expect((await ask(api.url, api.tokens.owner.secret, unknown)).data).toEqual({ switchPlugin: { code: 'id.unknown' } });
    const other = OFF.replace(
      'isOn: false',
      `isOn: false, conversationId: "${Buffer.from(`Conversation:${uuid(77)}`).toString('base64')}"`,
    );
    expect((await ask(api.url, api.tokens.owner.secret, other)).data).toEqual({ switchPlugin: { code: 'id.unknown' } });
  });
});
