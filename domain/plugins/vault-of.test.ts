import { describe, expect, test } from 'vitest';

import { ANNA, makeDomainWorld } from '../testing/domain-world.ts';
import { makeVaultOf } from './vault-of.ts';

const SPACE = { plugin: 'calendar', personId: ANNA.id };

function vault(allow: () => void = () => undefined) {
  const world = makeDomainWorld();
  return { world, vault: makeVaultOf(world, SPACE, allow) };
}

describe('what a person entrusts to a plugin', () => {
  test('comes back as it was, and goes when it is removed', async () => {
    const { vault: own } = vault();
    await own.put('account:1', { user: 'anna', password: 'тайна' });
    await own.put('account:2', 'second');
    await own.put('other', 3);
    expect(await own.get('account:1')).toEqual({ user: 'anna', password: 'тайна' });
    expect((await own.list('account:')).map(({ key }) => key)).toEqual(['account:1', 'account:2']);
    await own.remove('account:1');
    expect(await own.get('account:1')).toBeNull();
  });

  test('I10: never stands in the database as it was', async () => {
    const { world, vault: own } = vault();
    await own.put('account', { password: 'correct horse battery staple' });
    expect(JSON.stringify(await world.pluginValues.list(SPACE, '', 10))).not.toContain('correct horse');
  });

  test('is gone when the key is another one, which the log says', async () => {
    const { world, vault: own } = vault();
    await world.pluginValues.put(SPACE, 'vault:account', 'sealed with a lost key', null);
    expect(await own.get('account')).toBeNull();
    expect(await own.list('')).toEqual([]);
    expect(world.logger.of('plugin.not-opened')).toHaveLength(2);
  });

  test('is not to be had when the plugin may not, and neither too much of it nor under too long a name', async () => {
    const late = vault(() => {
      throw new Error('too late');
    });
    await expect(late.vault.get('account')).rejects.toThrow('too late');
    await expect(vault().vault.put('x'.repeat(201), 1)).rejects.toThrow('200 characters');
    await expect(vault().vault.put('x', 'я'.repeat(40_000))).rejects.toThrow('65536 bytes');
  });
});
