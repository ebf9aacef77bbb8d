import { afterEach, beforeEach, expect, it } from 'vitest';

import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

interface Answer {
  readonly sendMessage: { readonly turn: { readonly id: string } };
  readonly stopTurn: unknown;
  readonly retryTurn: unknown;
}

const SEND = 'mutation { sendMessage(input: { text: "Привет" }) { ... on SendMessagePayload { turn { id } } } }';
const DO = (name: string) => `mutation ($id: ID!) {
  ${name}(input: { turnId: $id }) { __typename ... on ${name === 'stopTurn' ? 'StopTurnPayload' : 'RetryTurnPayload'} { turn { id state } } ... on Error { message } }
}`;

async function aTurn(): Promise<string> {
  return (await ask<Answer>(api.url, api.tokens.member.secret, SEND)).data.sendMessage.turn.id;
}

it('I4: stops a turn once; later it is said that it had ended', async () => {
  const id = await aTurn();
  const { secret } = api.tokens.member;
  const first = await ask<Answer>(api.url, secret, DO('stopTurn'), { id });
  expect(first.data.stopTurn).toEqual({ __typename: 'StopTurnPayload', turn: { id, state: 'STOPPED' } });
  const second = await ask<Answer>(api.url, secret, DO('stopTurn'), { id });
  expect(second.data.stopTurn).toEqual({ __typename: 'ConflictError', message: 'This turn had already ended.' });
});

it('answers a stopped turn again, once however often it is asked', async () => {
  const id = await aTurn();
  const { secret } = api.tokens.member;
  const early = await ask<Answer>(api.url, secret, DO('retryTurn'), { id });
  expect(early.data.retryTurn).toMatchObject({ __typename: 'ConflictError' });
  await ask<Answer>(api.url, secret, DO('stopTurn'), { id });
  const again = await ask<Answer>(api.url, secret, DO('retryTurn'), { id });
  expect(again.data.retryTurn).toMatchObject({ __typename: 'RetryTurnPayload', turn: { state: 'QUEUED' } });
  expect((await ask<Answer>(api.url, secret, DO('retryTurn'), { id })).data).toEqual(again.data);
});

it('gives away nothing about somebody else’s turn', async () => {
  const id = await aTurn();
  const { secret } = api.tokens.other;
  for (const name of ['stopTurn', 'retryTurn'] as const) {
    const refused = await ask<Answer>(api.url, secret, DO(name), { id });
    expect(refused.data[name]).toEqual({ __typename: 'UnknownIdError', message: 'There is no such turn.' });
  }
});
