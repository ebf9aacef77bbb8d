import { randomBytes, randomInt } from 'node:crypto';

import { CODE_ALPHABET } from '../../domain/code-alphabet.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Ids } from '../../domain/ports/ids.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ids and secrets from the system's random source. */
export function makeRandomIds({ clock }: { clock: Pick<Clock, 'now'> }): Ids {
  return {
    uuid: makeUuids(clock),
    code: (length) => Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join(''),
    secret: base62,
  };
}

/**
 * UUIDs of version 7 (RFC 9562, method 1 of section 6.2): 48 bits of milliseconds, a 12-bit counter, 62 random bits.
 * Each is greater than the one before, also within a millisecond, when the counter runs over, and when the wall clock goes back.
 */
function makeUuids(clock: Pick<Clock, 'now'>): () => string {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const now = clock.now().getTime();
    if (now > lastMs) {
      lastMs = now;
      // Begins in the lower half, so that it seldom runs over.
      counter = randomInt(0x800);
    } else if (++counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    const time = lastMs.toString(16).padStart(12, '0');
    const random = randomBytes(8);
    random.writeUInt8((random.readUInt8(0) & 0x3f) | 0x80, 0);
    const tail = random.toString('hex');
    const middle = `7${counter.toString(16).padStart(3, '0')}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}

/** As many characters as the largest value of so many bytes needs, whatever the value. */
function base62(bytes: number): string {
  let rest = BigInt(`0x${randomBytes(bytes).toString('hex')}`);
  let text = '';
  for (let left = Math.ceil((bytes * 8) / Math.log2(BASE62.length)); left > 0; left -= 1) {
    text = BASE62.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
