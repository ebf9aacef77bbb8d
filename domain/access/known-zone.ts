import { InvalidInputError } from '../errors.ts';

/** A time zone written as it is listed, such as `Europe/Berlin`, whatever its case was. Throws InvalidInputError for one that there is not. */
export function knownZone(name: string): string {
  const wrong = new InvalidInputError('timeZone', `There is no time zone "${name.slice(0, 50)}": take one such as Europe/Berlin or UTC.`);
  // Bare offsets know no summer time, and databases read their sign the other way round.
  if (!/^[a-z]/i.test(name.trim())) throw wrong;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone;
  } catch {
    throw wrong;
  }
}
