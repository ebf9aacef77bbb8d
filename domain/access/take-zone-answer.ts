import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Ports } from '../ports/ports.ts';
import { ACCESS_TEXTS } from './access-texts.ts';
import { parseZone } from './parse-zone.ts';
import type { Person } from './person.ts';

const YES = /^(?:да|ага|верно|точно|правильно|yes|yep|yeah|correct|right|ok|ок)[.!]?$/i;

/**
 * Who was asked for their time zone answers with their next message in private, or not at all: it is asked once. Returns what to say to an answer;
 * null: the message is something else, and nobody waits for an answer any more.
 */
export async function takeZoneAnswer(
  { people, clock, logger }: Pick<Ports, 'people' | 'clock' | 'logger'>,
  { turn, person, conversation }: { readonly turn: Turn; readonly person: Person; readonly conversation: Conversation },
): Promise<string | null> {
  if (conversation.audience !== 'private' || conversation.address.channel === 'web' || turn.source.retryOf !== null) return null;
  // The same turn again, after a crash, is the same answer.
  if (!(await people.takeZoneQuestion(person.id, turn.id)) || turn.source.isForwarded) return null;
  const zone = YES.test(turn.text.trim()) ? person.timeZone : parseZone(turn.text);
  if (zone === null) return null;
  await people.change(person.id, { timeZone: zone });
  logger.info('person.settings-changed', { personId: person.id, timeZone: zone });
  const { language } = person;
  const time = new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', { timeStyle: 'short', timeZone: zone });
  return ACCESS_TEXTS[language].zoneSet(shown(zone), time.format(clock.now()));
}

/** `UTC+3`: in the names of such zones the sign is the other way round. */
function shown(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return hours === undefined ? zone : `UTC${sign === '-' ? '+' : '-'}${hours}`;
}
