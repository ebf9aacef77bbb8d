import { expect, test } from 'vitest';

import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { makeKeyCount } from './key-count.ts';

test('an older copy of the keys is told from a newer one, and refused with what to do', async () => {
  const notes = notesInMemory()('@parley:example.org');
  let commits = 5;
  const of = (deviceId: string) => makeKeyCount({ notes, deviceId, folder: '/data/matrix-crypto/DEVICE', commits: () => commits });
  const keys = of('DEVICE');
  await keys.check();
  await keys.note();
  commits = 9;
  await keys.check();
  await keys.note();
  await keys.check();
  commits = 8;
  await expect(keys.check()).rejects.toThrow(/older copy \(written 8 times, noted: 9\)\. .* delete that folder .* logs in as a new device/);
  await of('OTHER').check();
});
