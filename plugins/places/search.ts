import tzLookup from '@photostructure/tz-lookup';

import type { PluginReply } from '../../domain/plugins/index.ts';
import { EndpointTrouble } from './endpoint.ts';
import type { AskEndpoint } from './endpoint.ts';
import { makeReadOpening } from './hours.ts';
import { kindOf } from './kinds.ts';
import { describePoint, findSpot } from './nominatim.ts';
import type { Spot } from './nominatim.ts';
import { findPlaces } from './overpass.ts';
import type { Sought } from './overpass-query.ts';
import type { Place, Point } from './place.ts';
import { PLACE_TEXTS } from './place-texts.ts';
import { keepResults } from './results.ts';
import type { Results } from './results.ts';
import type { PlacesContext } from './settings.ts';
import { pageOf, sought, troubleText } from './tell-results.ts';
import { traitOf } from './traits.ts';
import type { Wish } from './wish.ts';

/** Where nothing is found, it is looked so much further. */
const FURTHER = 5;
/** So many are kept to be gone on with. */
const MOST = 30;

/** Looks for what somebody wants, around a name or `here` (null: nobody knows where they are), and tells it; what fails is told too. */
export async function search(ask: AskEndpoint, context: PlacesContext, wish: Wish, here: Point | null): Promise<PluginReply> {
  const names = wish.where?.kind === 'named' ? wish.where.names : [];
  const notFound = PLACE_TEXTS[context.language].notFound(names.at(-1) ?? '');
  return (await searchIfKnown(ask, context, wish, here)) ?? { text: notFound, ask: { wish } };
}

/** The same; null: no map knows the name. */
export async function searchIfKnown(ask: AskEndpoint, context: PlacesContext, wish: Wish, here: Point | null): Promise<PluginReply | null> {
  const texts = PLACE_TEXTS[context.language];
  const names = wish.where?.kind === 'named' ? wish.where.names : null;
  if (names === null && here === null) return { text: texts.where(sought(wish, context.language)), ask: { wish } };
  try {
    const found = names === null ? null : await findSpot(ask, context, names, here);
    if (names !== null && found === null) return null;
    const from = found?.answer ?? here;
    if (from === null) return { text: texts.where(sought(wish, context.language)), ask: { wish } };
    return await around(ask, context, { wish, from, spot: found?.answer ?? null });
  } catch (cause) {
    if (!(cause instanceof EndpointTrouble)) throw cause;
    return { text: troubleText(cause, context.language) };
  }
}

interface Around {
  readonly wish: Wish;
  readonly from: Point;
  /** Null: only the point is known. */
  readonly spot: Spot | null;
}

async function around(ask: AskEndpoint, context: PlacesContext, { wish, from, spot }: Around): Promise<PluginReply> {
  const { radius } = context.settings;
  const point = { latitude: from.latitude, longitude: from.longitude };
  const described = spot === null ? describe(ask, context, point) : Promise.resolve(spot);
  const wanted: Omit<Sought, 'radius'> = {
    kind: wish.kind === null ? null : kindOf(wish.kind),
    name: wish.name,
    traits: wish.traits.flatMap((id) => traitOf(id) ?? []),
    around: point,
  };
  const look = async (within: number) => findPlaces(ask, context, { ...wanted, radius: within });
  const [near, where] = await Promise.all([look(radius), described]);
  const { country, state, label } = where;
  const place = { ...point, country, state, zone: tzLookup(point.latitude, point.longitude) };
  const nearby = await open(context, { wish, place, found: near.answer });
  const isFar = near.trouble === null && (nearby.places.length === 0 || nearby.isClosed);
  const found = isFar ? await look(radius * FURTHER) : near;
  const { places, isClosed } = isFar ? await open(context, { wish, place, found: found.answer }) : nearby;
  const results: Results = {
    ...{ id: context.now().getTime(), wish, from: point, label: spot === null ? null : label, radius: isFar ? radius * FURTHER : radius },
    ...{ country, state, zone: place.zone, places: places.slice(0, MOST), isClosed },
  };
  await keepResults(context, results);
  return pageOf(context, results, 0, found.trouble === null ? null : { trouble: found.trouble, at: found.at });
}

interface Asked {
  readonly wish: Wish;
  readonly place: Point & Pick<Results, 'country' | 'state' | 'zone'>;
  readonly found: readonly Place[];
}

/** Those that are open then, before those of which nobody knows; where none is, all of them. */
async function open(context: PlacesContext, { wish, place, found }: Asked): Promise<Pick<Results, 'places' | 'isClosed'>> {
  if (wish.when === null) return { places: [...found], isClosed: false };
  const read = await makeReadOpening(place, wish.when, context.now());
  const of = (kind: string): readonly Place[] => found.filter((each) => read(each).kind === kind);
  const places = [...of('open'), ...of('unknown')];
  const isClosed = places.length === 0 && found.length > 0;
  return { places: isClosed ? [...found] : places, isClosed };
}

/** Without its country nothing is known of holidays, but of hours it is. */
async function describe(ask: AskEndpoint, context: PlacesContext, point: Point): Promise<Spot> {
  try {
    return await describePoint(ask, context, point);
  } catch (cause) {
    if (!(cause instanceof EndpointTrouble)) throw cause;
    return { ...point, label: null, country: null, state: null };
  }
}
