import type { Point } from './place.ts';
import type { Kind } from './kinds.ts';
import type { Trait } from './traits.ts';

export interface Sought {
  /** Null: `name` says what is looked for. */
  readonly kind: Pick<Kind, 'tags'> | null;
  /** What the name of a place begins with; null: whatever it is called. */
  readonly name: string | null;
  readonly traits: readonly Pick<Trait, 'key' | 'value'>[];
  readonly around: Point;
  /** In metres. */
  readonly radius: number;
}

/** The server stops after so many seconds by itself. */
const SECONDS = 10;
/** More than there are of a kind in walking distance: those that are left out might be the nearest. */
const MOST = 1_000;

/** What is asked of Overpass, in its query language. The only words of people in it are a name, and nothing in that means anything. */
export function overpassQuery({ kind, name, traits, around, radius }: Sought): string {
  const { latitude, longitude } = around;
  const place = `(around:${String(Math.round(radius))},${String(latitude)},${String(longitude)})`;
  const wanted = traits.map(({ key, value }) => `[${quoted(key)}~${quoted(value)},i]`).join('');
  const lines =
    kind === null
      ? ['name', 'brand'].map((key) => `  nwr[${quoted(key)}~${quoted(beginning(name ?? ''))},i]${wanted}${place};`)
      : kind.tags.map((tag) => `  nwr${filterOf(tag)}${wanted}${place};`);
  return [`[out:json][timeout:${String(SECONDS)}];`, '(', ...lines, ');', `out center ${String(MOST)};`].join('\n');
}

function filterOf(tag: string): string {
  const [key = '', value] = tag.split('=');
  return value === undefined ? `[${quoted(key)}]` : `[${quoted(key)}=${quoted(value)}]`;
}

/** What begins so, in whatever Russian case, and with or without the dots of ё. */
function beginning(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => {
      const stem = /^[\p{sc=Cyrillic}-]{4,}$/u.test(word) ? word.replace(/[аеиоуыэюяйь]$/iu, '') : word;
      return literal(stem).replaceAll(/[её]/gi, '[её]');
    });
  return `^${words.join('[^ ]* ')}`;
}

/** A text that stands for itself in a regular expression. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
}

/** A string of the query language: whatever is in it, it ends where it is to end. */
function quoted(text: string): string {
  const safe = text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`);
  return `"${safe}"`;
}
