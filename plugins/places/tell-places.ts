import type { PluginLanguage } from '../../domain/plugins/index.ts';
import type { Opening } from './hours.ts';
import { mapLink, metresBetween } from './place.ts';
import type { Place, Point } from './place.ts';
import { PLACE_TEXTS } from './place-texts.ts';
import { TRAITS } from './traits.ts';

const DAY_MS = 86_400_000;
const ATTRIBUTION = '[© OpenStreetMap contributors](https://www.openstreetmap.org/copyright)';

export interface Shown {
  readonly place: Place;
  readonly opening: Opening;
}

/** One place as an item of a list. `number` from 1. */
export function placeLines({ place, opening }: Shown, number: number, from: Point, language: PluginLanguage): string {
  const texts = PLACE_TEXTS[language];
  const name = place.name === '' ? texts.nameless : place.name;
  const head = [`**${escaped(name)}**`, distanceOf(metresBetween(from, place), language), openingOf(opening, language)].join(' · ');
  const offers = offered(place, language);
  const about = [addressOf(place), offers, `[${texts.map}](${mapLink(place)})`].filter((part) => part !== '');
  return `${String(number)}. ${head}  \n   ${about.join(' · ')}`;
}

/** All that is said of a list, one paragraph each, with whose data it is. */
export function withAttribution(paragraphs: readonly (string | null)[]): string {
  return [...paragraphs, ATTRIBUTION].filter((each) => each !== null && each !== '').join('\n\n');
}

export function distanceOf(metres: number, language: PluginLanguage): string {
  const texts = PLACE_TEXTS[language];
  if (metres < 1000) return texts.metres(metres < 100 ? Math.round(metres / 5) * 5 : Math.round(metres / 10) * 10);
  const shown = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000);
  return texts.kilometres(shown);
}

/** Street and number; '': the map has none. */
export function addressOf({ tags }: Place): string {
  const street = tags['addr:street'] ?? tags['addr:place'] ?? '';
  return escaped([street, tags['addr:housenumber'] ?? ''].filter((part) => part !== '').join(' '));
}

function openingOf(opening: Opening, language: PluginLanguage): string {
  const texts = PLACE_TEXTS[language];
  if (opening.kind === 'unknown') return texts.unknown;
  const { kind, at, changes } = opening;
  if (kind === 'open') return changes === null ? texts.always : texts.openUntil(timeOf(changes, at, language));
  return changes === null ? texts.closed : texts.opens(timeOf(changes, at, language));
}

/** With the day where it isn't that of `from`, or the night after it. */
export function timeOf(time: Date, from: Date, language: PluginLanguage): string {
  const { locale } = PLACE_TEXTS[language];
  const isNight = time.getHours() < 6 && time.getTime() - from.getTime() < DAY_MS;
  const isSameDay = time.toDateString() === from.toDateString() || isNight;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(time);
  return isSameDay ? clock : `${new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(time)} ${clock}`;
}

/** Its kitchen and diets. */
function offered({ tags }: Place, language: PluginLanguage): string {
  const own = (tags['cuisine'] ?? '').split(';').map((each) => each.trim());
  const cuisines = own.flatMap((value) => {
    const trait = TRAITS.find(({ id }) => id === value);
    return value === '' ? [] : [trait?.called[language] ?? value.replaceAll('_', ' ')];
  });
  const diets = TRAITS.filter(({ key, value }) => key !== 'cuisine' && new RegExp(value).test(tags[key] ?? '')).map(
    ({ called }) => called[language],
  );
  return escaped([...new Set([...cuisines, ...diets])].slice(0, 5).join(', '));
}

/** As text and not as Markdown; somebody on the map may have written anything. */
export function escaped(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>#|~&]/gu, String.raw`\$&`);
}
