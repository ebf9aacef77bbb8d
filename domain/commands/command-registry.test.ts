import { describe, expect, test } from 'vitest';

import { as, GUEST, OWNER } from '../testing/domain-world.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';

async function registry() {
  return (await makeWholeWorld()).useCases.commands;
}

describe('the menu', () => {
  test('offers what the role may use there', async () => {
    const { menu } = await registry();
    const names = (...where: Parameters<typeof menu>) => menu(...where).map(({ name }) => name);
    expect(names('guest', 'group', 'en')).toEqual([
      'help',
      'new',
      'chat',
      'auto',
      'remember',
      'memory',
      'forget',
      'whoami',
      'settings',
      'why',
      'plugins',
    ]);
    expect(names('member', 'private', 'en')).toEqual(expect.arrayContaining(['task', 'memory', 'link']));
    expect(names('member', 'private', 'en')).not.toContain('people');
    expect(names('admin', 'group', 'en')).toEqual(expect.arrayContaining(['allowgroup', 'allow']));
    expect(names('admin', 'group', 'en')).not.toContain('people');
    expect(names('owner', 'private', 'ru')).toEqual(expect.arrayContaining(['people', 'pair', 'approve']));
  });

  test('is within what networks take, in both languages', async () => {
    const { menu } = await registry();
    for (const language of ['en', 'ru'] as const) {
      const all = menu('owner', 'private', language);
      expect(all.length).toBeLessThanOrEqual(100);
      for (const { name, description } of all) {
        expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description.length).toBeGreaterThanOrEqual(3);
        expect(description.length).toBeLessThanOrEqual(256);
      }
    }
    expect(menu('guest', 'private', 'ru')[0]).toEqual({ name: 'help', description: 'что можно попросить' });
  });
});

test('I7: the list is what the principal may use; nobody may use anything but help', async () => {
  const { list } = await registry();
  expect(list(null, 'private', 'en').map(({ name }) => name)).toEqual(['help']);
  const readOnly = list(as(OWNER, { scope: 'read' }), 'private', 'en').map(({ name }) => name);
  expect(readOnly).toContain('tasks');
  expect(readOnly).not.toContain('task');
  expect(list(as(GUEST), 'private', 'en')).toContainEqual({
    name: 'settings',
    usage: '[language en | ru] [zone ZONE] [models free | all] [memory on | off] [training off | private | on]',
    summary: 'your language, time zone, models, and what I may keep and learn from; in a group, its memory',
  });
});
