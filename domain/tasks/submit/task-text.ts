import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { WORK_TEXTS } from './work-texts.ts';

/** The longest that a prompt can be, in UTF-16 units. */
export const MAX_PROMPT = 100_000;
const MAX_COMMAND = 20_000;

/** The text of a prompt or a command, if it can be one. */
export function checkedText(field: 'prompt' | 'command', text: string, language: Language): string {
  const longest = field === 'prompt' ? MAX_PROMPT : MAX_COMMAND;
  const texts = WORK_TEXTS[language];
  if (text.trim() === '') throw new InvalidInputError(field, texts.empty[field]);
  if (text.length > longest) throw new InvalidInputError(field, texts.tooLong(longest, text.length));
  if (text.includes('\0')) throw new InvalidInputError(field, texts.nul);
  return text;
}
