import { distance } from 'fastest-levenshtein';

/** Short names that differ by a letter are two names. */
const SHORTEST = 4;
/** Names this long may differ by two letters and still be one. */
const LONG = 8;

/** Whether a name that nothing has was probably meant to be one that is known, such as `websit` for `website`; numbers tell names apart. */
export function isSlip(name: string, known: string): boolean {
  const length = Math.min(name.length, known.length);
  if (length < SHORTEST || name === known || withoutDigits(name) === withoutDigits(known)) return false;
  return distance(name, known) <= (length >= LONG ? 2 : 1) || isSwapped(name, known);
}

function withoutDigits(name: string): string {
  return name.replaceAll(/\p{Nd}+/gu, '');
}

/** Whether two neighbouring letters have changed places. */
function isSwapped(name: string, known: string): boolean {
  const at = [...name].findIndex((_, place) => name[place] !== known[place]);
  return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}` === known;
}
