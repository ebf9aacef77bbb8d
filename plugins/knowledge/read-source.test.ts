import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { WebAnswer } from '../../domain/ports/internet.ts';
import { present } from '../../domain/testing/contracts/world.ts';
import { ANNA, BORIS } from '../../domain/testing/domain-world.ts';
import { NOON } from '../../domain/testing/fixtures.ts';
import { makeKnowledgeWorld, PRIVATE } from '../../testing/documents/knowledge-world.ts';
import { makePdf } from '../../testing/documents/make-pdf.ts';
import { readSource } from './read-source.ts';
import { SETTINGS } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-kb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function world(options: Parameters<typeof makeKnowledgeWorld>[0] = {}) {
  return makeKnowledgeWorld({ folders: [folder], ...options });
}

const HANDBOOK =
  '# Handbook\n\n## Holidays\n\nEverybody has 28 days of paid holiday a year.\n\n## VPN\n\nThe VPN gateway is vpn.example.org.';

describe('a folder', () => {
  test('is taken in, quoted with the place, read again when it changes, and forgotten when it is gone', async () => {
    write('handbook.md', HANDBOOK);
    write('deep/кухня.txt', 'Кофемашину чистят по пятницам.');
    write('.git/secret.md', 'hidden words');
    const { kb, ask, runJobs, whole, foreign } = await world();
    expect(await kb(`add ${folder}`)).toContain('/kb list');
    expect(await kb(`add ${folder}`)).toContain('уже в базе знаний');
    expect(await runJobs()).toEqual([expect.stringMatching(/^Принято: .*2 документа, 3 отрывка\.$/u)]);
    expect(await kb('list')).toMatch(/^В базе знаний здесь:\n- `[a-z]{4}` \*\*.*\*\*: 2 документа, 3 отрывка, добавил\(а\) Аня$/u);
    expect(foreign()).toBe(0);
    expect(await ask('что сказано в базе знаний про чистку кофемашины?')).toBe(
      'Из базы знаний:\n\n> Кофемашину чистят по пятницам.\n\n— **deep/кухня.txt**, строка 1',
    );
    expect(foreign()).toBe(1);
    expect(await kb('search vpn gateway')).toContain(
      '> The VPN gateway is vpn.example.org.\n\n— **handbook.md** › Handbook › VPN, строка 9',
    );
    expect(await kb('search hidden words')).toContain('нет в базе знаний');
    write('handbook.md', '# Handbook\n\nThe gateway has moved to gate.example.org.');
    rmSync(join(folder, 'deep'), { recursive: true });
    await whole.clock.advance(60_000);
    expect(await runJobs()).toHaveLength(1);
    expect(await kb('search gateway')).toContain('gate.example.org');
    expect(await kb('search paid holiday')).toContain('нет в базе знаний');
    expect(await kb('search кофемашина')).toContain('нет в базе знаний');
    rmSync(folder, { recursive: true });
    await whole.clock.advance(60_000);
    expect((await runJobs()).at(-1)).toContain('больше ничего нет');
    expect(await kb('list')).toContain('0 документов');
  });

  test('is read again also where a file was changed and given its old size and time', async () => {
    write('gate.md', 'The gate is blue.');
    const { kb, runJobs, whole } = await world();
    await kb(`add ${folder}`);
    await runJobs();
    const path = join(folder, 'gate.md');
    const { atime, mtime } = statSync(path);
    write('gate.md', 'The gate is grey.');
    utimesSync(path, atime, mtime);
    await whole.clock.advance(60_000);
    await runJobs();
    expect(await kb('search gate')).toContain('> The gate is grey.');
  });

  test('that the settings do not allow is not read, nor where links lead, nor any more when they change', async () => {
    const { kb, runJobs } = await world();
    write('inside.md', 'Inside.');
    const outside = mkdtempSync(join(tmpdir(), 'parley-out-'));
    writeFileSync(join(outside, 'other.md'), 'Outside words.');
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(join(outside, 'other.md'), join(folder, 'linked.md'));
    for (const path of ['/etc', outside, join(folder, 'link'), join(folder, 'linked.md'), `${folder}/../..`, `${folder}-not`])
      expect(await kb(`add ${path}`)).toContain('читать нельзя');
    expect(await kb(`add ${folder}/nothing`)).toContain('нет ничего');
    await kb(`add ${folder}`);
    await runJobs();
    expect(await kb('search outside words')).toContain('нет в базе знаний');
    expect(await kb('search inside')).toContain('> Inside.');
    rmSync(outside, { recursive: true });
    const none = await world({ settings: { folders: [], hosts: [] } });
    expect(await none.kb(`add ${folder}`)).toContain('folders: [');
    expect(await none.kb('add https://docs.example.org/')).toContain('hosts: [');
  });

  test('that is long is read in slices; a kill in between costs nothing that was read', async () => {
    for (let each = 0; each < 205; each += 1) write(`n${String(each)}.txt`, `Заметка номер ${String(each)}.`);
    const { kb, runJobs } = await world();
    await kb(`add ${folder}`);
    expect(await runJobs()).toEqual([]);
    expect(await kb('list')).toContain('читаю, 200 из 205');
    expect(await runJobs()).toEqual([expect.stringContaining('205 документов')]);
    expect(await kb('list')).not.toContain('читаю');
  });

  test('whose reading is killed goes on where it was, without reading anything again', async () => {
    for (let each = 0; each < 9; each += 1) write(`n${String(each)}.txt`, `Заметка номер ${String(each)}.`);
    const { kb, runJobs, whole, contextFor } = await world();
    await kb(`add ${folder}`);
    const [job] = await whole.pluginJobs.soonest(['knowledge'], 1);
    const context = { ...contextFor(ANNA, PRIVATE), settings: SETTINGS.parse({ folders: [folder] }) };
    let left = 4;
    const put: typeof context.index.put = async (...document) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return context.index.put(...document);
    };
    const killed = readSource({ ...present(job), at: NOON }, { ...context, index: { ...context.index, put } });
    await expect(killed).rejects.toThrow('killed');
    const collection = { plugin: 'knowledge', scope: { kind: 'person', personId: ANNA.id } } as const;
    const before = await whole.pluginTexts.read(collection, 0, 99);
    expect(before).toHaveLength(4);
    expect(await runJobs()).toEqual([expect.stringContaining('9 документов')]);
    expect((await whole.pluginTexts.read(collection, 0, 99)).slice(0, 4)).toEqual(before);
  });

  test('whose reading was given up is read again when its person adds it again', async () => {
    write('a.txt', 'Alpha words.');
    const { kb, runJobs, whole } = await world();
    await kb(`add ${folder}`);
    const job = present((await whole.pluginJobs.soonest(['knowledge'], 1))[0]);
    await whole.pluginJobs.move(job, { at: null, dueAt: null, failures: 5, body: job.body }, null);
    expect(await kb(`add ${folder}`, BORIS)).toContain('Reading');
    expect(await kb(`add ${folder}`)).toContain('Читаю');
    await runJobs();
    expect(await kb('search alpha')).toContain('> Alpha words.');
    expect(await whole.pluginJobs.list({ plugin: 'knowledge', personId: ANNA.id })).toHaveLength(1);
  });

  test('tells of files that cannot be read, and tries them again only when they change', async () => {
    writeFileSync(join(folder, 'locked.pdf'), makePdf([['x']], { isLocked: true }));
    write('big.txt', 'x'.repeat(1_100_000));
    write('fine.txt', 'Fine.');
    const { kb, runJobs } = await world({ settings: { maxMegabytes: 1 } });
    await kb(`add ${folder}`, BORIS);
    const [told = ''] = await runJobs();
    expect(told).toContain('1 document, 1 passage');
    expect(told).toContain('- **big.txt** was not taken in: it is too large.');
    expect(told).toContain('- **locked.pdf** was not taken in: it is protected by a password.');
    expect(await kb('list', BORIS)).toContain('(2 not readable)');
  });
});

