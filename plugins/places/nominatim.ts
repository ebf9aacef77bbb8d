import { z } from '../../domain/plugins/index.ts';
import { cached } from './cache.ts';
import type { Cached } from './cache.ts';
import { EndpointTrouble } from './endpoint.ts';
import type { AskEndpoint } from './endpoint.ts';
import { POINT } from './place.ts';
import type { Point } from './place.ts';
import type { PlacesContext } from './settings.ts';

const DAY_MS = 86_400_000;
/** Names and borders hardly move. */
const FRESH_MS = 30 * DAY_MS;
/** About 50 km: what is called so near somebody is meant rather than what is far. */
const NEAR_DEGREES = 0.5;

/** A point, and where on the earth that is. */
const SPOT = POINT.extend({
  /** As it stands on the map, such as `Арбат, Москва`; null: nobody knows. */
  label: z.string().nullable(),
  /** Two small letters; null: in no country, or nobody knows. */
  country: z.string().nullable(),
  /** Its code, such as `DE-BE`, else its name; null: it has none. */
  state: z.string().nullable(),
});
export type Spot = z.infer<typeof SPOT>;

const ADDRESS = z.object({
  country_code: z.string().optional(),
  state: z.string().optional(),
  'ISO3166-2-lvl4': z.string().optional(),
  city: z.string().optional(),
  town: z.string().optional(),
  village: z.string().optional(),
});
const FOUND = z.object({
  lat: z.coerce.number(),
  lon: z.coerce.number(),
  name: z.string().nullish(),
  display_name: z.string(),
  address: ADDRESS.default({}),
});
const SEARCH = z.array(FOUND);
const REVERSE = z.union([FOUND, z.object({ error: z.string() })]);

/** Where a name or an address is, the first of `names` that is known; null: none is. `near`: where the person is, if known. */
export async function findSpot(
  ask: AskEndpoint,
  context: PlacesContext,
  names: readonly string[],
  near: Point | null,
): Promise<Cached<Spot> | null> {
  for (const name of names) {
    const found = await search(ask, context, name, near);
    const [spot] = found.answer;
    if (spot !== undefined) return { ...found, answer: spot };
  }
  return null;
}

async function search(ask: AskEndpoint, context: PlacesContext, name: string, near: Point | null): Promise<Cached<Spot[]>> {
  const around = near === null ? {} : { viewbox: boxAround(near) };
  const query = new URLSearchParams({ q: name, format: 'jsonv2', addressdetails: '1', limit: '1', ...around });
  const url = `${base(context)}/search?${query.toString()}`;
  const asked = async (): Promise<Spot[]> => {
    const read = SEARCH.safeParse(await ask(context, { service: 'nominatim', url }));
    if (!read.success) throw new EndpointTrouble('nominatim', 'garbled');
    return read.data.map(spotOf);
  };
  return cached(context, { question: `search ${query.toString().toLowerCase()}`, freshMs: FRESH_MS, schema: z.array(SPOT), ask: asked });
}

/** In which country and state a point is, for holidays. */
export async function describePoint(ask: AskEndpoint, context: PlacesContext, point: Point): Promise<Spot> {
  // A few kilometres: the country is the same, and where exactly somebody is stays here.
  const [lat, lon] = [point.latitude.toFixed(2), point.longitude.toFixed(2)];
  const url = `${base(context)}/reverse?lat=${lat}&lon=${lon}&format=jsonv2&addressdetails=1&zoom=10`;
  const asked = async (): Promise<Spot> => {
    const read = REVERSE.safeParse(await ask(context, { service: 'nominatim', url }));
    if (!read.success) throw new EndpointTrouble('nominatim', 'garbled');
    return 'error' in read.data ? { ...point, label: null, country: null, state: null } : spotOf(read.data);
  };
  const { answer } = await cached(context, { question: `reverse ${lat} ${lon}`, freshMs: FRESH_MS, schema: SPOT, ask: asked });
  return { ...answer, ...point };
}

function spotOf({ lat, lon, name, display_name: shown, address }: z.infer<typeof FOUND>): Spot {
  const city = address.city ?? address.town ?? address.village ?? address.state ?? '';
  const first = name === undefined || name === null || name === '' ? shown.split(',').slice(0, 2).join(',') : name;
  const label = city === '' || first.includes(city) ? first : `${first}, ${city}`;
  return {
    latitude: lat,
    longitude: lon,
    label,
    country: address.country_code ?? null,
    state: address['ISO3166-2-lvl4'] ?? address.state ?? null,
  };
}

/** West, north, east, south. */
function boxAround({ latitude, longitude }: Point): string {
  const corners = [longitude - NEAR_DEGREES, latitude + NEAR_DEGREES, longitude + NEAR_DEGREES, latitude - NEAR_DEGREES];
  return corners.map((degrees) => degrees.toFixed(1)).join(',');
}

function base({ settings }: PlacesContext): string {
  return settings.nominatim.replace(/\/+$/, '');
}
