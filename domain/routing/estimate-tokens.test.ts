import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';

import { estimateTokens, windowOf } from './estimate-tokens.ts';

const DIGEST = createHash('sha512').update('Parley').digest();
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const PLAIN: Readonly<Record<string, string>> = {
  English: read('learned/seed/agent-voices.en.txt'),
  Russian: read('learned/seed/assistant-voices.ru.txt'),
  'Russian prose':
    'Сегодня утром мы с Борисом поехали на дачу, чтобы собрать яблоки и починить крышу сарая. Погода стояла пасмурная. '.repeat(9),
  'careless Russian': 'превед как там у тя дилишки мож завтра встретимсо ваще норм '.repeat(9),
  code: read('estimate-tokens.ts'),
  Markdown: '| имя | возраст | город |\n|---|---|---|\n| Анна | 34 | Лиссабон |\n'.repeat(9),
};

const ODD: Readonly<Record<string, string>> = {
  base64: Buffer.concat(Array.from({ length: 20 }, () => DIGEST)).toString('base64'),
  hexadecimal: DIGEST.toString('hex').repeat(5),
  numbers: Array.from({ length: 300 }, (_, index) => String(index * 7_919)).join(' '),
  'capital letters': 'СРОЧНО ПОЗВОНИТЕ МНЕ СЕГОДНЯ ВЕЧЕРОМ ПО ПОВОДУ КВАРТИРЫ '.repeat(9),
  emoji: '😀👍👩‍👩‍👧🇷🇺❤️🔥 '.repeat(20),
  Chinese: '今天天气很好我们一起去公园散步吧然后吃晚饭'.repeat(9),
  Arabic: 'مرحبا كيف حالك اليوم نحن ذاهبون إلى السوق '.repeat(9),
  marks: '!?.,:;-()[]{}'.repeat(40),
  'one letter': 'щ'.repeat(900),
};

describe('the estimate of tokens, beside what o200k_base counts', () => {
  test.each(Object.entries(PLAIN))('of %s is a little more', (_, text) => {
    const ratio = estimateTokens(text) / countTokens(text);
    expect(ratio).toBeGreaterThan(0.98);
    expect(ratio).toBeLessThan(1.5);
  });

  test.each(Object.entries(ODD))('of %s is never far below', (_, text) => {
    expect(estimateTokens(text) / countTokens(text)).toBeGreaterThan(0.78);
  });

  test('of nothing is nothing, and of megabytes comes at once, as of their beginning', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('слово '.repeat(2_000_000)) / estimateTokens('слово '.repeat(20_000))).toBeCloseTo(100, 0);
  });

  test('fills less of a window whose tokenizer nobody knows', () => {
    expect(windowOf({ provider: 'openai', contextTokens: 110_000 })).toBeCloseTo(100_000);
    expect(windowOf({ provider: 'ollama', contextTokens: 140_000 })).toBeCloseTo(100_000);
  });
});
