import { describe, expect, test } from 'vitest';

import { connectionFailure } from './connection-failure.ts';
import { httpFailure } from './http-failure.ts';
import { retryAfterMs } from './retry-after.ts';
import { parseToolInput } from './tool-input.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const from = (headers: Readonly<Record<string, string>>) => retryAfterMs((name) => headers[name], NOW);

describe('retry-after', () => {
  test.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '1250.5' }, 1_251],
    [{ 'retry-after-ms': 'soon', 'retry-after': '1' }, 1_000],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, null],
    [{ 'retry-after': '' }, null],
    [{}, null],
  ])('%j', (headers, expected) => {
    expect(from(headers)).toBe(expected);
  });
});

describe('failures by HTTP', () => {
  test.each([
    [400, 'rejected'],
    [401, 'rejected'],
    [402, 'rejected'],
    [403, 'rejected'],
    [404, 'rejected'],
    [408, 'unreachable'],
    [413, 'rejected'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [529, 'rate-limited'],
  ])('%i is %s', (status, kind) => {
    expect(httpFailure({ provider: 'P', status, detail: '', retryAfterMs: null, secret: null }).kind).toBe(kind);
  });

  test('503 with a wait is a rate limit', () => {
    expect(httpFailure({ provider: 'P', status: 503, detail: '', retryAfterMs: 10, secret: null })).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 10,
    });
  });

  test('I10: the key is cut out wherever the provider repeats it', () => {
    const { message } = httpFailure({
      provider: 'P',
      status: 400,
      detail: 'bad sk-1 and <b>sk-1</b>\nagain',
      retryAfterMs: null,
      secret: 'sk-1',
    });
    expect(message).toBe('P refused the request (400: bad … and … again).');
  });
});

test('a connection that was never made is known to have sent nothing', () => {
  const refused = new Error('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
  expect(connectionFailure('P', new Error('Connection error.', { cause: refused }))).toMatchObject({ wasSent: false });
  const both = new AggregateError([Object.assign(new Error('v6'), { code: 'ENETUNREACH' })]);
  expect(connectionFailure('P', new Error('x', { cause: both }))).toMatchObject({ wasSent: false });
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  expect(connectionFailure('P', reset)).toMatchObject({ wasSent: true, failure: { message: 'P could not be reached (ECONNRESET).' } });
  expect(connectionFailure('P', 'odd')).toMatchObject({ wasSent: true });
});

test('tool input is parsed where it can be', () => {
  expect(parseToolInput('')).toEqual({});
  expect(parseToolInput('{"a":"ы"}')).toEqual({ a: 'ы' });
  expect(parseToolInput('{"a":')).toBe('{"a":');
});
