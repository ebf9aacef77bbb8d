import { z } from '../../domain/plugins/index.ts';
import { PLACE, POINT } from './place.ts';
import type { PlacesContext } from './settings.ts';
import { WISH } from './wish.ts';

/** So many lists of a person can be gone on with. */
const LISTS = 6;

/** What was found, to be gone on with by buttons. */
export const RESULTS = z.object({
  /** When it was looked for, in milliseconds: tells lists apart. */
  id: z.number(),
  wish: WISH,
  /** Around which point, and how that is called; null: where the person is. */
  from: POINT,
  label: z.string().nullable(),
  /** In metres. */
  radius: z.number(),
  country: z.string().nullable(),
  state: z.string().nullable(),
  zone: z.string(),
  places: z.array(PLACE),
  /** Whether what is closed then is listed, because nothing is open. */
  isClosed: z.boolean(),
});
export type Results = z.infer<typeof RESULTS>;

/** Keeps them in the place of the oldest ones. */
export async function keepResults({ store }: PlacesContext, results: Results): Promise<void> {
  const kept = await store.list('list:');
  const used = kept.flatMap(({ key, value }) => {
    const known = RESULTS.safeParse(value).data;
    return known === undefined ? [] : [{ key, id: known.id }];
  });
  const oldest = used.toSorted((one, other) => one.id - other.id)[0];
  const key = used.length < LISTS || oldest === undefined ? `list:${String(used.length)}` : oldest.key;
  await store.put(key, results);
}

/** Null: they are gone. */
export async function keptResults({ store }: PlacesContext, id: number): Promise<Results | null> {
  const all = (await store.list('list:')).map(({ value }) => RESULTS.safeParse(value).data);
  return all.find((results) => results?.id === id) ?? null;
}