describe('a page', () => {
  const page = (text: string): Partial<WebAnswer> => ({
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: new TextEncoder().encode(`<title>Docs</title><h1>Install (Linux)</h1><p>${text}</p>`),
  });

  test('of an allowed host is read, linked to the very words, and read again', async () => {
    let text = 'Run the installer with care.';
    const { kb, runJobs, whole } = await world({ answer: () => page(text) });
    expect(await kb('add https://docs.example.org/install#top', BORIS)).toContain('Reading **https://docs.example.org/install**');
    await runJobs();
    expect(await kb('search installer', BORIS)).toBe(
      'From the knowledge base:\n\n> Run the installer with care.\n\n— [Docs › Install (Linux)](https://docs.example.org/install#:~:text=Run%20the%20installer%20with%20care.)',
    );
    text = 'Use the package.';
    await whole.clock.advance(6 * 3_600_000);
    await runJobs();
    expect(await kb('search package', BORIS)).toContain('> Use the package.');
    expect(await kb('search care', BORIS)).toContain('not in the knowledge base');
  });

  test('of another host is not asked for, wherever an allowed one leads', async () => {
    const asked: string[] = [];
    const { kb, runJobs } = await world({
      answer: ({ address, redirect }) => {
        asked.push(address);
        expect(redirect).toBe('manual');
        return { status: 302, headers: [['location', 'http://169.254.169.254/latest']] };
      },
    });
    for (const address of [
      'https://evil.example.com/',
      'http://127.0.0.1/',
      'https://docs.example.org.evil.com/',
      'https://wiki.example.org/',
    ])
      expect(await kb(`add ${address}`, BORIS)).toContain('may not be read here');
    expect(asked).toEqual([]);
    expect(await kb('add https://a.wiki.example.org/x', BORIS)).toContain('Reading');
    expect((await runJobs()).at(-1)).toContain('does not allow it');
    expect(asked).toEqual(['https://a.wiki.example.org/x']);
  });

  test('that is gone is removed, and one whose server fails stays as it was read', async () => {
    let answer: Partial<WebAnswer> | null = page('Kept words.');
    const { kb, runJobs, whole } = await world({ answer: () => answer });
    await kb('add https://docs.example.org/a', BORIS);
    await runJobs();
    for (const failing of [null, { status: 500 }]) {
      answer = failing;
      await whole.clock.advance(6 * 3_600_000);
      await runJobs();
      expect(await kb('search kept words', BORIS)).toContain('> Kept words.');
      expect(await kb('list', BORIS)).toContain('⚠️');
    }
    answer = { status: 404 };
    await whole.clock.advance(6 * 3_600_000);
    expect((await runJobs()).at(-1)).toContain('not there any more');
    expect(await kb('search kept words', BORIS)).toContain('is empty');
  });
});
