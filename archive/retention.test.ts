import { expect, test } from 'vitest';

import { backupName, outdated } from './retention.ts';

test('backups in a folder are named by the moment in UTC, so that names are in the order of time', () => {
  expect(backupName(new Date('2026-03-01T23:59:07.123+03:00'))).toBe('parley-20260301T205907Z.tar');
});

test('of the backups in a folder the newest stay, and what somebody named otherwise is left alone', () => {
  const names = [
    'parley-20260102T000000Z.tar',
    'parley-20251231T000000Z.tar',
    'before-the-move.tar',
    'parley-20260101T000000Z.tar',
    'notes.txt',
  ];
  expect(outdated(names, 2)).toEqual(['parley-20251231T000000Z.tar']);
  expect(outdated(names, 3)).toEqual([]);
});
