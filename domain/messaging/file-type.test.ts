import { expect, test } from 'vitest';

import { fileType } from './file-type.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

test.each([
  ['plot.png', PNG, 'picture', 'image/png'],
  ['a picture under a wrong name.pdf', PNG, 'picture', 'image/png'],
  ['no picture.png', text('hello'), 'document', 'text/plain'],
  ['Отчёт.PDF', text('%PDF'), 'document', 'application/pdf'],
  ['заметки', text('Привет'), 'document', 'text/plain'],
  ['empty', text(''), 'document', 'text/plain'],
  ['core', Uint8Array.from([1, 0, 2]), 'document', 'application/octet-stream'],
  ['latin1', Uint8Array.from([0x63, 0xe9]), 'document', 'application/octet-stream'],
  ['song.mp3', Uint8Array.from([0xff, 0xfb]), 'audio', 'audio/mpeg'],
  ['film.mp4', Uint8Array.from([0]), 'video', 'video/mp4'],
  ['drawing.svg', text('<svg/>'), 'document', 'image/svg+xml'],
  ['constructor', text('x'), 'document', 'text/plain'],
])('%s', (name, content, kind, mime) => {
  expect(fileType(name, content)).toEqual({ kind, mime });
});
