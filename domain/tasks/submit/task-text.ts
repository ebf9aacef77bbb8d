import { InvalidInputError } from '../../errors.ts';

/** The longest that a prompt can be, in UTF-16 units. */
export const MAX_PROMPT = 100_000;
const MAX_COMMAND = 20_000;
const EXAMPLES = { prompt: '"Explain this project"', command: '"npm test"' } as const;

/** The text of a prompt or a command, if it can be one. */
export function checkedText(field: 'prompt' | 'command', text: string): string {
  const longest = field === 'prompt' ? MAX_PROMPT : MAX_COMMAND;
  if (text.trim() === '') throw new InvalidInputError(field, `The ${field} is empty: say what to do, such as ${EXAMPLES[field]}.`);
  if (text.length > longest)
    throw new InvalidInputError(field, `A ${field} has at most ${longest} characters; this one has ${text.length}.`);
  if (text.includes('\0')) throw new InvalidInputError(field, `A ${field} can't contain a NUL character.`);
  return text;
}
