import { expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { AttachedList } from './attached-list.tsx';
import type { AttachedFile } from './attached-files.ts';
import type { FileFields } from './file-documents.ts';
import { FileList } from './file-list.tsx';

const picture: FileFields = {
  id: 'QQ==',
  name: 'кот <b>.png',
  mime: 'image/png',
  size: 3_400_000,
  kind: 'PICTURE',
  transcript: null,
  state: 'HERE',
  problem: null,
};
const list = (change: Partial<FileFields>, language: 'EN' | 'RU' = 'EN') =>
  draw(<FileList files={[{ ...picture, ...change }]} label="Files" />, { language });

test('a picture is shown, its name said to who cannot see it', () => {
  expect(list({})).toContain('<img src="/files/QQ%3D%3D" alt="кот &lt;b&gt;.png"');
});

test('everything else is there to be saved, with its size', () => {
  const html = list({ kind: 'DOCUMENT', mime: 'application/pdf', name: 'план.pdf' });
  expect(html).toContain('href="/files/QQ%3D%3D" download="план.pdf"');
  expect(html).toContain('3.4 MB');
  expect(list({ mime: 'image/svg+xml' })).not.toContain('<img');
  expect(list({ kind: 'VOICE', mime: 'audio/ogg', transcript: 'Купи хлеба' })).toContain('Купи хлеба');
});

test('I11: a file that is not here says why', () => {
  expect(list({ state: 'WAITING' })).toContain('is still being fetched…');
  expect(list({ state: 'FAILED', problem: 'TOO_LARGE' }, 'RU')).toContain('слишком велик');
  expect(list({ state: 'FAILED', problem: 'GONE' })).not.toContain('href');
});

test('without files there is nothing', () => {
  expect(draw(<FileList files={[]} label="Files" />)).toBe('');
});

test('files beside a message say how they stand, and each can be taken away', () => {
  const file = (state: AttachedFile['state']) => ({ key: 'k', draftKey: 'c', name: 'план.pdf', size: 12_000, state });
  const attached = (state: AttachedFile['state']) => draw(<AttachedList files={[file(state)]} onRemove={() => undefined} />);
  expect(attached({ kind: 'uploading' })).toContain('Uploading…');
  expect(attached({ kind: 'here', id: 'f' })).toContain('12 kB');
  expect(attached({ kind: 'here', id: 'f' })).toContain('aria-label="Take план.pdf away"');
  expect(attached({ kind: 'failed', why: 'too-large' })).toContain('A file has at most 20 MB.');
  expect(attached({ kind: 'failed', why: { said: 'No archives.' } })).toContain('No archives.');
});
