import { expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { Ledger } from '../ports/ledger.ts';
import { furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aReservation, uuid } from '../testing/fixtures.ts';
import { settleLeft } from './settle-left.ts';

const GONE = { kind: 'turn', id: uuid(2999) } as const;

test('I6: what a run that is gone has left reserved is settled at its bound, however much it is', async () => {
  const ports = await furnish(makeDomainWorld());
  for (let count = 0; count < 250; count += 1)
    await ports.ledger.reserve(aReservation({ id: uuid(5_000 + count), run: GONE, budgets: [] }));
  const stop = settleLeft(ports);
  await ports.clock.advance(1);
  expect(await ports.ledger.spentBy(GONE)).toBe(250 * 1_500);
  await stop();
});

test('I6: a database that is away for a while is asked again', async () => {
  const ports = await furnish(makeDomainWorld());
  await ports.ledger.reserve(aReservation({ run: GONE }));
  let isAway = true;
  const away: Ledger['settleLeft'] = async (at, limit) => {
    if (isAway) throw new UnreachableError('away');
    return ports.ledger.settleLeft(at, limit);
  };
  const stop = settleLeft({ ...ports, ledger: { ...ports.ledger, settleLeft: away } });
  await ports.clock.advance(10_000);
  expect(await ports.ledger.spentBy(GONE)).toBe(0);
  isAway = false;
  await ports.clock.advance(10_000);
  expect(await ports.ledger.spentBy(GONE)).toBe(1_500);
  await stop();
});
