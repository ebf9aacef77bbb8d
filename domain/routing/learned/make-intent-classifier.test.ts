import { beforeAll, describe, expect, test } from 'vitest';

import { readShippedModel } from '../../../adapters/learned/shipped-model.ts';
import type { IntentClassifier } from './classifier.ts';
import { makeIntentClassifier } from './make-intent-classifier.ts';
import { featuresOf } from './text-features.ts';

const MEGABYTES_10 = 10_000_000;

describe('the classifier that comes with Parley', () => {
  let classifier: IntentClassifier;
  beforeAll(() => {
    classifier = makeIntentClassifier(readShippedModel());
  });

  test.each([
    ['find all python files in src that import requests', 'agent', null],
    ['почини упавший тест в авторизации', 'agent', null],
    ['remind me to deploy the release at six', 'assistant', 'reminders'],
    ['напомни завтра в девять позвонить маме', 'assistant', 'reminders'],
    ['what do I have on my calendar for friday', 'assistant', 'calendar'],
    ['перенеси встречу с заказчиком на вторник', 'assistant', 'calendar'],
    ['find a good sushi restaurant nearby', 'assistant', 'places'],
    ['где ближайшая аптека', 'assistant', 'places'],
    ['what does our handbook say about sick leave', 'assistant', 'knowledge'],
    ['что в наших документах написано про отпуск', 'assistant', 'knowledge'],
    ['what is the best test of character', 'chat', null],
    ['прочитай мне лекцию о вреде сахара', 'chat', null],
    ['explain what a closure is in simple terms', 'chat', null],
    ['remind me why people like jazz', 'chat', null],
  ])('takes "%s" for %s', (text, mode, plugin) => {
    expect(classifier.classify(text)).toMatchObject({ mode, plugin });
  });

  test.each(['', '   \n', '👍🎉', '…?!', '\u0000\u200B', '{}[]();'])('abstains when there is no word: %j', (text) => {
    expect(classifier.classify(text)).toBeNull();
  });

  test('abstains rather than guess at words that it never met', () => {
    expect(classifier.classify('kwijibo flurbo')).toBeNull();
  });

  test('shares are of all three modes, and the first is not smaller than the second', () => {
    const found = classifier.classify('run the tests');
    expect(found?.confidence).toBeGreaterThanOrEqual(found?.runnerUp?.confidence ?? 1);
    expect((found?.confidence ?? 0) + (found?.runnerUp?.confidence ?? 0)).toBeLessThanOrEqual(1);
    expect(found?.runnerUp?.mode).not.toBe(found?.mode);
  });

  test('does not care for case, ё or how an accent is put together', () => {
    const plain = classifier.classify('еще один тест упал, почини сборку');
    expect(classifier.classify('Ещё ОДИН тест упал, почини сборку')?.mode).toBe(plain?.mode);
    expect(featuresOf('Cafe\u0301 nearby')).toEqual(featuresOf('Café nearby'));
  });

  test('reads the beginning and the end of 10 MB, and no more', () => {
    const pasted = `fix the failing test in this log\n${'lorem ipsum '.repeat(MEGABYTES_10 / 12)}`;
    expect(featuresOf(pasted).length).toBeLessThan(5000);
    expect(featuresOf('а'.repeat(MEGABYTES_10)).length).toBeLessThan(5000);
    expect(featuresOf('1a '.repeat(MEGABYTES_10 / 3)).length).toBeLessThan(5000);
  });

  test('the same text gets the same answer', () => {
    expect(classifier.classify('deploy the app to staging')).toEqual(classifier.classify('deploy the app to staging'));
  });
});
