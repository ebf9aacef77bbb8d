import { describe, expect, test } from 'vitest';

import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';

const { en, ru } = ACCESS_COMMAND_TEXTS;

describe('what is said of people and groups', () => {
  test.each([
    [en, 'Eve is let in, with the role "guest".', 'Eve may talk to me.', 'Eve may talk to me in this group.', 'Eve is shut out.'],
    [
      ru,
      'Eve теперь может со мной говорить, роль «guest».',
      'Eve может со мной',
      'Eve может говорить со мной в этой',
      'Eve: доступ закрыт.',
    ],
  ])('names who is meant: %#', (texts, paired, allowed, allowedHere, denied) => {
    expect(texts.paired('Eve', 'guest')).toBe(paired);
    expect(texts.allowed('Eve')).toContain(allowed);
    expect(texts.allowedHere('Eve')).toContain(allowedHere);
    expect(texts.denied('Eve')).toContain(denied);
    expect(texts.denied('Eve')).toContain('`/allow`');
  });

  test.each([
    [en, true, 'I answer in "Home". What is not addressed to me I keep for the memory of the group.'],
    [en, false, 'I answer in "Home". What is not addressed to me I do not keep; `/allowgroup observe on` changes that.'],
    [ru, true, 'Отвечаю в группе "Home". То, что обращено не ко мне, сохраняю для памяти группы.'],
    [ru, false, 'Отвечаю в группе "Home". То, что обращено не ко мне, не сохраняю; изменить: `/allowgroup observe on`.'],
  ])('says with a group that is let in whether it is listened to: %#', (texts, observes, said) => {
    expect(texts.groupAllowed('"Home"', observes)).toBe(said);
  });

  test.each([
    [en, true, true, 'answered and kept'],
    [en, true, false, 'answered'],
    [en, false, true, 'not answered'],
    [en, false, false, 'not answered'],
    [ru, true, true, 'отвечаю и сохраняю'],
    [ru, true, false, 'отвечаю'],
    [ru, false, true, 'не отвечаю'],
    [ru, false, false, 'не отвечаю'],
  ])('a group that is shut out is never called kept: %#', (texts, isAllowed, observes, said) => {
    expect(texts.standing(isAllowed, observes)).toBe(said);
  });

  test('a group that is left is named, and the time until which a code holds', () => {
    expect([en.groupDenied('"Home"'), ru.groupDenied('"Home"')]).toEqual([
      'I no longer answer in "Home".',
      'Больше не отвечаю в группе "Home".',
    ]);
    expect([en.until('14:00'), ru.until('14:00')]).toEqual(['until 14:00', 'до 14:00']);
  });
});

describe('what is said of oneself', () => {
  test.each([
    [en, '`/link abcd`', 'You are Eve here', 'Language: en. Time zone: UTC.'],
    [ru, '`/link abcd`', 'Вы и здесь — Eve', 'Язык: en. Часовой пояс: UTC.'],
  ])('a code, a name and the settings stand in it as they are: %#', (texts, code, linked, settings) => {
    expect(texts.linkCode('abcd')).toContain(code);
    expect(texts.linked('Eve')).toContain(linked);
    expect(texts.settings('en', 'UTC')).toBe(settings);
  });

  test.each([
    [en, true, 'Models: free ones first', 'Memory: on.', 'From now on I also keep'],
    [en, false, 'Models: all, in their usual order.', 'Memory: off. Nothing that you say is kept.', 'From now on I keep nothing'],
    [ru, true, 'Модели: сначала бесплатные', 'Память: on.', 'Теперь сохраняю и то'],
    [ru, false, 'Модели: все, в обычном порядке.', 'Память: off. Ничего из сказанного вами не запоминаю.', 'Теперь не сохраняю ничего'],
  ])('a setting is told with what it means: %#', (texts, isOn, models, memory, group) => {
    expect(texts.freeModels(isOn)).toContain(models);
    expect(texts.keepsMemory(isOn)).toContain(memory);
    expect(texts.memoryOfGroup(isOn)).toContain(group);
  });

  test.each([
    [en, 'off', /^Training: off\. No message/],
    [en, 'private', /in private is kept on this machine .*; nobody else reads it\.$/],
    [en, 'everywhere', /^Training: on\. .*in groups too.*admins may see/],
    [ru, 'off', /^Обучение: off\. .*не хранятся/],
    [ru, 'private', /пишете мне лично, хранится на этой машине.*больше никто этого не читает\.$/],
    [ru, 'everywhere', /^Обучение: on\. .*в том числе в группах.*администраторы\.$/],
  ] as const)('who may see what is kept to learn from is said: %#', (texts, choice, said) => {
    expect(texts.training(choice)).toMatch(said);
  });

  test('what was decided is repeated with what it was about', () => {
    expect([en.approved('`make`'), en.rejected('`make`')]).toEqual(['Approved: `make`', 'Rejected: `make`']);
    expect([ru.approved('`make`'), ru.rejected('`make`')]).toEqual(['Разрешено: `make`', 'Отклонено: `make`']);
  });
});

test('both languages name the same commands and say nothing empty', () => {
  const commands = (said: string) => [...said.matchAll(/`(?<name>\/[a-z]+)/g)].map((match) => match.groups?.['name']);
  for (const [name, said] of Object.entries(en)) {
    const russian = Object.entries(ru).find(([key]) => key === name)?.[1];
    if (typeof said !== 'string' || typeof russian !== 'string') continue;
    expect(russian).not.toBe('');
    expect(commands(russian), name).toEqual(commands(said));
  }
});
