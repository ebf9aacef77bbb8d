import { afterEach, beforeEach, expect, it } from 'vitest';

import { NOON, uuid } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';
import { encodeGlobalId } from '../global-id.ts';

let api: ApiWorld;
let asked: string[][];
beforeEach(async () => {
  asked = [];
  api = await startApi({
    ports: ({ attachments }) => ({
      attachments: {
        ...attachments,
        ofTurns(ids) {
          asked.push([...ids]);
          return attachments.ofTurns(ids);
        },
      },
    }),
  });
});
afterEach(() => api.close());

const FILE = '{ id name mime size kind seconds transcript state problem url }';
const SEND = `mutation ($ids: [ID!]) { sendMessage(input: { text: "Смотри", uploadIds: $ids }) { ... on SendMessagePayload { turn { id files ${FILE} } } } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Turn { files ${FILE} replyFiles ${FILE} } ... on Task { files ${FILE} } ... on Attachment ${FILE} } }`;

async function uploaded(name: string): Promise<string> {
  const principal = { personId: api.people.anna.id, role: 'member', scope: 'write', tokenId: null } as const;
  const { id } = await api.useCases.uploadFile(principal, { name, mime: 'image/png', content: new Uint8Array(3) });
  return encodeGlobalId('Attachment', id);
}

interface Sent {
  readonly sendMessage: { readonly turn: { readonly id: string; readonly files: readonly object[] } };
}

const send = async (...ids: readonly string[]) => (await ask<Sent>(api.url, api.tokens.member.secret, SEND, { ids })).data.sendMessage.turn;

const nodes = (secret: string, ...ids: readonly string[]) => ask<{ nodes: unknown }>(api.url, secret, NODES, { ids });

it('a message shows the files that came with it, and where they are', async () => {
  const id = await uploaded('кот.png');
  const { files } = await send(id);
  expect(files).toEqual([
    {
      id,
      name: 'кот.png',
      mime: 'image/png',
      size: 3,
      kind: 'PICTURE',
      seconds: null,
      transcript: null,
      state: 'HERE',
      problem: null,
      url: expect.stringMatching(new RegExp(`^${api.publicUrl}/files/[0-9a-f-]{36}$`)),
    },
  ]);
});

it('the files of many turns are asked for together', async () => {
  const turns = [];
  for (let each = 0; each < 5; each += 1) turns.push(await send(await uploaded(`${each}.png`)));
  asked = [];
  const { data, errors } = await nodes(api.tokens.member.secret, ...turns.map(({ id }) => id));
  expect(errors).toEqual([]);
  expect(data.nodes).toMatchObject(turns.map((_turn, each) => ({ files: [{ name: `${each}.png` }], replyFiles: [] })));
  expect(asked.map(({ length }) => length)).toEqual([5]);
});

it('a task shows what it hands over', async () => {
  const { task } = await api.runningTask(api.people.anna);
  const out = { kind: 'document', name: 'отчёт.pdf', mime: 'application/pdf', caption: '', content: new Uint8Array(2), at: NOON } as const;
  await api.ports.attachments.add({ ...out, id: uuid(7), run: { kind: 'task', id: task.id } });
  const { data } = await nodes(api.tokens.member.secret, encodeGlobalId('Task', task.id));
  expect(data.nodes).toMatchObject([{ files: [{ name: 'отчёт.pdf', kind: 'DOCUMENT' }] }]);
});

it('I7: a file is for everybody else like one that does not exist', async () => {
  const id = await uploaded('кот.png');
  expect((await nodes(api.tokens.member.secret, id)).data.nodes).toMatchObject([{ name: 'кот.png' }]);
  expect((await nodes(api.tokens.other.secret, id, encodeGlobalId('Attachment', uuid(99)))).data.nodes).toEqual([null, null]);
  const turn = await send(id);
  expect((await nodes(api.tokens.other.secret, id, turn.id)).data.nodes).toEqual([null, null]);
});
