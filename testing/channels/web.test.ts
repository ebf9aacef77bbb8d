import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

import { makeHttpServer } from '../../api/http/http-server.ts';
import { issueToken } from '../../domain/access/manage-tokens.ts';
import { ask, connect, followWs } from '../api/graphql-client.ts';
import { conversationChannelContract } from './conversation-channel.contract.ts';
import { startCore } from './running-core.ts';
import { EVENTS, seenOnTheWeb } from './seen-on-the-web.ts';
import type { WebEvent } from './seen-on-the-web.ts';

const CREATE = `mutation { made: createConversation(input: { title: "Разговор" }) { ... on CreateConversationPayload { conversation { id } } } }`;
const SEND = `mutation ($text: String!, $key: String!, $conversation: ID!, $files: [ID!]) {
  made: sendMessage(input: { text: $text, clientMessageId: $key, conversationId: $conversation, uploadIds: $files }) { ... on SendMessagePayload { turn { id } } }
}`;
const PRESS = {
  good: `mutation ($turn: ID!) { made: giveFeedback(input: { turnId: $turn, value: GOOD }) { ... on GiveFeedbackPayload { turn { id } } } }`,
  bad: `mutation ($turn: ID!) { made: giveFeedback(input: { turnId: $turn, value: BAD }) { ... on GiveFeedbackPayload { turn { id } } } }`,
  retry: `mutation ($turn: ID!) { made: retryTurn(input: { turnId: $turn }) { ... on RetryTurnPayload { turn { id } } } }`,
  stop: `mutation ($turn: ID!) { made: stopTurn(input: { turnId: $turn }) { ... on StopTurnPayload { turn { id } } } }`,
};

interface Made {
  readonly made: { readonly conversation?: { readonly id: string }; readonly turn?: { readonly id: string } };
}

conversationChannelContract('what people see on the web', async () => {
  const core = await startCore();
  const folder = mkdtempSync(join(tmpdir(), 'parley-web-'));
  const server = makeHttpServer({
    useCases: core.useCases,
    config: { host: '127.0.0.1', port: 0, publicUrl: null, graphiql: false },
    logger: core.ports.logger,
    metricsText: async () => '',
    staticDir: folder,
    errorId: () => core.ports.ids.code(6),
  });
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${String(port)}`;
  const clients: ReturnType<typeof connect>[] = [];
  let people = 0;
  return {
    core,
    pollMs: 10,
    async close() {
      for (const client of clients) await client.dispose();
      await server.close(AbortSignal.timeout(2_000));
      await core.close();
      rmSync(folder, { recursive: true });
    },
    async open() {
      const person = await core.addPerson('web', `person${String((people += 1))}`);
      const issue = { personId: person.id, name: 'web', scope: 'write', kind: 'api', at: core.clock.now(), expiresAt: null } as const;
      const { secret } = await issueToken(core.ports, issue);
      const change = async (query: string, variables: Record<string, unknown> = {}): Promise<Made['made']> => {
        const { data, errors } = await ask<Made>(url, secret, query, variables);
        expect(errors).toEqual([]);
        return data.made;
      };
      const conversation = (await change(CREATE)).conversation?.id ?? '';
      const client = connect(url, secret);
      clients.push(client);
      const events = followWs<{ readonly event: WebEvent }>(client, EVENTS, { id: conversation });
      let keys = 0;
      const say = async (text: string, key: string, files: readonly string[] = []): Promise<void> =>
        void (await change(SEND, { text, key, conversation, files }));
      return {
        say: (text) => say(text, `message${String((keys += 1))}`),
        async sayTwice(text) {
          await say(text, 'twice');
          await say(text, 'twice');
        },
        async attach(text, { name, content }) {
          const headers = { authorization: `Bearer ${secret}`, 'content-type': 'text/plain' };
          const sent = await fetch(`${url}/uploads?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: content });
          const { id }: { id: string } = await sent.json();
          await say(text, `file${String((keys += 1))}`, [id]);
        },
        seen: async () => seenOnTheWeb(events.items.map(({ event }) => event)),
        press: async (action, { id }) => void (await change(PRESS[action], { turn: id })),
      };
    },
  };
});
