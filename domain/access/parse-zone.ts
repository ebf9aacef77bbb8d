import { ZONE_NAMES } from './zone-names.ts';

const LONGEST = 60;
const LEAD = /^(?:(?:i am|i'm|we are|я|мы|мой|моё|my|the|часовой пояс|time ?zone|время|is)\s*:?\s+)*(?<at>(?:по|в|во|из|in|at)\s+)?/;
const OFFSET = /^(?<base>utc|gmt|мск)?\s*(?<sign>[+\-−–])\s*(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/;
const MOSCOW_HOURS = 3;
/** Zones with a part of an hour that know no summer time. */
const BROKEN: Readonly<Record<string, string>> = {
  '3:30': 'Asia/Tehran',
  '4:30': 'Asia/Kabul',
  '5:30': 'Asia/Kolkata',
  '5:45': 'Asia/Kathmandu',
  '6:30': 'Asia/Yangon',
  '9:30': 'Australia/Darwin',
};

/**
 * The IANA zone that a short answer names: a zone, a city in English or Russian, or an offset, such as `Europe/Berlin`, `Berlin`, `Берлин`, `по Москве`,
 * `UTC+3`. Null: it says something else.
 */
export function parseZone(text: string): string | null {
  if (text.length > LONGEST || /[\n\r]/.test(text)) return null;
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ');
  const lead = LEAD.exec(plain);
  const name = plain.slice(lead?.[0].length ?? 0);
  if (name === '') return null;
  const offset = OFFSET.exec(name)?.groups;
  if (offset !== undefined) return zoneOfOffset(offset);
  if (name.includes('/')) return listedZone(name);
  const city = name.replaceAll(/[-_]/g, ' ');
  return cityZone(city) ?? (lead?.groups?.['at'] === undefined ? null : cityZone(stem(city), stem));
}

function zoneOfOffset({ base, sign, hours, minutes = '00' }: Readonly<Record<string, string | undefined>>): string | null {
  const ahead = (sign === '+' ? 1 : -1) * Number(hours) + (base === 'мск' ? MOSCOW_HOURS : 0);
  if (minutes !== '00') return sign === '+' ? (BROKEN[`${String(ahead)}:${minutes}`] ?? null) : null;
  if (ahead < -12 || ahead > 14) return null;
  // In these names the sign is the other way round.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}`;
}

function listedZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function cityZone(city: string, shape: (name: string) => string = (name) => name): string | null {
  const known = Object.entries(ZONE_NAMES).find(([, names]) => names.some((each) => shape(each) === city));
  if (known !== undefined) return known[0];
  const isIt = (zone: string): boolean => shape((zone.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[-_]/g, ' ')) === city;
  return Intl.supportedValuesOf('timeZone').find(isIt) ?? null;
}

/** Without the ending that a Russian preposition changes: `москве` and `москва` are one. */
function stem(name: string): string {
  return name.replace(/[аеиоуыэюяьй]+$/, '');
}
