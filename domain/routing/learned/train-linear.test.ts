import { describe, expect, test } from 'vitest';

import { sharesOf } from './linear-model.ts';
import { makeSeededRandom } from './seeded-random.ts';
import { trainLinear } from './train-linear.ts';
import type { LinearOptions, Sample } from './train-linear.ts';

const OPTIONS: LinearOptions = { buckets: 64, rounds: 2, epochs: 5, rate: 0.5, decay: 0.0001, dropout: 0.3 };
const LABELS = ['чай', 'coffee', 'water'] as const;

function sample(label: number, features: readonly number[], weight = 1): Sample {
  return { features: Uint32Array.from(features), label, weight };
}

const SAMPLES = Array.from({ length: 60 }, (_each, at) => sample(at % 3, [at % 3, 10 + (at % 7), 20 + (at % 5)]));

function learned(samples: readonly Sample[], change: Partial<LinearOptions> = {}, seed = 1) {
  return trainLinear(LABELS, samples, { ...OPTIONS, ...change }, makeSeededRandom(seed));
}

function likeliest(model: ReturnType<typeof learned>, ...features: readonly number[]) {
  return sharesOf(model, Uint32Array.from(features))[0];
}

describe('a linear model', () => {
  test.each([
    ['with some features left out', {}],
    ['with none left out', { dropout: 0 }],
    ['with all left out, which leaves none out', { dropout: 1.1 }],
    ['from one round', { rounds: 1 }],
  ])('tells labels apart by what they have of their own, %s', (_name, change) => {
    const model = learned(SAMPLES, change);
    expect([0, 1, 2].map((feature) => likeliest(model, feature)?.label)).toEqual([...LABELS]);
  });

  test('is the same for the same samples and random numbers, and another one for others', () => {
    expect(learned(SAMPLES)).toEqual(learned(SAMPLES));
    expect(learned(SAMPLES, {}, 2)).not.toEqual(learned(SAMPLES));
  });

  test('takes features beyond its buckets for those they fall on', () => {
    const far = SAMPLES.map((each) => ({ ...each, features: each.features.map((feature) => feature + OPTIONS.buckets * 1_000) }));
    expect(learned(far)).toEqual(learned(SAMPLES));
  });

  test('has learned nothing of nothing, or in no time', () => {
    for (const model of [learned([]), learned(SAMPLES, { epochs: 0 })]) {
      expect(model.bias).toEqual([0, 0, 0]);
      expect(model.weights.every((weight) => weight === 0)).toBe(true);
      expect(likeliest(model, 1)?.share).toBeCloseTo(1 / 3);
    }
  });

  test('believes what counts more where samples disagree', () => {
    const both = [sample(0, [5], 4), sample(1, [5])];
    expect(likeliest(learned([...both, ...both, ...both]), 5)?.label).toBe('чай');
    expect(likeliest(learned([sample(0, [5]), sample(1, [5], 4)]), 5)?.label).toBe('coffee');
  });

  test('learns nothing from samples that count nothing', () => {
    expect(
      learned(
        SAMPLES.map((each) => ({ ...each, weight: 0 })),
        { decay: 0 },
      ),
    ).toEqual(learned([]));
  });
});
