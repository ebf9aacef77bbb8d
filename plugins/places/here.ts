import { z } from '../../domain/plugins/index.ts';
import { POINT } from './place.ts';
import type { Point } from './place.ts';
import type { PlacesContext } from './settings.ts';

const HOUR_MS = 3_600_000;
const KEY = 'here';
const HERE = POINT.extend({ at: z.number() });

/** Remembers for an hour where somebody is; what is said in a group is not (I9). */
export async function rememberHere({ audience, store, jobs, now }: PlacesContext, { latitude, longitude }: Point): Promise<void> {
  if (audience === 'group') return;
  await store.put(KEY, { latitude, longitude, at: now().getTime() });
  await jobs.add({ job: 'forget', at: new Date(now().getTime() + HOUR_MS), body: {} });
}

/** Where the person was within the last hour; null: they did not say, or this is a group, where nobody else is to know (I9). */
export async function rememberedHere({ audience, store, now }: PlacesContext): Promise<Point | null> {
  if (audience === 'group') return null;
  const here = HERE.safeParse(await store.get(KEY)).data;
  return here === undefined || now().getTime() - here.at >= HOUR_MS ? null : { latitude: here.latitude, longitude: here.longitude };
}

/** Forgets it, unless somebody has said anew where they are. */
export async function forgetHere({ store, now }: PlacesContext): Promise<void> {
  const here = HERE.safeParse(await store.get(KEY)).data;
  if (here !== undefined && now().getTime() - here.at >= HOUR_MS) await store.remove(KEY);
}
