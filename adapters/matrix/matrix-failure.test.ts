import { describe, expect, it } from 'vitest';

import { isLoggedOut, matrixFailure } from './matrix-failure.ts';

describe('what goes wrong between us and a homeserver', () => {
  it.each([
    [{ statusCode: 429, errcode: 'M_LIMIT_EXCEEDED', retryAfterMs: 700 }, 'RateLimitedError'],
    [{ statusCode: 502 }, 'UnreachableError'],
    [{ statusCode: 403, errcode: 'M_FORBIDDEN', error: 'no' }, 'GoneError'],
    [{ statusCode: 404, errcode: 'M_NOT_FOUND' }, 'GoneError'],
    [{ statusCode: 400, errcode: 'M_BAD_JSON', error: 'bad' }, 'RejectedError'],
    [{ statusCode: 413 }, 'RejectedError'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'NotSentError'],
    [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'UnreachableError'],
    [null, 'UnreachableError'],
  ])('%j is a %s', (cause, name) => {
    expect(matrixFailure(cause).name).toBe(name);
  });

  it('hands on how long to wait', () => {
    expect(matrixFailure({ statusCode: 429, retryAfterMs: 700 })).toMatchObject({ retryAfterMs: 700 });
  });

  it('knows when somebody has to log in anew', () => {
    expect(isLoggedOut({ errcode: 'M_UNKNOWN_TOKEN' })).toBe(true);
    expect(isLoggedOut({ errcode: 'M_FORBIDDEN' })).toBe(false);
  });
});
