import { KNOWN_PATTERNS } from './known-patterns.ts';
import { beginningSource, hintSource, wholeSource } from './secret-pattern.ts';

/** A shorter value would take ordinary words out of ordinary texts. */
const SHORTEST_SECRET = 6;

/** Where a secret is. */
export interface Found {
  /** The whole of what was recognised; it is never cut in two. */
  readonly start: number;
  readonly end: number;
  /** The part that is taken out. */
  readonly secretStart: number;
  readonly secretEnd: number;
  readonly opensKey: boolean;
}

export interface SecretFinder {
  /** The length of the longest given value; 0: there is none. */
  readonly longest: number;
  /** All secrets in the text from `from` on; what is before only serves as context. */
  find(text: string, from: number): Found[];
  /** Where, from `from` on, something begins that may become a secret, or a longer one, when more text comes; the text's length when nothing does. */
  firstOpen(text: string, from: number): number;
}

/** The value as it also appears: inside JSON, inside an address. */
function variantsOf(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())];
}

function whole(start: number, end: number): Found {
  return { start, end, secretStart: start, secretEnd: end, opensKey: false };
}

function occurrences(text: string, from: number, value: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf(value, from); at !== -1; at = text.indexOf(value, at + 1)) found.push(whole(at, at + value.length));
  return found;
}

function firstOpenValue(text: string, from: number, value: string): number {
  const first = value.charAt(0);
  const earliest = Math.max(from, text.length - value.length + 1);
  for (let at = text.indexOf(first, earliest); at !== -1; at = text.indexOf(first, at + 1)) if (value.startsWith(text.slice(at))) return at;
  return text.length;
}

function groups({
  start,
  keep,
  secret,
  tail,
  opensKey,
}: {
  start: number;
  keep: string;
  secret: string;
  tail: string;
  opensKey: boolean;
}): Found {
  const secretStart = start + keep.length;
  const secretEnd = secretStart + secret.length;
  return { start, end: secretEnd + tail.length, secretStart, secretEnd, opensKey };
}

/** Finds the given values wherever they stand, and whatever looks like a key or token of a known kind. */
export function makeSecretFinder(secrets: readonly string[]): SecretFinder {
  const values = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(variantsOf))];
  const patterns = KNOWN_PATTERNS.map((pattern) => ({ ...pattern, expression: new RegExp(wholeSource(pattern), 'g') }));
  const anyHint = new RegExp([...new Set(KNOWN_PATTERNS.map(hintSource))].join('|'), 'g');
  const beginning = new RegExp(KNOWN_PATTERNS.map((pattern) => `(?:${beginningSource(pattern)})`).join('|'), 'g');
  /** No kind of secret goes on after the end of a line. */
  const firstOpenOfLine = (text: string, from: number): number => {
    if (from === text.length) return from;
    beginning.lastIndex = from;
    return beginning.exec(text)?.index ?? text.length;
  };
  const findByPatterns = (text: string, from: number): Found[] => {
    anyHint.lastIndex = from;
    if (!anyHint.test(text)) return [];
    return patterns
      .filter(({ hint }) => text.includes(hint, from))
      .flatMap(({ expression, opensKey }) => {
        expression.lastIndex = from;
        return Array.from(text.matchAll(expression), ({ index, 1: keep = '', 2: secret = '', 3: tail = '' }) =>
          groups({ start: index, keep, secret, tail, opensKey }),
        );
      });
  };
  return {
    longest: Math.max(0, ...values.map((value) => value.length)),
    find: (text, from) => [...values.flatMap((value) => occurrences(text, from, value)), ...findByPatterns(text, from)],
    firstOpen: (text, from) => {
      const open = firstOpenOfLine(text, Math.max(from, text.lastIndexOf('\n') + 1));
      return values.reduce((first, value) => Math.min(first, firstOpenValue(text, from, value)), open);
    },
  };
}
