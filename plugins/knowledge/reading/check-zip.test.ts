import { describe, expect, test } from 'vitest';

import { makeZip } from '../../../testing/documents/make-zip.ts';
import { checkZip } from './check-zip.ts';

const WHOLE = makeZip([
  { name: 'word/document.xml', content: 'привет' },
  { name: 'empty', content: '' },
]);
const MEGABYTE = new Uint8Array(1024 * 1024);

/** The same bytes with one of them changed. */
function changed(zip: Uint8Array, at: number, value: number): Uint8Array {
  const copy = new Uint8Array(zip);
  copy[at < 0 ? copy.length + at : at] = value;
  return copy;
}

describe('a zip file', () => {
  test('that is whole passes', () => {
    expect(() => checkZip(WHOLE)).not.toThrow();
  });

  test.each([
    ['is none', new TextEncoder().encode('PK nothing'), 'no zip file'],
    ['is cut off', WHOLE.subarray(0, WHOLE.length - 10), 'no zip file'],
    ['unpacks to more than it says', makeZip([{ name: 'x', content: MEGABYTE, claimed: 10 }]), 'larger than'],
    ['unpacks to less than it says', makeZip([{ name: 'x', content: 'x', claimed: 10 }]), 'not the size it says'],
    ['says that it unpacks to too much', makeZip([{ name: 'x', content: 'x', claimed: 2 ** 31 }]), 'unpacks to too much'],
    [
      'unpacks to too much in all',
      makeZip(Array.from({ length: 3 }, (_, each) => ({ name: String(each), content: 'x', claimed: 30 * 2 ** 20 }))),
      'larger than|not the size|unpacks to too much',
    ],
    [
      'has too many entries',
      makeZip(Array.from({ length: 2_001 }, (_, each) => ({ name: String(each), content: '' }))),
      'too many entries',
    ],
    ['has a directory that leads elsewhere', changed(WHOLE, -6, 1), 'a broken directory'],
    ['has an entry that leads elsewhere', changed(WHOLE, 0, 0), 'a broken entry'],
  ])('that %s is refused', (_, zip, why) => {
    expect(() => checkZip(zip)).toThrow(new RegExp(why, 'u'));
  });
});
