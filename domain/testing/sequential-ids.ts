import { CODE_ALPHABET } from '../code-alphabet.ts';
import type { Ids } from '../ports/ids.ts';

/** Ids that count from 1, so that a test knows the next one. */
export function makeSequentialIds(): Ids {
  let uuids = 0;
  let codes = 0;
  let secrets = 0;
  return {
    uuid: () => `00000000-0000-7000-8000-${String(++uuids).padStart(12, '0')}`,
    code: (length) => {
      let rest = ++codes;
      let text = '';
      while (rest > 0) {
        text = CODE_ALPHABET.charAt(rest % CODE_ALPHABET.length) + text;
        rest = Math.floor(rest / CODE_ALPHABET.length);
      }
      return text.padStart(length, CODE_ALPHABET.charAt(0));
    },
    // 62 characters carry just under six bits each; the x keeps the first from being the tenth.
    secret: (bytes) => `secret${String(++secrets)}x`.padEnd(Math.ceil((bytes * 8) / Math.log2(62)), '0'),
  };
}
