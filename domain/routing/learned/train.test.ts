import { describe, expect, test } from 'vitest';

import type { Mode } from '../route.ts';
import type { TrainingExample } from './classifier.ts';
import { decodeModel, encodeModel } from './encode-model.ts';
import { sharesOf } from './linear-model.ts';
import type { LearnedModel } from './learned-model.ts';
import { featuresOf } from './text-features.ts';
import { compare, isHeldOut, train, versionOf } from './train.ts';

const WORDS: Readonly<Record<Mode, readonly string[]>> = {
  agent: ['compile', 'deploy', 'собери', 'почини'],
  chat: ['poem', 'joke', 'стих', 'шутка'],
  assistant: ['remind', 'alarm', 'напомни', 'будильник'],
};

function examples(modes: readonly Mode[] = ['agent', 'chat', 'assistant']): TrainingExample[] {
  return modes.flatMap((mode) =>
    WORDS[mode].flatMap((word, at) =>
      Array.from({ length: 12 }, (_, n): TrainingExample => {
        const plugin = mode !== 'assistant' ? null : at % 2 === 0 ? 'reminders' : 'calendar';
        return { text: `${word} number ${n}`, mode, plugin, weight: 1, group: `${word} ${n}` };
      }),
    ),
  );
}

function mustTrain(from: readonly TrainingExample[], seed = 1): LearnedModel {
  const model = train(from, { seed });
  if (model === null) throw new Error('nothing learned');
  return model;
}
const likeliest = (model: LearnedModel, text: string): string | undefined => sharesOf(model.mode, featuresOf(text))[0]?.label;

describe('learning', () => {
  test('tells modes and plugins apart by their words', () => {
    const model = mustTrain(examples());
    expect(['please compile it', 'почини, пожалуйста', 'a joke', 'будильник'].map((text) => likeliest(model, text))).toEqual([
      'agent',
      'agent',
      'chat',
      'assistant',
    ]);
    expect(model.plugin?.labels).toEqual(['calendar', 'reminders']);
  });

  test('the same examples and seed give the same model, byte for byte', () => {
    expect(encodeModel(mustTrain(examples()))).toEqual(encodeModel(mustTrain(examples())));
    expect(mustTrain(examples(), 2).version).not.toBe(mustTrain(examples(), 1).version);
  });

  test('one more label changes the version', () => {
    const [first, ...rest] = examples();
    expect(versionOf(rest, { seed: 1 })).not.toBe(versionOf(first === undefined ? [] : [first, ...rest], { seed: 1 }));
  });

  test('one mode, no word at all, or nothing: there is nothing to learn', () => {
    expect(train([], { seed: 1 })).toBeNull();
    expect(train(examples(['chat']), { seed: 1 })).toBeNull();
    expect(train([{ text: '👍', mode: 'agent', plugin: null, weight: 1, group: 'a' }, ...examples(['chat'])], { seed: 1 })).toBeNull();
  });

  test('without assistant examples there is no plugin to tell', () => {
    expect(mustTrain(examples(['agent', 'chat'])).plugin).toBeNull();
  });

  test('a person’s label that weighs more wins over the seed', () => {
    const label = { text: 'joke repository', mode: 'agent', plugin: null, weight: 4, group: 'theirs 1' } as const;
    expect(isHeldOut(label.group)).toBe(false);
    const labels = Array.from({ length: 12 }, () => label);
    expect(likeliest(mustTrain([...examples(), ...labels]), 'joke repository')).toBe('agent');
  });
});

describe('comparing', () => {
  test('looks only at what no model learned from', () => {
    const all = examples();
    const model = mustTrain(all);
    const { n, current, candidate } = compare(model, model, all);
    expect(n).toBe(all.filter(({ group }) => isHeldOut(group)).length);
    expect(n).toBeGreaterThan(0);
    expect(candidate).toBe(current);
  });

  test('shows a model that learned wrong labels as worse', () => {
    const all = examples();
    const flipped = all.map((example): TrainingExample => ({
      ...example,
      mode: example.mode === 'agent' ? 'chat' : 'agent',
      plugin: null,
    }));
    const { current, candidate } = compare(mustTrain(all), mustTrain(flipped), all);
    expect(candidate).toBeLessThan(current);
  });
});

describe('a stored model', () => {
  const bytes = encodeModel(mustTrain(examples()));

  test('is read back as it was', () => {
    const read = decodeModel(bytes);
    expect(read).not.toBeNull();
    expect(read === null ? null : encodeModel(read)).toEqual(bytes);
  });

  test.each([
    ['empty', new Uint8Array()],
    ['garbage', Uint8Array.from({ length: 99 }, (_, at) => at)],
    ['cut', bytes.slice(0, -1)],
    ['cut in its head', bytes.slice(0, 40)],
    ['of a later program', Uint8Array.from(bytes, (byte, at) => (at === 13 ? 57 : byte))],
    ['too long', Uint8Array.from([...bytes.slice(0, 2000), 0, ...bytes.slice(2000)])],
  ])('that is %s is refused', (_name, broken) => {
    expect(decodeModel(broken)).toBeNull();
  });
});
