import { describe, expect, test } from 'vitest';

import { makeDocx } from '../../../testing/documents/make-docx.ts';
import { makePdf } from '../../../testing/documents/make-pdf.ts';
import { makeZip } from '../../../testing/documents/make-zip.ts';
import { kindOf, readDocument } from './read-document.ts';

const never = {
  sleep: async (_: number, signal: AbortSignal) => {
    const { promise, reject } = Promise.withResolvers<undefined>();
    signal.addEventListener('abort', reject, { once: true });
    await promise;
  },
};
const atOnce = { sleep: async () => {} };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function passages(name: string, content: Uint8Array) {
  const answer = await readDocument(kindOf(name), content, never);
  return answer.kind === 'read' ? answer.passages : answer.problem;
}

describe('a document', () => {
  test('of Markdown is split by headings and paragraphs, with the line at which each begins', async () => {
    const text =
      '# Устав\n\nПервое.\n\n## Отпуск *и* [отгулы](https://x)\n\nВторое.\n\n```sh\n# no heading\n\necho\n```\nШапка\n====\nТретье.';
    expect(await passages('a.md', bytes(text))).toEqual([
      { place: { headings: ['Устав'], page: null, line: 3 }, text: 'Первое.' },
      {
        place: { headings: ['Устав', 'Отпуск и отгулы'], page: null, line: 7 },
        text: 'Второе.\n\n```sh\n# no heading\n\necho\n```\nШапка\n====\nТретье.',
      },
    ]);
  });

  test('of plain text is read in what Russian Windows writes, too, and long paragraphs are cut where sentences end', async () => {
    const windows = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(await passages('a.txt', windows)).toMatchObject([{ text: 'Привет' }]);
    const cut = await passages('a.txt', bytes('Предложение о чём-то важном и нужном. '.repeat(100)));
    expect(cut).not.toBeTypeOf('string');
    for (const passage of typeof cut === 'string' ? [] : cut) {
      expect(passage.text.length).toBeLessThanOrEqual(700);
      expect(passage.text).toMatch(/\.$/u);
    }
    expect(await passages('a.txt', bytes('слово'.repeat(1_000)))).toHaveLength(8);
  });

  test('of a large text is read in a thread, whatever its lines look like', async () => {
    const large = `# ${' '.repeat(200_000)}x\n\n${'Строка.\n'.repeat(20_000)}`;
    const read = await passages('a.md', bytes(large));
    expect(Array.isArray(read) ? read.at(-1) : read).toMatchObject({ text: expect.stringContaining('Строка.') });
  });

  test('of HTML is read as people read it, by its headings', async () => {
    const html =
      '<html><head><title>Travel policy</title><style>x</style></head><body><nav>Home</nav><h1>Hotels</h1><p>At most <b>120&nbsp;€</b> a night.</p><h2>Breakfast</h2><p>Included_here.</p><script>alert(1)</script></body></html>';
    const answer = await readDocument('html', bytes(html), never);
    expect(answer).toMatchObject({ kind: 'read', title: 'Travel policy' });
    expect(await passages('a.html', bytes(html))).toEqual([
      { place: { headings: ['Hotels'], page: null, line: null }, text: 'At most **120 €** a night.' },
      { place: { headings: ['Hotels', 'Breakfast'], page: null, line: null }, text: 'Included_here.' },
    ]);
  });

  test('of PDF is read by pages, in any alphabet', async () => {
    const pdf = makePdf([['Договор аренды', '', 'Срок аренды — один год, и он про-', 'длевается сам.'], ['Page two']]);
    expect(await passages('a.pdf', pdf)).toEqual([
      { place: { headings: [], page: 1, line: null }, text: 'Договор аренды\n\nСрок аренды — один год, и он продлевается сам.' },
      { place: { headings: [], page: 2, line: null }, text: 'Page two' },
    ]);
  });

  test('of Word is read by its headings', async () => {
    const docx = makeDocx(['# Отпуск', 'Отпуск — 28 дней.', '# Sick leave', 'Tell your manager by ten.']);
    expect(await passages('a.docx', docx)).toEqual([
      { place: { headings: ['Отпуск'], page: null, line: null }, text: 'Отпуск — 28 дней.' },
      { place: { headings: ['Sick leave'], page: null, line: null }, text: 'Tell your manager by ten.' },
    ]);
  });

  test.each<[string, string, Uint8Array, string]>([
    ['a PDF with a password', 'a.pdf', makePdf([['x']], { isLocked: true }), 'encrypted'],
    ['a broken PDF', 'a.pdf', bytes('%PDF-1.7 nothing'), 'broken'],
    ['a PDF of pictures', 'a.pdf', makePdf([[]]), 'empty'],
    ['a zip bomb', 'a.docx', makeZip([{ name: 'word/document.xml', content: new Uint8Array(70 * 1024 * 1024) }]), 'too-much'],
    ['an empty file', 'a.md', bytes(''), 'empty'],
    ['a file of headings alone', 'a.md', bytes('# One\n## Two'), 'empty'],
    ['a binary that calls itself text', 'a.txt', new Uint8Array([1, 0, 2]), 'broken'],
    ['a picture', 'a.png', bytes('x'), 'unknown-type'],
  ])('that is %s is refused', async (_, name, content, problem) => {
    expect(await passages(name, content)).toBe(problem);
  });

  test('that takes too long is given up', async () => {
    await expect(readDocument('html', bytes('<div>'.repeat(200_000)), atOnce)).resolves.toEqual({ kind: 'refused', problem: 'too-much' });
  });
});
