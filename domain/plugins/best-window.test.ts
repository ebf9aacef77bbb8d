import { describe, expect, test } from 'vitest';

import { bestWindow } from './best-window.ts';

const counting =
  (...words: readonly string[]) =>
  (part: string) =>
    words.filter((word) => part.includes(word)).length / words.length;

describe('the best part of a text', () => {
  test('is all of it where it is short', () => {
    expect(bestWindow('One. Two 127.0.0.1 three.', counting('Two'))).toEqual({ shown: 'One. Two 127.0.0.1 three.', fit: 1 });
    expect(bestWindow('', counting('x'))).toEqual({ shown: '', fit: 0 });
  });

  test('is where what is asked for stands together, with marks where something is left out', () => {
    const filler = 'Здесь сказано о другом. '.repeat(20);
    const { shown, fit } = bestWindow(`Альфа одна. ${filler}Альфа и бета вместе.\nДальше. ${filler}Бета.`, counting('льфа', 'ета'));
    expect(fit).toBe(1);
    expect(shown).toMatch(/^… Альфа и бета вместе\.\nДальше\. .* …$/su);
    expect(shown.length).toBeLessThanOrEqual(404);
  });

  test('does not put together what stands far apart', () => {
    expect(bestWindow(`Альфа. ${'Слово и слово. '.repeat(40)} Бета.`, counting('Альфа', 'Бета')).fit).toBe(0.5);
  });

  test('is cut where one sentence is too long', () => {
    const { shown } = bestWindow('слово '.repeat(200), counting('слово'));
    expect(shown.length).toBeLessThanOrEqual(402);
    expect(shown).toMatch(/ …$/u);
  });
});
