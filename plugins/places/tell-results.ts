import type { PluginButton, PluginLanguage, PluginReply } from '../../domain/plugins/index.ts';
import type { EndpointTrouble } from './endpoint.ts';
import { makeReadOpening, momentOf, wallOf } from './hours.ts';
import { kindOf } from './kinds.ts';
import type { Place } from './place.ts';
import { PLACE_TEXTS } from './place-texts.ts';
import type { Results } from './results.ts';
import type { PlacesContext } from './settings.ts';
import { addressOf, distanceOf, escaped, placeLines, timeOf, withAttribution } from './tell-places.ts';
import { traitOf } from './traits.ts';
import type { Wish } from './wish.ts';

const ON_A_PAGE = 5;

/** What a page of a list says, with buttons for the next one and for each place's pin. `older`: why it is from an earlier time. */
export async function pageOf(
  context: PlacesContext,
  results: Results,
  page: number,
  older: { readonly trouble: EndpointTrouble; readonly at: Date } | null,
): Promise<PluginReply> {
  const { language } = context;
  const texts = PLACE_TEXTS[language];
  const { wish, places, from } = results;
  const what = escaped(whatOf(wish, language) + openWhen(context, results));
  const where = results.label === null ? texts.here : escaped(results.label);
  const far = distanceOf(results.radius, language);
  if (places.length === 0) return { text: withAttribution([texts.none(what, where, far)]) };
  const read = await makeReadOpening({ ...from, ...results }, wish.when, context.now());
  const first = page * ON_A_PAGE;
  const shown = places.slice(first, first + ON_A_PAGE);
  const lines = shown.map((place, at) => placeLines({ place, opening: read(place) }, first + at + 1, from, language));
  const head = results.isClosed ? texts.noneOpen(what) : texts.near(capital(what), where, far);
  const note = older === null ? null : `*${olderText(context, older, results.zone)}*`;
  const [nearest] = places;
  const isPinned = page === 0 && wish.isNearest && nearest !== undefined && !results.isClosed;
  return {
    text: withAttribution([note, page === 0 ? head : null, lines.join('\n')]),
    isForeign: true,
    buttons: buttonsOf(results, page, language),
    ...(isPinned ? { pin: pinOf(nearest, language) } : {}),
  };
}

/** Where a place is, to be shown on a map. */
export function pinOf(place: Place, language: PluginLanguage): NonNullable<PluginReply['pin']> {
  const { latitude, longitude, name } = place;
  const title = name === '' ? PLACE_TEXTS[language].nameless : name;
  return { latitude, longitude, title, address: addressOf(place).replaceAll('\\', '') };
}

/** A place by itself, with its pin. */
export async function onePlace(context: PlacesContext, results: Results, at: number): Promise<PluginReply | null> {
  const place = results.places[at];
  if (place === undefined) return null;
  const read = await makeReadOpening({ ...results.from, ...results }, results.wish.when, context.now());
  const { language } = context;
  return {
    text: withAttribution([placeLines({ place, opening: read(place) }, at + 1, results.from, language)]),
    isForeign: true,
    pin: pinOf(place, language),
  };
}

function buttonsOf({ id, places }: Results, page: number, language: PluginLanguage): readonly PluginButton[] {
  const first = page * ON_A_PAGE;
  const pins = places.slice(first, first + ON_A_PAGE).map((_, at) => ({
    label: `📍 ${String(first + at + 1)}`,
    data: { list: id, pin: first + at },
  }));
  const hasMore = places.length > first + ON_A_PAGE;
  return hasMore ? [...pins, { label: PLACE_TEXTS[language].more, data: { list: id, page: page + 1 } }] : pins;
}

/** What is looked for, in a word or two. */
export function sought(wish: Wish, language: PluginLanguage): string {
  const { when } = wish;
  const texts = PLACE_TEXTS[language].when;
  return capital(escaped(`${whatOf(wish, language)}${when === null || when.kind === 'at' ? '' : `, ${texts[when.kind]}`}`));
}

function whatOf({ kind, name, traits }: Wish, language: PluginLanguage): string {
  const known = kind === null ? null : kindOf(kind);
  const offers = traits.flatMap((id) => traitOf(id)?.called[language] ?? []);
  return [name ?? known?.called[language] ?? '', ...(offers.length === 0 ? [] : [`(${offers.join(', ')})`])].join(' ');
}

/** When it is to be open; '': that plays no part. */
function openWhen({ language, now }: PlacesContext, { wish: { when }, zone }: Results): string {
  if (when === null) return '';
  const texts = PLACE_TEXTS[language];
  if (when.kind !== 'at') return `, ${texts.when[when.kind]}`;
  const moment = momentOf(when, wallOf(now(), zone));
  const time = when.minutes === null ? {} : ({ hour: '2-digit', minute: '2-digit' } as const);
  return `, ${texts.when.at(new Intl.DateTimeFormat(texts.locale, { weekday: 'short', day: 'numeric', month: 'short', ...time }).format(moment))}`;
}

/** In one plain sentence, why there is no answer. */
export function troubleText({ service, trouble, seconds }: EndpointTrouble, language: PluginLanguage): string {
  const texts = PLACE_TEXTS[language];
  return texts.trouble[trouble](texts.servers[service], seconds);
}

function olderText(
  { language, now }: PlacesContext,
  { trouble, at }: { readonly trouble: EndpointTrouble; readonly at: Date },
  zone: string,
): string {
  const texts = PLACE_TEXTS[language];
  const said = wallOf(at, zone);
  const day = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'long' }).format(said);
  return texts.older(`${day}, ${timeOf(said, wallOf(now(), zone), language)}`, troubleText(trouble, language));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
