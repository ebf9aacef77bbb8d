import { InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Language, Person } from './person.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

export type ChangeSettings = ReturnType<typeof makeChangeSettings>;

/** What is left out stays as it is. */
export interface NewSettings {
  readonly language?: Language;
  /** An IANA zone, in any case. */
  readonly timeZone?: string;
}

/** Changes how Parley speaks to the one who asks. Throws InvalidInputError for a zone that there is not. */
export function makeChangeSettings({ people, logger }: Pick<Ports, 'people' | 'logger'>) {
  return async (principal: Principal | null, settings: NewSettings): Promise<Person> => {
    assertAccess(principal, 'settings.change');
    const person = await people.get(principal.personId);
    if (person === null) throw new UnknownIdError('person');
    const change = {
      ...(settings.language === undefined ? {} : { language: settings.language }),
      ...(settings.timeZone === undefined ? {} : { timeZone: knownZone(settings.timeZone) }),
    };
    await people.change(person.id, change);
    logger.info('person.settings-changed', { personId: person.id, ...change });
    return { ...person, ...change };
  };
}

/** Written as it is listed, such as `Europe/Berlin`. */
function knownZone(name: string): string {
  const wrong = new InvalidInputError('timeZone', `There is no time zone "${name.slice(0, 50)}": take one such as Europe/Berlin or UTC.`);
  // Bare offsets know no summer time, and databases read their sign the other way round.
  if (!/^[a-z]/i.test(name.trim())) throw wrong;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone;
  } catch {
    throw wrong;
  }
}
