import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { z } from '../../domain/plugins/index.ts';
import { plugin } from './index.ts';
import { understand } from './understand.ts';

const ROW = z.object({ text: z.string(), lang: z.enum(['en', 'ru']) });

describe('what somebody wants of the knowledge base', () => {
  test.each([
    ['What does the knowledge base say about paid holiday?', 'paid holiday'],
    ['what does our employee handbook say about overtime', 'overtime'],
    ['According to the travel policy, how much can I spend on a hotel?', 'much can I spend on a hotel'],
    ['is there anything in our docs about rotating backups?', 'rotating backups'],
    ['What is our sick leave policy according to the handbook?', 'our sick leave policy'],
    ['knowledge base: who approves purchase orders?', 'who approves purchase orders'],
    ['что в базе знаний про отпуск', 'отпуск'],
    ['Что сказано в регламенте об удалённой работе?', 'удалённой работе'],
    ['можно ли приводить собаку? посмотри в справочнике', 'приводить собаку'],
    ['что про отгулы написано в справочнике сотрудника?', 'отгулы'],
    ['что я записывал про бойлер', 'бойлер'],
  ])('%s', (text, about) => {
    expect(understand(text)).toMatchObject({ kind: 'ask', about });
  });

  test.each([
    ['list the knowledge base', { kind: 'list' }],
    ['Что сейчас есть в базе знаний?', { kind: 'list' }],
    ['add https://docs.example.org/a(b). to the knowledge base', { kind: 'add', what: 'https://docs.example.org/a(b' }],
    ['добавь папку /srv/handbook в базу знаний', { kind: 'add', what: '/srv/handbook' }],
    ['please put this file into the kb', { kind: 'add', what: '' }],
    ['remove price.pdf from the knowledge base', { kind: 'remove', what: 'price.pdf' }],
    ['убери старый прайс из базы знаний', { kind: 'remove', what: 'старый прайс' }],
    ['how do I add a file to the knowledge base?', { kind: 'ask', isNamed: true }],
    ['which files have you indexed so far', { kind: 'list' }],
    ['какие документы ты сохранил', { kind: 'list' }],
    ['which of the files I sent you mention solar panels', { kind: 'ask', isNamed: false }],
    ['what rent does the uploaded lease name?', { kind: 'ask', isNamed: false }],
    ['what does page 3 of tenancy.pdf say, in the file tenancy.pdf I mean', { kind: 'ask', isNamed: false }],
    ['в файле аренда.pdf какой срок указан', { kind: 'ask', isNamed: false }],
    ['forget the file tenancy.pdf', { kind: 'remove', what: 'tenancy.pdf' }],
    ['удали страницу про парковку', { kind: 'remove' }],
    ['ingest the attached document', { kind: 'add' }],
    ['прочитай этот файл и запомни для вопросов', { kind: 'add' }],
    ['обнови в базе страницу про парковку', { kind: 'add' }],
  ])('%s', (text, wish) => {
    expect(understand(text)).toMatchObject(wish);
  });

  test.each([
    'how do I build a knowledge base for my team?',
    'what is a knowledge base',
    'что такое база знаний',
    'как создать базу знаний для отдела',
    'write a policy for remote work',
    'update the docs of this project',
    'What is the capital of Norway?',
    'Как дела?',
    'The handbook is blue.',
    'I believe manuals are read by nobody',
    'Инструкции пишут для других, говорил мой дед',
    'delete the file src/main.ts',
    'в базе данных не хватает индекса',
    '',
  ])('is nothing in: %s', (text) => {
    expect(understand(text)).toBeNull();
  });

  test('takes nearly all of the requests that were written to measure it, and no longer for a huge message', () => {
    const open = plugin.open(undefined);
    const lines = readFileSync(new URL('../../bench/data/plugins/knowledge.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const rows = lines.map((line) => ROW.parse(JSON.parse(line)));
    for (const lang of ['en', 'ru'] as const) {
      const own = rows.filter((row) => row.lang === lang);
      const taken = own.filter(({ text }) => open.match({ text, language: lang }) >= open.threshold);
      expect(own).toHaveLength(120);
      expect(taken.length / own.length).toBeGreaterThanOrEqual(0.9);
    }
    expect(open.match({ text: 'the handbook says '.repeat(100_000), language: 'en' })).toBeLessThanOrEqual(1);
  });
});
