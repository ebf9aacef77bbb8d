import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { knownZone } from './known-zone.ts';
import type { Language, Person } from './person.ts';
import { assertAccess } from './policy.ts';
import type { TrainingChoice } from '../routing/learned/intent.ts';
import type { Principal } from './principal.ts';

export type ChangeSettings = ReturnType<typeof makeChangeSettings>;

/** What is left out stays as it is. */
export interface NewSettings {
  readonly language?: Language;
  /** An IANA zone, in any case. */
  readonly timeZone?: string;
  /** Whether models that cost nothing are asked before all others. */
  readonly freeModelsFirst?: boolean;
  /** Whether what one says is kept in memory. */
  readonly keepsMemory?: boolean;
  /** Which of one's own messages may be kept to learn routing from; what may not any more is removed at once. */
  readonly training?: TrainingChoice;
}

/** Changes how Parley speaks to the one who asks. Throws InvalidInputError for a zone that there is not. */
export function makeChangeSettings({ people, trainingChoices, logger }: Pick<Ports, 'people' | 'trainingChoices' | 'logger'>) {
  return async (principal: Principal | null, settings: NewSettings): Promise<Person> => {
    assertAccess(principal, 'settings.change');
    const person = await people.get(principal.personId);
    if (person === null) throw new UnknownIdError('person');
    const change = {
      ...(settings.language === undefined ? {} : { language: settings.language }),
      ...(settings.timeZone === undefined ? {} : { timeZone: knownZone(settings.timeZone) }),
      ...(settings.freeModelsFirst === undefined ? {} : { freeModelsFirst: settings.freeModelsFirst }),
      ...(settings.keepsMemory === undefined ? {} : { keepsMemory: settings.keepsMemory }),
    };
    if (settings.training !== undefined) await trainingChoices.choose(person.id, settings.training);
    await people.change(person.id, change);
    logger.info('person.settings-changed', { personId: person.id, ...change });
    return { ...person, ...change };
  };
}
