import { describe, expect, it } from 'vitest';
import { UnknownIdError } from '../../domain/errors.ts';
import { uuid } from '../../domain/testing/fixtures.ts';
import { decodeGlobalId, encodeGlobalId, idArgument } from './global-id.ts';

describe('ids in arguments', () => {
  it('are global ids of the type that is asked for', () => {
    expect(idArgument('Conversation', encodeGlobalId('Conversation', uuid(7)))).toBe(uuid(7));
  });

  it('are short codes too where people type them', () => {
    expect(idArgument('Task', 'abc234')).toBe('abc234');
    expect(idArgument('Task', encodeGlobalId('Task', 'abc234'))).toBe('abc234');
    expect(idArgument('Approval', 'wxyz6789')).toBe('wxyz6789');
    expect(idArgument('Approval', encodeGlobalId('Approval', 'wxyz6789'))).toBe('wxyz6789');
  });

  it.each([
    ['Conversation', uuid(7)],
    ['Conversation', encodeGlobalId('Task', 'abc234')],
    ['Conversation', encodeGlobalId('Conversation', 'not-a-uuid')],
    ['Conversation', encodeGlobalId('Conversation', `${uuid(7)}'; drop table tasks`)],
    ['Conversation', ''],
    ['Conversation', 'QQ=='],
    ['Task', encodeGlobalId('Turn', uuid(7))],
    ['Task', 'Ünïcode'],
    ['Task', 'a b'],
    ['Task', 'x'.repeat(10_000)],
    ['Memory', '\0'],
  ] as const)('a %s with the id %j is unknown', (typename, id) => {
    expect(() => idArgument(typename, id)).toThrow(UnknownIdError);
  });

  it('that are malformed or of no known type are read as an id that nothing has', () => {
    for (const id of ['', 'x', encodeGlobalId('Message', uuid(1)), Buffer.from('__proto__:1').toString('base64')]) {
      expect(decodeGlobalId(id)).toEqual({ typename: 'Person', id: '' });
    }
  });
});
