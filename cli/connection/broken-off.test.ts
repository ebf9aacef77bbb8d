import { expect, test } from 'vitest';

import { Failure, Unreachable } from '../failure.ts';
import { brokenOff } from './broken-off.ts';

const SERVER = {
  url: 'http://127.0.0.1:4000',
  token: 'secret',
  urlFrom: '--url',
  tokenFrom: '--token',
  dataDir: '/data',
  isLocal: true,
};

test.each([
  ['a closing for good', { code: 4400, reason: 'No such field.' }, `The server at ${SERVER.url} refuses the connection: No such field.`],
  ['one that says no reason', { code: 4403 }, `The server at ${SERVER.url} refuses the connection: it was closed with 4403.`],
  [
    'one whose reason is no text',
    { code: 4406, reason: 7 },
    `The server at ${SERVER.url} refuses the connection: it was closed with 4406.`,
  ],
  ['a refused token', { code: 4401, reason: 'Not known.' }, 'Not known. (The token came from --token.)'],
  [
    'an error about the token',
    [{ message: 'Not known.', extensions: { code: 'access.unauthenticated' } }],
    'Not known. (The token came from --token.)',
  ],
  ['an error that stays', [{ message: 'Нет такой задачи.', extensions: { code: 'input.invalid' } }], 'Нет такой задачи.'],
])('%s is not tried again', (_, failure, sentence) => {
  const broken = brokenOff(failure, SERVER);
  expect(broken.message).toBe(sentence);
  expect(broken).not.toBeInstanceOf(Unreachable);
});

test.each([
  ['a server that ends', { code: 1001, reason: '' }, `The server at ${SERVER.url} has ended.`],
  ['one that has too much to do', { code: 1013, reason: 'Try again later.' }, 'Try again later.'],
  ['a lost connection', { code: 1006, reason: '' }, `The connection to ${SERVER.url} was lost.`],
  ['nobody there', new Error('refused'), `No server answers at ${SERVER.url}. Is it running? \`npm start\` starts it.`],
  ['an unknown event', 'gone', `No server answers at ${SERVER.url}. Is it running? \`npm start\` starts it.`],
  ['an event whose code is no number', { code: 'x' }, `No server answers at ${SERVER.url}. Is it running? \`npm start\` starts it.`],
  ['no error at all', [], 'The server answers nothing.'],
  ['an error without a code', [{ message: 'Later.' }], 'Later.'],
  ['an error with broken extensions', [{ message: 'Later.', extensions: null }], 'Later.'],
  ['an error that passes', [{ message: 'Something broke.', extensions: { code: 'internal' } }], 'Something broke.'],
  ['an error that is no object', ['x'], 'The server answers nothing.'],
])('%s may be tried again', (_, failure, sentence) => {
  const broken = brokenOff(failure, SERVER);
  expect(broken.message).toBe(sentence);
  expect(broken).toBeInstanceOf(Unreachable);
});

test('what is said already stays as it is', () => {
  const failure = new Failure('Said.');
  expect(brokenOff(failure, SERVER)).toBe(failure);
});
