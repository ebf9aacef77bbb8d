/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = [
  'the', 'answer', 'слово', 'предложение,', 'ёж.', 'End.', 'a', 'I', '42', '😀', '👨‍👩‍👧‍👦', '🇷🇺', '👍🏽', 'e\u0301\u0323', '日本語', 'مرحبا', '\u200b', '\u00a0', 'naïve',
  'snake_case_word', '2*3*4', 'https://example.org/a_b?c=d&e=(f)', 'www.example.com', 'me@example.org', '<b>', '</b>', '<br>', '&amp;', '&', '\\*', '|', '`', '*', '**', '_',
  '~~', '[', '](', ')', '!', '#', '>', '- ', '1.', '$x$', '\t', '\ud800', '\u0000', '\u001b[31m', '\u202e', '[^1]', '[ref]',
]; // prettier-ignore

export const FRAGMENTS: readonly string[] = [
  ...WORDS, '\n', '\n\n', '\n- ', '\n  - ', '\n    ', '\n> ', '\n```\n', '\n```ts\n', '\n| a | b |\n|---|--:|\n| c | d |\n', '\n---\n', '\n# ', '**bold**', '*it*', '`code`', '[text](https://e.org)',
  '![p](https://e.org/p.png)', '[x](javascript:alert(1))', '~~no~~', '\n1. ', '\n[ref]: https://e.org\n', '\n[^1]: note\n', '\n- [x] ', '\r\n', '***both***', '[**`b`**](http://e.org)', 'x'.repeat(50),
]; // prettier-ignore

type Random = () => number;

/** A text as models write them, only worse: every kind of block nested in every other, whole and broken, up to some thousand characters. */
export function randomMarkdown(seed: number): string {
  const random = seededRandom(seed);
  const size = random() < 0.002 ? 40 : random() < 0.1 ? 6 : 2;
  const text = repeat(random, size, () => block(random, 0)).join(random() < 0.05 ? '\n' : '\n\n');
  return random() < 0.2 ? text.slice(0, Math.floor(random() * text.length)) : text;
}

function block(random: Random, depth: number): string {
  const kind = Math.floor(random() * (depth > 2 ? 3 : 9));
  switch (kind) {
    case 0:
      return `${'#'.repeat(1 + Math.floor(random() * 6))} ${inlines(random, 6)}`;
    case 1:
      return `\`\`\`${pick(random, ['', 'ts', 'python', 'c++ x', '<'])}\n${repeat(random, 4, () => ' '.repeat(random() * 8) + inlines(random, 5)).join('\n')}\n\`\`\``;
    case 3:
      return prefixed(repeat(random, 2, () => block(random, depth + 1)).join('\n\n'), '> ', '> ');
    case 4:
    case 5: {
      const marker = pick(random, ['- ', '* ', '1. ', '998. ', '- [ ] ', '- [x] ', '2. [x] ']);
      const indent = ' '.repeat(marker.search(/ /) + 1);
      return repeat(random, 3, () => prefixed(repeat(random, 2, () => block(random, depth + 1)).join('\n\n'), marker, indent)).join('\n');
    }
    case 6:
      return table(random);
    case 7:
      return pick(random, [
        '---',
        '<div>\n**x**\n</div>',
        '[ref]: https://e.org/x',
        '[^1]: a note [^2]',
        '[^2]: another',
        '$$\nx^2\n$$',
        '<!-- c -->',
      ]);
    default:
      return inlines(random, 16);
  }
}

function table(random: Random): string {
  const columns = 1 + Math.floor(random() * 4);
  const row = (cell: () => string) => `| ${Array.from({ length: columns }, cell).join(' | ')} |`;
  const cell = () => inlines(random, random() < 0.1 ? 12 : 2).replaceAll('\n', ' ');
  return [row(cell), row(() => pick(random, ['---', ':--', '--:', ':-:'])), ...repeat(random, 4, () => row(cell))].join('\n');
}

function inlines(random: Random, most: number): string {
  return repeat(random, most, () => {
    const word = random() < 0.002 ? pick(random, WORDS).repeat(1 + Math.floor(random() * 400)) : pick(random, WORDS);
    switch (Math.floor(random() * 14)) {
      case 0:
        return `**${word} ${pick(random, WORDS)}**`;
      case 1:
        return `*${word}*`;
      case 2:
        return `\`${word}\``;
      case 3:
        return `[${word} ${pick(random, WORDS)}](https://e.org/${Math.floor(random() * 99)})`;
      case 4:
        return `~~${word}~~`;
      case 5:
        return `***${word}** ${pick(random, WORDS)}*`;
      case 6:
        return `${word}\n`;
      default:
        return word;
    }
  }).join(' ');
}

function prefixed(text: string, first: string, others: string): string {
  return text.split('\n').map((line, index) => (index === 0 ? first : others) + line).join('\n'); // prettier-ignore
}

function repeat<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + Math.floor(random() * most) }, make);
}

function pick(random: Random, choices: readonly string[]): string {
  return choices[Math.floor(random() * choices.length)] ?? '';
}
