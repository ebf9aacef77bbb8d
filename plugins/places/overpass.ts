import { z } from '../../domain/plugins/index.ts';
import { cached } from './cache.ts';
import type { Cached } from './cache.ts';
import { EndpointTrouble } from './endpoint.ts';
import type { AskEndpoint } from './endpoint.ts';
import { overpassQuery } from './overpass-query.ts';
import type { Sought } from './overpass-query.ts';
import { metresBetween, PLACE } from './place.ts';
import type { Place } from './place.ts';
import type { PlacesContext } from './settings.ts';

const HOUR_MS = 3_600_000;
/** So many are kept, the nearest; a page shows five. */
const MOST_KEPT = 60;
const MOST_TAG = 250;
/** What is shown or looked at; other tags are not kept. */
const TAGS = new Set([
  ...[
    'opening_hours',
    'cuisine',
    'phone',
    'contact:phone',
    'website',
    'contact:website',
    'wheelchair',
    'internet_access',
    'operator',
    'brand',
  ],
  ...['addr:street', 'addr:housenumber', 'addr:city', 'addr:place', 'outdoor_seating', 'takeaway', 'fee', 'amenity', 'shop', 'tourism'],
  ...['diet:vegan', 'diet:vegetarian', 'diet:halal', 'diet:kosher', 'diet:gluten_free', 'diet:lactose_free', 'leisure', 'access'],
]);
/** Nobody else may go there. */
const PRIVATE = new Set(['private', 'no']);
const NAMES = ['name', 'brand', 'operator'];

const ELEMENT = z.object({
  type: z.enum(['node', 'way', 'relation']),
  id: z.number(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  center: z.object({ lat: z.number(), lon: z.number() }).optional(),
  tags: z.record(z.string(), z.string()).default({}),
});
const ANSWER = z.object({ elements: z.array(ELEMENT), remark: z.string().optional() });

/** The places that fit, the nearest first. Only about where somebody is goes to the server. */
export async function findPlaces(ask: AskEndpoint, context: PlacesContext, sought: Sought): Promise<Cached<Place[]>> {
  const around = { latitude: rounded(sought.around.latitude), longitude: rounded(sought.around.longitude) };
  const query = overpassQuery({ ...sought, around });
  const asked = async (): Promise<Place[]> => {
    const read = ANSWER.safeParse(await ask(context, { service: 'overpass', url: context.settings.overpass, form: { data: query } }));
    if (!read.success) throw new EndpointTrouble('overpass', 'garbled');
    // It answers with what it has so far, and says only here that it gave up.
    if (read.data.remark?.includes('error') === true) throw new EndpointTrouble('overpass', 'late');
    const places = read.data.elements.flatMap(placeOf);
    return nearest(places, around).slice(0, MOST_KEPT);
  };
  const freshMs = context.settings.cacheHours * HOUR_MS;
  const found = await cached(context, { question: query, freshMs, schema: z.array(PLACE), ask: asked });
  return { ...found, answer: nearest(found.answer, sought.around) };
}

function nearest(places: readonly Place[], around: Sought['around']): Place[] {
  const far = new Map(places.map((place) => [place, metresBetween(around, place)]));
  return places.toSorted((one, other) => (far.get(one) ?? 0) - (far.get(other) ?? 0));
}

function placeOf({ type, id, lat, lon, center, tags }: z.infer<typeof ELEMENT>): Place[] {
  const [latitude, longitude] = [lat ?? center?.lat, lon ?? center?.lon];
  if (latitude === undefined || longitude === undefined || PRIVATE.has(tags['access'] ?? '')) return [];
  const name = NAMES.map((key) => tags[key]).find((value) => value !== undefined) ?? '';
  const kept = Object.fromEntries(Object.entries(tags).flatMap(([key, value]) => (TAGS.has(key) ? [[key, value.slice(0, MOST_TAG)]] : [])));
  return [{ id: `${type}/${String(id)}`, name: name.slice(0, MOST_TAG), latitude, longitude, tags: kept }];
}

/** To about a hundred metres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
