import { describe, expect, test } from 'vitest';

import { layOut } from './lay-out.ts';
import { parseReply } from './parse-reply.ts';

/** The text and what each span is on. */
function shown(markdown: string) {
  const { text, spans } = layOut(parseReply(markdown));
  return { text, spans: spans.map(({ kind, offset, length }) => `${kind}: ${text.slice(offset, offset + length)}`) };
}

describe('a document laid out as text', () => {
  test('has bold headings, rules, and an empty line between blocks', () => {
    expect(shown('# Дом *x*\n\na\nb\n\n***\nc')).toEqual({ text: 'Дом x\n\na\nb\n\n———\n\nc', spans: ['bold: Дом x', 'italic: x'] });
  });

  test('has lists with bullets, numbers and boxes, the inner ones indented', () => {
    expect(shown('- a\n\n  more\n- b\n\n  7. c\n     - d\n  8. e\n- [x] f\n- [ ] g\n\n1. [ ] h').text).toBe(
      ['• a', '   more', '• b', '   7. c', '      ▪ d', '   8. e', '☑ f', '☐ g', '', '1. ☐ h'].join('\n'),
    );
  });

  test('has quotes of one level, with a sign before what is quoted inside one', () => {
    expect(shown('> a **b**\n> > c\n> > d')).toEqual({ text: 'a b\n\n> c\n> d', spans: ['quote: a b\n\n> c\n> d', 'bold: b'] });
    expect(shown('- > a').text).toBe('•\na');
  });

  test('never marks code inside another mark', () => {
    expect(shown('**a `b` c** [`d`](https://e.org) ***`e`***')).toEqual({
      text: 'a b c d e',
      spans: ['bold: a', 'code: b', 'bold: c', 'link: d', 'code: e'],
    });
    expect(shown('> a `b`\n>\n> ```\n> c\n> ```\n>\n> d').spans).toEqual(['quote: a b', 'pre: c', 'quote: d']);
  });

  test('has tables as aligned lines, in which emoji and CJK are two columns wide', () => {
    expect(shown('| имя | n | x |\n|--|--:|:-:|\n| 日本 | 1 | a |\n| 👨‍👩‍👧 | 22 | bbb |')).toEqual({
      text: '| имя  |  n |  x  |\n|------|----|-----|\n| 日本 |  1 |  a  |\n| 👨‍👩‍👧   | 22 | bbb |',
      spans: [expect.stringMatching(/^pre: /)],
    });
  });

  test('tells wide tables, and those with links, line by line', () => {
    const long = 'слово '.repeat(12).trim();
    expect(shown(`| a | b |\n|--|--|\n| ${long} | 1 |\n| 2 | |`).text).toBe(`a: ${long}\nb: 1\n\na: 2\nb: —`);
    expect(shown('| a | b |\n|--|--|\n| [x](https://e.org) | 1 |')).toEqual({ text: 'a: x\nb: 1', spans: ['link: x'] });
    expect(shown(`| ${long} | b |\n|--|--|`).text).toBe(`${long}\nb`);
  });

  test('has no white space around it, and none at the ends of its spans', () => {
    expect(shown('** a\u00a0** b\u00a0')).toEqual({ text: '** a\u00a0** b', spans: [] });
    expect(
      layOut([{ kind: 'paragraph', children: [{ kind: 'bold', children: [{ kind: 'text', text: ' a ' }] }, { kind: 'break' }] }]),
    ).toEqual({
      text: 'a',
      spans: [{ kind: 'bold', offset: 0, length: 1, url: null, language: null }],
    });
  });

  test('keeps the indent of code with which it begins', () => {
    expect(shown('```py\n\n    def x\n```\nb **c**')).toEqual({ text: '…\n    def x\n\nb c', spans: ['pre:     def x', 'bold: c'] });
  });

  test('is empty when nothing is to be seen', () => {
    for (const markdown of ['', '\u200b', '> ', '```\n\n```', '&nbsp;', '**\u2060**'])
      expect(layOut(parseReply(markdown)).text).toMatch(/^(\*\*.\*\*)?$/u);
  });

  test('counts in UTF-16 units', () => {
    expect(layOut(parseReply('😀 **Ё**')).spans).toEqual([{ kind: 'bold', offset: 3, length: 1, url: null, language: null }]);
  });
});
