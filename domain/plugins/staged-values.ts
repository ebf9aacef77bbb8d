import type { Json } from './contract.ts';
import type { SomeValues } from './store-of.ts';

/** The values of one space as somebody changes them, without a trace until they are all kept. */
export function makeStagedValues(before: ReadonlyMap<string, Json>) {
  const values = new Map(before);
  return {
    values: {
      get: async (_, key) => structuredClone(values.get(key) ?? null),
      put: async (_, key, value) => void values.set(key, structuredClone(value)),
      remove: async (_, key) => void values.delete(key),
      // All of them: who makes over everything has to see everything.
      list: async (_, prefix) =>
        [...values]
          .filter(([key]) => key.startsWith(prefix))
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, value]) => structuredClone({ key, value })),
    } satisfies SomeValues,
    all: (): ReadonlyMap<string, Json> => values,
  };
}
