import { describe, expect, it, test } from 'vitest';

import { ConflictError, DiskFullError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import { asDomainError } from './database-error.ts';

function coded(code: string, message = 'as the database says it'): Error {
  return Object.assign(new Error(message), { code });
}

describe('what the database answers', () => {
  test.each([
    ['a full disk', coded('53100', 'could not extend file "base/5/16384": No space left on device')],
    ['a full disk that is told as a broken one', coded('58030', 'could not write to file "pg_wal/xlogtemp.7": No space left on device')],
  ])('%s is one sentence with a code of its own, and worth waiting for', (_name, error) => {
    const told = asDomainError(error);
    expect(told).toBeInstanceOf(DiskFullError);
    expect(told).toBeInstanceOf(UnreachableError);
    expect(told).toMatchObject({ code: 'disk.full', cause: error });
    expect(told.message).toMatch(/^The disk of the database is full: .+\.$/);
  });

  test.each([
    ['a cut connection', coded('ECONNRESET')],
    ['a server that is not there', coded('ECONNREFUSED')],
    ['a socket that is not there', coded('ENOENT')],
    ['a server that starts', coded('57P03')],
    ['a server that is stopped', coded('57P01')],
    ['a server that crashes', coded('57P02')],
    ['too many connections', coded('53300')],
    ['an I/O error', coded('58030')],
    ['a deadlock', coded('40P01')],
    ['a driver that says it in words', new Error('Connection terminated unexpectedly')],
    ['no connection in time', new Error('timeout exceeded when trying to connect')],
    ['no answer in time', new Error('Query read timeout')],
    ['several addresses that all refuse', new AggregateError([coded('ECONNREFUSED'), coded('EHOSTUNREACH')])],
    ['an error around one of them', new Error('the ORM failed', { cause: coded('ECONNREFUSED') })],
  ])('%s is worth waiting for', (_name, error) => {
    const told = asDomainError(error);
    expect(told).toBeInstanceOf(UnreachableError);
    expect(told).toMatchObject({ code: 'outside.unreachable' });
  });

  test.each([
    ['a wrong password', coded('28P01'), /^The database refused the connection/],
    ['a database that does not exist', coded('3D000'), /^The database refused the connection/],
    ['a statement that is wrong', coded('42601'), /^The database refused a statement/],
    ['something that is no error', 'no', /no error/],
  ])('%s is not', (_name, error, sentence) => {
    const told = asDomainError(error);
    expect(told).toBeInstanceOf(RejectedError);
    expect(told.message).toMatch(sentence);
  });

  it('an error of the domain stays as it is', () => {
    const error = new ConflictError('There is one already.');
    expect(asDomainError(error, true)).toBe(error);
  });
});

describe('a server that is known to be down because its disk is full', () => {
  it('is told as a full disk, since it cannot say so itself', () => {
    expect(asDomainError(coded('ECONNREFUSED'), true)).toMatchObject({ code: 'disk.full' });
  });

  it('does not make a full disk of a wrong statement', () => {
    expect(asDomainError(coded('42601'), true)).toBeInstanceOf(RejectedError);
  });
});
