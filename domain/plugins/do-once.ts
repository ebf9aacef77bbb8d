import * as z from 'zod';

import { ConflictError } from '../errors.ts';
import type { PluginValues, ValueSpace } from '../ports/plugin-values.ts';
import type { Json } from './contract.ts';

const DONE = z.object({ state: z.literal('done') });

interface Effect<T extends Json> {
  readonly key: string;
  readonly effect: () => Promise<T>;
  readonly found: (() => Promise<T | null>) | undefined;
}

/** Does something outside once, whatever crashes. An effect that throws counts as begun: whether it happened, nobody knows. */
export async function doOnce<T extends Json>(values: PluginValues, space: ValueSpace, { key, effect, found }: Effect<T>): Promise<T> {
  const place = `once:${key}`;
  const finish = async (result: T): Promise<T> => {
    await values.put(space, place, { state: 'done', result }, null);
    return result;
  };
  if (await values.add(space, place, { state: 'begun' }, null)) return finish(await effect());
  const kept = await values.get(space, place);
  // What is kept under a key was kept by the same effect.
  if (DONE.safeParse(kept).success) return z.object({ result: z.custom<T>() }).parse(kept).result;
  if (found === undefined) throw new ConflictError('This was begun before, and it is not known whether it was done.');
  return finish((await found()) ?? (await effect()));
}
