import { expect, test } from 'vitest';

import { numberedName } from './numbered-name.ts';

test.each([
  ['отчёт.pdf', 1, 'отчёт.pdf'],
  ['отчёт.pdf', 2, 'отчёт-2.pdf'],
  ['archive.tar.gz', 3, 'archive.tar-3.gz'],
  ['Makefile', 2, 'Makefile-2'],
  ['.env', 2, '.env-2'],
  ['a.this is a sentence, no extension', 2, 'a.this is a sentence, no extension-2'],
  [`${'文'.repeat(116)}.txt`, 1, `${'文'.repeat(83)}.txt`],
  [`${'🙂'.repeat(116)}.txt`, 12, `${'🙂'.repeat(62)}-12.txt`],
])('%j, number %i, is %j', (name, number, numbered) => {
  expect(numberedName(name, number)).toBe(numbered);
});
