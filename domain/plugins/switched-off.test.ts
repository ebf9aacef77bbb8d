import { expect, test } from 'vitest';

import { makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makeSwitchedOff } from './switched-off.ts';

test('what is off in a chat is read once for all who ask during a turn, and not before the first asks', async () => {
  const ports = makeDomainWorld();
  const conversation = aConversation();
  await keptForPlugins(ports).switchOff(conversation, ['places']);
  let reads = 0;
  const get: typeof ports.pluginValues.get = (space, key) => {
    reads += 1;
    return ports.pluginValues.get(space, key);
  };
  const switchedOff = makeSwitchedOff({ ...ports, pluginValues: { ...ports.pluginValues, get } });
  const off = switchedOff(conversation);
  expect(reads).toBe(0);
  await expect(Promise.all([off(), off()])).resolves.toEqual([['places'], ['places']]);
  // What is off in the chat, and what is off everywhere.
  expect(reads).toBe(2);
  await keptForPlugins(ports).switchOff(conversation, []);
  await expect(off()).resolves.toEqual(['places']);
  await expect(switchedOff(conversation)()).resolves.toEqual([]);
});
