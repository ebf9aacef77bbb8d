import { describe, expect, test } from 'vitest';

import { cutBlocks, plainer } from './cut-blocks.ts';
import type { Room } from './cut-blocks.ts';
import type { Block, ReplyDocument } from './document.ts';
import { layOut } from './lay-out.ts';
import { parseReply } from './parse-reply.ts';
import { splitReply } from './split-reply.ts';

const laid = (blocks: ReplyDocument) => layOut(blocks).text;
const parts = (markdown: string, maxLength: number, maxSpans = 100) => splitReply(parseReply(markdown), { maxLength, maxSpans }).map(laid);

function roomOf(maxLength: number): Room {
  const load = (blocks: readonly Block[]) => laid(blocks).length / maxLength;
  return { load, loadAlone: load, maxLength };
}

describe('what does not fit into a message in its own form goes on in a plainer one', () => {
  test.each([
    ['a paragraph without its marks', '**a** [b](https://e.org)', ['a b']],
    ['a heading as a paragraph', '# *Title*', ['Title']],
    ['code as a text', '```ts\na\nb\n```', ['a\nb']],
    ['a quote as what it holds', '> a\n>\n> b', ['a', 'b']],
    ['a list of one thing as that', '- a', ['a']],
    ['a list of more as its first, and the others with their marks', '- a\n- b\n- c', ['a', '• b\n• c']],
    ['a list with numbers goes on with them', '3. a\n4. b', ['a', '4. b']],
    ['a table without rows as its heading', '| a | b |\n|--|--|', ['a\nb']],
    ['a rule as nothing', '---', []],
  ])('%s', (_, markdown, said) => {
    expect(
      parseReply(markdown)
        .flatMap(plainer)
        .map((block) => laid([block])),
    ).toEqual(said);
  });

  test('a table of one row is that row, of more the others stay a table under the heading', () => {
    const [one, more] = ['| a | b |\n|--|--|\n| c | d |', '| a | b |\n|--|--|\n| c | d |\n| e | f |'].map((each) =>
      parseReply(each).flatMap(plainer),
    );
    expect(one?.map(({ kind }) => kind)).toEqual(['paragraph']);
    expect(more?.map(({ kind }) => kind)).toEqual(['paragraph', 'table']);
    expect(laid(more?.slice(1) ?? [])).toContain('| e | f |');
    expect(laid(more?.slice(1) ?? [])).not.toContain('c');
  });

  test('a table or a list without anything in it is nothing', () => {
    expect(plainer({ kind: 'table', align: [], rows: [] })).toEqual([]);
    expect(plainer({ kind: 'list', start: null, items: [] })).toEqual([]);
    expect(plainer({ kind: 'list', start: 1, items: [] })).toEqual([]);
  });
});

describe('a cut', () => {
  test('takes everything when it fits, and nothing where nothing fits', () => {
    const all = parseReply('a\n\nb');
    expect(cutBlocks(all, roomOf(10))).toEqual({ head: all, tail: [] });
    expect(cutBlocks([], roomOf(10))).toEqual({ head: [], tail: [] });
    expect(cutBlocks([{ kind: 'rule' }], roomOf(1))).toBeNull();
    expect(cutBlocks([{ kind: 'table', align: [], rows: [] }, ...all], { ...roomOf(1), load: () => 2, loadAlone: () => 2 })).toBeNull();
  });

  test('leaves a heading with what is under it, but not where there is nothing else', () => {
    const under = cutBlocks(parseReply('aaaa\n\n# B\n\n```\ncccccc\n```'), roomOf(10));
    expect([laid(under?.head ?? []), laid(under?.tail ?? [])]).toEqual(['aaaa', 'B\n\ncccccc']);
    const alone = cutBlocks(parseReply('# BBBB\n\n```\ncccccc\n```'), roomOf(10));
    expect(alone?.head.map(({ kind }) => kind)).toEqual(['heading']);
  });

  test('of a list with numbers goes on counting, also inside an item', () => {
    const cut = cutBlocks(parseReply('7. aaaa\n8. bbbb bbbb bbbb bbbb\n9. c'), roomOf(14));
    expect(laid(cut?.head ?? [])).toMatch(/^7\. aaaa/);
    expect(laid(cut?.tail ?? [])).toContain('9. c');
  });
});

describe('a message that holds little', () => {
  test.each([
    ['a quote is a quote in each part', '> aaaa bbbb cccc', 11],
    ['a line of code that is too long is cut between its characters', '```\nabcdefghijklmnop\n```', 6],
    ['a table that is too wide is told row by row', '| name | town |\n|--|--|\n| Anna | Lisbon |\n| Boris | Oslo |', 12],
    ['a list in a list is told to its end', '- aaaa\n  - bbbb bbbb\n    - cccc cccc cccc', 9],
  ])('%s', (_, markdown, maxLength) => {
    const said = parts(markdown, maxLength);
    expect(said.length).toBeGreaterThan(1);
    for (const part of said) expect(part.length).toBeLessThanOrEqual(maxLength);
    const letters = (whole: string) => whole.replaceAll(/[^a-z]/gi, '');
    for (const word of markdown.match(/[a-z]{4,}/gi) ?? []) expect(letters(said.join(''))).toContain(word);
  });

  test('no mark may stand in it: the words are told without', () => {
    expect(parts('# **a** b', 20, 0)).toEqual(['a b']);
    expect(parts('```\na\n```', 20, 0)).toEqual(['a']);
    expect(parts('> **a**', 20, 0)).toEqual(['a']);
  });
});
