import fc from 'fast-check';
import { expect, test } from 'vitest';

import { makeRedactor } from '../redaction/redactor.ts';
import { redactGrowing } from './redact-growing.ts';

const SECRET = 'hunter2-hunter2';
const redactor = makeRedactor({ secrets: [SECRET] });

test('I10: a secret is never shown while a text grows, however it is cut', () => {
  const piece = fc.oneof(fc.constantFrom('a ', 'пароль: ', '\n', '😀'), fc.constantFrom('hunter2-', 'hunter2', SECRET, `${SECRET} `));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const redact = redactGrowing(redactor);
      let text = '';
      for (const each of pieces) {
        text += each;
        expect(redact(text)).not.toContain(SECRET);
      }
    }),
  );
});

test('what is shown grows, and begins anew when the text does', () => {
  const redact = redactGrowing(redactor);
  expect(redact('Привет, мир. ')).toContain('Привет');
  expect(redact('Привет, мир. И ещё немного. ')).toMatch(/^Привет, мир\. /);
  expect(redact('Снова ')).not.toContain('Привет');
  expect(redact('Снова с начала. ')).toMatch(/^Снова /);
});
