import { expect, test } from 'vitest';

import { pictureType } from './picture-type.ts';
import { plainText } from './plain-text.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n…', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x01\x02\x03\x04WEBPVP8', 'image/webp'],
  ['RIFF\x01\x02\x03\x04WAVE', null],
  ['\x89PNG', null],
  ['GIF88a', null],
  ['BM', null],
  ['<svg/>', null],
  ['', null],
])('a picture is known by its first bytes: %j', (begin, mime) => {
  expect(pictureType(bytes(begin))).toBe(mime);
});

test.each<[string, Uint8Array, string | null]>([
  ['Cyrillic and emoji', new TextEncoder().encode('Привет 🐈'), 'Привет 🐈'],
  ['nothing', new Uint8Array(), ''],
  ['a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]), 'a'],
  ['windows-1251', Uint8Array.from([0xcf, 0xf0, 0xe8]), null],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0]), null],
  ['a NUL', bytes('a\0b'), null],
  ['half a letter', Uint8Array.from([0x61, 0xd0]), null],
])('plain text is UTF-8 without NUL: %s', (_, content, text) => {
  expect(plainText(content)).toBe(text);
});
