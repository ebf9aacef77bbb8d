import { expect, it } from 'vitest';
import type { Principal } from '../../domain/access/principal.ts';
import { makeTokenGuard } from './token-guard.ts';

const came = (tokenId: string | null): Principal => ({ personId: 'anna', role: 'member', scope: 'write', tokenId });

function world() {
  const watches: { readonly tokenId: string | null; readonly death: AbortController; readonly until: AbortSignal }[] = [];
  const dead: string[] = [];
  const guard = makeTokenGuard<string>(
    ({ tokenId }, until) => {
      const death = new AbortController();
      watches.push({ tokenId, death, until });
      return AbortSignal.any([death.signal, until]);
    },
    (connection, cause) => dead.push(`${connection}: ${String(cause)}`),
  );
  return { watches, dead, guard };
}

it('watches a token once for all connections that came with it, as long as there are any', () => {
  const { watches, dead, guard } = world();
  for (const connection of ['one', 'two']) guard.join(connection, came('t'));
  guard.join('other', came('u'));
  guard.join('from a channel', came(null));
  expect(watches.map(({ tokenId }) => tokenId)).toEqual(['t', 'u']);
  guard.leave('one', came('t'));
  guard.leave('nobody who came', came('t'));
  guard.leave('from a channel', came(null));
  expect(watches.map(({ until }) => until.aborted)).toEqual([false, false]);
  guard.leave('two', came('t'));
  expect(watches.map(({ until }) => until.aborted)).toEqual([true, false]);
  guard.join('three', came('t'));
  expect(watches).toHaveLength(3);
  expect(dead).toEqual([]);
});

it('tells all its connections when a token dies, also those who come with it after that', () => {
  const { watches, dead, guard } = world();
  for (const connection of ['one', 'two']) guard.join(connection, came('t'));
  guard.join('other', came('u'));
  watches[0]?.death.abort('revoked');
  expect(dead).toEqual(['one: revoked', 'two: revoked']);
  expect(watches[0]?.until.aborted).toBe(true);
  guard.join('late', came('t'));
  for (const connection of ['one', 'two']) guard.leave(connection, came('t'));
  watches[2]?.death.abort('revoked');
  expect(dead.slice(2)).toEqual(['late: revoked']);
});
