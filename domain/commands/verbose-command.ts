import { readVerbosity } from '../conversation/verbosity.ts';
import type { Ports } from '../ports/ports.ts';
import type { Command } from './command.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';

/** `/verbose`: how much of the agent's work is shown here. */
export function verboseCommand({ conversations }: Pick<Ports, 'conversations'>): Command {
  return {
    name: 'verbose',
    aliases: [],
    usage: '[0 | 1 | 2]',
    action: 'task.create',
    summary: { en: 'how much of the agent’s work you see here', ru: 'сколько работы агента здесь видно' },
    async run({ argument, conversation, person }) {
      const texts = SUBMIT_COMMAND_TEXTS[person.language];
      if (argument === '') return texts.verbosityNow(conversation.verbosity);
      const verbosity = readVerbosity(argument);
      if (verbosity === null) return texts.verbosityWrong(argument.slice(0, 60).toWellFormed());
      await conversations.change(conversation.id, { verbosity });
      return texts.verbosityNow(verbosity);
    },
  };
}
