import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const SEND = 'mutation { sendMessage(input: { text: "Почини тест" }) { ... on SendMessagePayload { turn { id } } } }';
const REVIEW = '{ routingReview(first: 5) { turnId text mode confidence matchedBy isDoubted label labelPlugin } }';
const LABEL = `mutation ($turn: ID!, $mode: Mode!, $plugin: String) {
  labelTurn(input: { turnId: $turn, mode: $mode, plugin: $plugin }) {
    __typename
    ... on LabelTurnPayload { intent { turnId label labelPlugin } }
    ... on Error { code message }
  }
}`;
const SETTINGS =
  'mutation ($training: Training) { changeSettings(input: { training: $training }) { ... on ChangeSettingsPayload { person { training } } } }';

/** A message of the member's that is kept; returns its turn's global id. */
async function kept(): Promise<string> {
  const { data } = await ask<{ sendMessage: { turn: { id: string } } }>(api.url, api.tokens.member.secret, SEND);
  const { id } = data.sendMessage.turn;
  const turnId = Buffer.from(id, 'base64').toString('utf8').split(':')[1] ?? '';
  const routed = { audience: 'private', mode: 'chat', plugin: null, confidence: 0.41, tier: 'learned', version: 'v' } as const;
  await api.ports.intents.record({ ...routed, turnId, text: 'Почини тест', at: new Date(), label: null });
  return id;
}

describe('the review of routing', () => {
  it('shows the least certain messages to admins, who say what they were meant for', async () => {
    const turn = await kept();
    await api.ports.trainingChoices.choose(api.people.anna.id, 'everywhere');
    const { secret } = api.tokens.owner;
    expect((await ask(api.url, secret, REVIEW)).data).toEqual({
      routingReview: [
        {
          ...{ turnId: turn, text: 'Почини тест', mode: 'CHAT', confidence: 0.41, matchedBy: 'LEARNED', isDoubted: false },
          ...{ label: null, labelPlugin: null },
        },
      ],
    });
    const labelled = await ask(api.url, secret, LABEL, { turn, mode: 'ASSISTANT', plugin: 'reminders' });
    const intent = { turnId: turn, label: 'ASSISTANT', labelPlugin: 'reminders' };
    expect(labelled.data).toEqual({ labelTurn: { __typename: 'LabelTurnPayload', intent } });
    expect((await ask(api.url, secret, REVIEW)).data).toEqual({ routingReview: [] });
  });

  it('is refused to others, and what cannot be a label names its field', async () => {
    const turn = await kept();
    expect((await ask(api.url, api.tokens.member.secret, REVIEW)).data).toEqual({ routingReview: null });
    expect((await ask(api.url, api.tokens.owner.secret, LABEL, { turn, mode: 'CHAT', plugin: 'reminders' })).data).toMatchObject({
      labelTurn: { __typename: 'InvalidInputError', code: 'input.invalid' },
    });
    expect((await ask(api.url, api.tokens.owner.secret, LABEL, { turn: 'x', mode: 'CHAT' })).data).toMatchObject({
      labelTurn: { __typename: 'UnknownIdError' },
    });
  });
});

describe('what may be learned from', () => {
  it('is everybody’s own choice, which holds for what was kept, too', async () => {
    await kept();
    const { secret } = api.tokens.member;
    expect((await ask(api.url, secret, '{ me { training } }')).data).toEqual({ me: { training: 'PRIVATE' } });
    const off = await ask(api.url, secret, SETTINGS, { training: 'OFF' });
    expect(off.data).toEqual({ changeSettings: { person: { training: 'OFF' } } });
    expect((await ask(api.url, api.tokens.owner.secret, REVIEW)).data).toEqual({ routingReview: [] });
  });
});

describe('the learned models', () => {
  const LEARNED = '{ learnedRouting { active newLabels trainedAt versions { version } } }';

  it('are shown, learned anew, and rolled back', async () => {
    const { secret } = api.tokens.owner;
    const nothing = { active: null, newLabels: 0, trainedAt: null, versions: [] };
    expect((await ask(api.url, secret, LEARNED)).data).toEqual({ learnedRouting: nothing });
    const retrain = 'mutation { retrainRouting { ... on RetrainRoutingPayload { learned { active } } } }';
    expect((await ask(api.url, secret, retrain)).data).toEqual({ retrainRouting: { learned: { active: null } } });
    expect(await api.ports.trainingQueue.state()).toMatchObject({ isRequested: true });
    const back = 'mutation { rollBackRouting { __typename ... on Error { code } } }';
    expect((await ask(api.url, secret, back)).data).toEqual({ rollBackRouting: { __typename: 'ConflictError', code: 'state.conflict' } });
    expect((await ask(api.url, api.tokens.member.secret, LEARNED)).data).toEqual({ learnedRouting: null });
  });
});
