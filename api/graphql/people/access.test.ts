import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeOfferPairing } from '../../../domain/access/offer-pairing.ts';
import { toldNotices } from '../../../domain/testing/told-notices.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';
import { encodeGlobalId } from '../global-id.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const ERROR = '__typename ... on Error { code message }';
const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100123' } as const;

const owner = (query: string, variables?: Record<string, unknown>) => ask(api.url, api.tokens.owner.secret, query, variables);
const member = (query: string, variables?: Record<string, unknown>) => ask(api.url, api.tokens.member.secret, query, variables);

async function codeFor(externalId: string): Promise<string> {
  const sender = { externalId, name: 'Пётр', languageTag: 'ru', isBot: false, isUs: false };
  await makeOfferPairing(api.ports)(sender, { channel: 'telegram', account: 'bot1', chat: externalId, thread: null });
  return /`\/pair (\w+)`/.exec((await toldNotices(api.ports)).at(-1) ?? '')?.[1] ?? '';
}

describe('strangers', () => {
  it('are listed without their codes and let in by them', async () => {
    const code = await codeFor('7');
    const list = '{ pairings { id channel externalId name } }';
    const before = await owner(list);
    expect(before.data).toMatchObject({ pairings: [{ channel: 'telegram', externalId: '7', name: 'Пётр' }] });
    const approve = `mutation ($code: String!) { approvePairing(input: { code: $code, role: MEMBER }) { ${ERROR} ... on ApprovePairingPayload { person { name role } } } }`;
    expect((await owner(approve, { code })).data).toMatchObject({ approvePairing: { person: { name: 'Пётр', role: 'MEMBER' } } });
    // The same again by the same person tells what came of it.
    expect((await owner(approve, { code })).data).toMatchObject({ approvePairing: { person: { name: 'Пётр', role: 'MEMBER' } } });
    expect((await owner(approve, { code: 'abcdefgh' })).data).toMatchObject({
      approvePairing: { __typename: 'InvalidInputError', code: 'input.invalid' },
    });
    expect((await owner(list)).data).toEqual({ pairings: [] });
    expect((await owner('{ people { isBlocked identities { channel externalId } person { name } } }')).data).toMatchObject({
      people: expect.arrayContaining([
        { isBlocked: false, identities: [{ channel: 'telegram', externalId: '7' }], person: { name: 'Пётр' } },
      ]),
    });
  });

  it('are turned away by their request', async () => {
    await codeFor('7');
    const { data } = await ask<{ pairings: { id: string }[] }>(api.url, api.tokens.owner.secret, '{ pairings { id } }');
    const id = data.pairings[0]?.id;
    expect((await owner('query ($id: ID!) { node(id: $id) { ... on Pairing { name } } }', { id })).data).toEqual({
      node: { name: 'Пётр' },
    });
    const deny = `mutation ($id: ID!) { denyPairing(input: { id: $id }) { ${ERROR} ... on DenyPairingPayload { pairing { name } } } }`;
    expect((await owner(deny, { id })).data).toMatchObject({ denyPairing: { pairing: { name: 'Пётр' } } });
    expect((await owner(deny, { id })).data).toMatchObject({ denyPairing: { code: 'id.unknown', message: 'There is no such pairing.' } });
  });
});

describe('people', () => {
  it('get roles, are shut out and let in again', async () => {
    const id = encodeGlobalId('Person', api.people.boris.id);
    const role = `mutation ($id: ID!, $role: Role!) { setPersonRole(input: { id: $id, role: $role }) { ${ERROR} ... on SetPersonRolePayload { person { role } } } }`;
    expect((await owner(role, { id, role: 'ADMIN' })).data).toMatchObject({ setPersonRole: { person: { role: 'ADMIN' } } });
    const olga = encodeGlobalId('Person', api.people.olga.id);
    expect((await owner(role, { id: olga, role: 'MEMBER' })).data).toMatchObject({ setPersonRole: { code: 'access.forbidden' } });
    const block = `mutation ($id: ID!, $is: Boolean!) { blockPerson(input: { id: $id, isBlocked: $is }) { ${ERROR} } }`;
    expect((await owner(block, { id, is: true })).data).toMatchObject({ blockPerson: { __typename: 'BlockPersonPayload' } });
    expect((await ask(api.url, api.tokens.other.secret, '{ me { name } }')).status).toBe(401);
    expect((await owner(block, { id: 'nonsense', is: true })).data).toMatchObject({ blockPerson: { code: 'id.unknown' } });
  });
});

