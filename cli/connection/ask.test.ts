import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { errors, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedAnswer, CannedServer } from '../../testing/cli/canned-server.ts';
import { ME } from '../account/documents.ts';
import { Unreachable } from '../failure.ts';
import { unreachable } from './ask.ts';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer();
});
afterEach(() => server.close());

const json = (value: unknown, status = 200): CannedAnswer => ({ status, body: JSON.stringify(value) });
const HERE = /http:\/\/127\.0\.0\.1:\d+/;
const shown = async (doing: Promise<unknown>) => {
  const failure: unknown = await doing.then(
    () => null,
    (error: unknown) => error,
  );
  const text = failure instanceof Error ? failure.message.replace(HERE, 'HERE') : 'it was done';
  return failure instanceof Unreachable ? `later: ${text}` : text;
};

describe('what a question is answered with', () => {
  it.each<[string, CannedAnswer, string]>([
    [
      'a redirect',
      { status: 308, headers: { location: 'https://parley.example' }, body: '' },
      'HERE sends on to https://parley.example: give that address with --url.',
    ],
    ['a redirect to nowhere', { status: 302, body: '' }, 'HERE sends on to elsewhere: give that address with --url.'],
    ['a proxy without its server', { status: 502, body: '<html>' }, 'later: The server at HERE is not ready now (HTTP 502).'],
    ['a proxy that speaks JSON', json({ ok: false }, 503), 'later: The server at HERE is not ready now (HTTP 503).'],
    ['another page', { status: 404, body: 'nothing' }, 'What answers at HERE is not Parley (HTTP 404): check the address.'],
    ['another JSON', json(['x']), 'What answers at HERE is not Parley (HTTP 200): check the address.'],
    ['no object', json(null), 'What answers at HERE is not Parley (HTTP 200): check the address.'],
    ['no data', json({ data: null }), 'What answers at HERE is not Parley (HTTP 200): check the address.'],
    ['an unknown token', errors('Not known.', { status: 401 }), 'Not known. (The token came from --token.)'],
    ['a refusal', errors('Нельзя.'), 'Нельзя.'],
    ['a refusal that passes', errors('The database is away.', { code: 'outside.unreachable' }), 'later: The database is away.'],
    ['a cut', { body: null }, 'later: The connection to HERE was lost before the answer came; what was asked may have been done.'],
    [
      'half of an answer',
      { headers: { 'content-length': '999' }, body: '{' },
      'later: The connection to HERE was lost before the answer came; what was asked may have been done.',
    ],
  ])('%s', async (_, answer, sentence) => {
    server.answer(answer);
    expect(await shown(server.client.ask(ME))).toBe(sentence);
  });

  it.each([
    [true, 'Is it running? `npm start` starts it.'],
    [false, 'Check the address and the network.'],
  ])('nobody, on this machine: %s', (isLocal, advice) => {
    const found = { ...server.client.server(), isLocal };
    expect(unreachable(found, new Error('refused')).message).toContain(advice);
    expect(unreachable(found, new DOMException('late', 'TimeoutError')).message).toMatch(/did not answer within 30 s\.$/);
  });
});

describe('a file that is handed over', () => {
  const upload = (name: string) => {
    const path = join(server.folder, name);
    writeFileSync(path, 'x');
    return server.client.upload(path);
  };

  it.each(['report.PNG', 'отчёт.pdf', 'plain'])('%s has an id', async (name) => {
    server.answer(json({ id: 'u1' }));
    expect(await upload(name)).toBe('u1');
    expect(server.asked).toEqual(['x']);
  });

  it.each<[string, CannedAnswer, RegExp]>([
    ['too large', json({ errors: [{ message: 'Too large.' }] }, 413), /^\/.*a\.txt: Too large\.$/],
    ['with an unknown token', json({ errors: [{ message: 'Not known.' }] }, 401), /^Not known\. \(The token came from --token\.\)$/],
    ['to a server that is away', { status: 503, body: '' }, /^later: The server at HERE is not ready now \(HTTP 503\)\.$/],
    ['to one that says why', json({ errors: [{ message: 'The disk is full.' }] }, 507), /^later: The disk is full\.$/],
    ['to something else', { body: '<html>' }, /^What answers at HERE is not Parley \(HTTP 200\)/],
    ['to something with other JSON', json(null), /^What answers at HERE is not Parley/],
    ['to something with a strange id', json({ id: 7 }), /^What answers at HERE is not Parley/],
    ['to something with no reason', json({ errors: [] }, 400), /^What answers at HERE is not Parley \(HTTP 400\)/],
    ['to something with strange reasons', json({ errors: [{ message: 7 }] }, 400), /^What answers at HERE is not Parley/],
    ['into a cut', { body: null }, /^later: The connection to HERE was lost/],
  ])('%s', async (_, answer, sentence) => {
    server.answer(answer);
    expect(await shown(upload('a.txt'))).toMatch(sentence);
  });

  it('has to be there', async () => {
    expect(await shown(server.client.upload('/no/such/file'))).toBe('/no/such/file cannot be read: is there such a file?');
    expect(server.asked).toEqual([]);
  });
});

it('without a token nothing is sent', async () => {
  const stranger = await startCannedServer({ token: null });
  const sentence = /^No Parley was started on .* yet: `npm start` does that\./;
  expect(await shown(stranger.client.ask(ME))).toMatch(sentence);
  expect(await shown(stranger.client.upload('/etc/hostname'))).toMatch(sentence);
  expect(stranger.asked).toEqual([]);
  await stranger.close();
});
