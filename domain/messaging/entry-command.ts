import { parseCommand } from '../commands/parse-command.ts';
import type { AdmissionFacts } from './admission.ts';
import type { IncomingMessage } from './incoming-message.ts';

/** What may be said by somebody, or somewhere, that nothing else is taken from. Passed on words are no commands (I8). */
export function entryCommand({ text, isForwarded }: Pick<IncomingMessage, 'text' | 'isForwarded'>): AdmissionFacts['command'] {
  const command = isForwarded ? null : parseCommand(text);
  if (command?.name === 'link' && command.argument !== '') return 'link';
  return command?.name === 'allowgroup' && command.argument === '' ? 'allowgroup' : null;
}