describe('groups', () => {
  it('are allowed by their name, and denied', async () => {
    await api.ports.groups.put({ ...GROUP, title: 'Семья', standing: 'denied', observes: false, decidedBy: null });
    const allow = `mutation { allowGroup(input: { group: "Семья", observe: true }) { ${ERROR} ... on AllowGroupPayload { group { name isAllowed observes } } } }`;
    expect((await owner(allow)).data).toMatchObject({
      allowGroup: { group: { name: 'telegram:bot1:-100123', isAllowed: true, observes: true } },
    });
    const deny = `mutation { denyGroup(input: { group: "telegram:bot1:-100123" }) { ${ERROR} } }`;
    expect((await owner(deny)).data).toMatchObject({ denyGroup: { __typename: 'DenyGroupPayload' } });
    expect((await owner('{ groups { title isAllowed observes } }')).data).toEqual({
      groups: [{ title: 'Семья', isAllowed: false, observes: false }],
    });
    expect((await owner(deny.replace('-100123', '-9'))).data).toMatchObject({ denyGroup: { code: 'id.unknown' } });
  });
});

describe('oneself', () => {
  it('changes language and time zone', async () => {
    const change = `mutation ($zone: String) { changeSettings(input: { language: EN, timeZone: $zone }) { ${ERROR} ... on ChangeSettingsPayload { person { language timeZone } } } }`;
    expect((await member(change, { zone: 'asia/tbilisi' })).data).toMatchObject({
      changeSettings: { person: { language: 'EN', timeZone: 'Asia/Tbilisi' } },
    });
    expect((await member(change, { zone: 'Mars' })).data).toMatchObject({ changeSettings: { code: 'input.invalid' } });
    expect((await member(change)).data).toMatchObject({ changeSettings: { person: { timeZone: 'Asia/Tbilisi' } } });
  });

  it('says whether what one says is kept in memory', async () => {
    const change = `mutation ($is: Boolean) { changeSettings(input: { keepsMemory: $is }) { ${ERROR} ... on ChangeSettingsPayload { person { keepsMemory } } } }`;
    expect((await member('{ me { keepsMemory } }')).data).toEqual({ me: { keepsMemory: true } });
    expect((await member(change, { is: false })).data).toMatchObject({ changeSettings: { person: { keepsMemory: false } } });
    const remember = `mutation { remember(input: { text: "x" }) { ${ERROR} } }`;
    expect((await member(remember)).data).toMatchObject({ remember: { code: 'input.invalid' } });
    expect((await member(change, { is: true })).data).toMatchObject({ changeSettings: { person: { keepsMemory: true } } });
    expect((await member(remember.replace('"x"', '"my password is hunter2"'))).data).toMatchObject({ remember: { code: 'input.invalid' } });
  });

  it('gets a code to be the same person in a chat, and the commands', async () => {
    const made = await member(`mutation { createLinkCode { ${ERROR} ... on CreateLinkCodePayload { code expiresAt } } }`);
    expect(made.data).toMatchObject({
      createLinkCode: { code: expect.stringMatching(/^[a-z2-9]{8}$/), expiresAt: '2026-11-23T12:10:00.000Z' },
    });
    expect((await member('{ commands { name usage summary } }')).data).toMatchObject({
      commands: expect.arrayContaining([{ name: 'link', usage: '[CODE]', summary: 'быть тем же человеком в другом канале' }]),
    });
  });
});

it('I7: a member sees and decides nothing about others', async () => {
  for (const field of ['people { isBlocked }', 'pairings { name }', 'groups { name }']) {
    expect(await member(`{ ${field} }`)).toMatchObject({ errors: [{ extensions: { code: 'access.forbidden' } }] });
  }
  const id = encodeGlobalId('Person', api.people.boris.id);
  const mutations = [
    'approvePairing(input: { code: "x", role: GUEST })',
    `denyPairing(input: { id: "${encodeGlobalId('Pairing', api.people.boris.id)}" })`,
    `setPersonRole(input: { id: "${id}", role: GUEST })`,
    `blockPerson(input: { id: "${id}", isBlocked: true })`,
    'allowGroup(input: { group: "x" })',
    'denyGroup(input: { group: "x" })',
  ];
  for (const mutation of mutations) {
    expect(Object.values((await member(`mutation { ${mutation} { ${ERROR} } }`)).data ?? {})).toMatchObject([{ code: 'access.forbidden' }]);
  }
});
