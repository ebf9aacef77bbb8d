import { describe, expect, test } from 'vitest';

import { MEMORY_TEXTS } from './memory-texts.ts';

const { en, ru } = MEMORY_TEXTS;
const GOES = { facts: 3, messages: 4, groups: 0, files: 5, tasks: 6, work: 0 };

describe('what is said of memory', () => {
  test.each([
    [en, false, 1, 'What is remembered about you, newest first:'],
    [en, true, 1, 'What is remembered in this group, newest first:'],
    [en, false, 3, 'What is remembered about you (page 2 of 3), newest first:'],
    [ru, false, 1, 'Что запомнено о вас, сначала новое:'],
    [ru, true, 1, 'Что запомнено в этой группе, сначала новое:'],
    [ru, true, 3, 'Что запомнено в этой группе (страница 2 из 3), сначала новое:'],
  ])('pages are counted only where there are several: %#', (texts, isGroup, pages, said) => {
    expect(texts.memory(isGroup, 2, pages)).toBe(said);
  });

  test.each([
    [en, 1, 'There is only one page: `/memory 1`.'],
    [en, 4, 'There are 4 pages: `/memory 1`.'],
    [ru, 1, 'Страниц всего 1: `/memory 1`.'],
    [ru, 4, 'Страниц всего 4: `/memory 1`.'],
  ])('a page that is not there is answered with how many there are: %#', (texts, pages, said) => {
    expect(texts.noPage(pages)).toBe(said);
  });

  test.each([
    [en, 'Remembered: tea', 'Nothing that is remembered matches "tea".', 'Said as: “tea”', 'a.json', '`/memory 2`', 'from 1 to 7'],
    [ru, 'Запомнил: tea', 'Ничего подходящего к «tea» не запомнено.', 'Сказано так: «tea»', 'a.json', '`/memory 2`', 'от 1 до 7'],
  ])('words, names and numbers stand in it as they are: %#', (texts, remembered, none, words, name, more, most) => {
    expect(texts.remembered('tea')).toBe(remembered);
    expect(texts.forgetNone('tea')).toBe(none);
    expect(texts.words('tea')).toBe(words);
    expect(texts.exported('a.json')).toContain(name);
    expect(texts.more(2)).toContain(more);
    expect(texts.noNumber(7)).toContain(most);
    expect(texts.held('2024-05-01', '…', 'tea')).toBe('2024-05-01 – …: tea');
    expect([texts.said('2024-05-01', null), texts.said('2024-05-01', 'Matrix')]).toEqual(['2024-05-01', '2024-05-01, Matrix']);
  });

  test.each([
    [en, 'facts about you and by you: 3', 'and in groups (2)', 'It leaves 8 tasks and schedules'],
    [ru, 'факты о вас и от вас: 3', 'и в группах (2)', 'Незаконченные задачи и расписания (8)'],
  ])('before everything goes it is said what goes, and groups and work only where there are any: %#', (texts, facts, groups, work) => {
    const alone = texts.forgetAll(GOES);
    expect(alone).toContain(facts);
    expect(alone).toContain('`/forget all yes`');
    expect(alone).not.toContain('(');
    expect(alone).not.toContain('\n\n');
    const more = texts.forgetAll({ ...GOES, groups: 2, work: 8 });
    expect(more).toContain(groups);
    expect(more).toContain(work);
    expect(more.split('\n')).toHaveLength(alone.split('\n').length + 1);
  });
});
