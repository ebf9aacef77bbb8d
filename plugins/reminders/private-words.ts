import type { JobPlace } from '../../domain/plugins/index.ts';
import { POLITE } from './wish-words.ts';

const PRIVATELY =
  '(?:privately|in private|(?:in|by|via) (?:a )?(?:dm|pm|private (?:message|chat))|in (?:our|my|the) private chat|лично(?: мне)?|' +
  'в личк[уе]|в (?:личные(?: сообщения)?|личных сообщениях)|в личн(?:ый чат|ом чате)|в лс|приватно)';
const LEADING = new RegExp(`^(?<polite>${POLITE})(?:${PRIVATELY})(?![\\p{L}])[\\s,]*`, 'iu');
/** Behind the time and in front of what it is about, or behind a comma at the end: elsewhere it belongs to what is to be done. */
const FIRST = new RegExp(`^[\\s,]*(?:${PRIVATELY})(?![\\p{L}])`, 'iu');
const LAST = new RegExp(`,\\s*(?:${PRIVATELY})[\\s.!]*$`, 'iu');

interface Placed {
  readonly place: JobPlace;
  readonly rest: string;
}

/** "Privately, remind me …". */
export function takeLeadingPlace(text: string): Placed {
  const found = LEADING.exec(text);
  if (found === null) return { place: 'here', rest: text };
  return { place: 'private', rest: `${found.groups?.['polite'] ?? ''}${text.slice(found[0].length)}` };
}

/** What is left of "remind me privately tomorrow at 9 to …" when its trigger and its time are taken out. */
export function takePlace(rest: string): Placed {
  const without = rest.replace(FIRST, ' ').replace(LAST, '');
  return { place: without === rest ? 'here' : 'private', rest: without };
}
