import { expect, test } from 'vitest';

import { decideAfterFailure } from './after-failure.ts';

test.each([
  ['the server went away', { code: 1001, reason: 'Parley is about to end' }, 'retry'],
  ['the connection was cut', { code: 1006, reason: '' }, 'retry'],
  ['the server is not ready', { code: 1013, reason: 'Later' }, 'retry'],
  ['the session was revoked', { code: 4401, reason: 'Unauthorized' }, 'logged-out'],
  ['the session died within a subscription', [{ message: 'x', extensions: { code: 'access.unauthenticated' } }], 'logged-out'],
  ['the database is away', [{ message: 'x', extensions: { code: 'outside.unreachable' } }], 'retry'],
  ['something broke', [{ message: 'x', extensions: { code: 'internal' } }], 'retry'],
  ['the task is unknown', [{ message: 'There is no such task.', extensions: { code: 'id.unknown' } }], 'refused'],
  ['an error without a code', [{ message: 'x' }], 'retry'],
  ['an error with broken extensions', [{ message: 'x', extensions: null }], 'retry'],
  ['nothing at all', undefined, 'retry'],
])('after a failure: %s', (_name, failure, kind) => {
  expect(decideAfterFailure(failure).kind).toBe(kind);
});

test('a refusal carries the sentence of the server', () => {
  const failure = [{ message: 'There is no such task.', extensions: { code: 'id.unknown' } }];
  expect(decideAfterFailure(failure)).toEqual({ kind: 'refused', message: 'There is no such task.' });
});
