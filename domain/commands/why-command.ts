import type { makeExplainMessage } from '../messaging/explain-message.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import type { Command } from './command.ts';

export interface WhyCommandDeps {
  readonly explainMessage: ReturnType<typeof makeExplainMessage>;
}

/** `/why`, in reply to a message. */
export function whyCommand({ explainMessage }: WhyCommandDeps): Command {
  return {
    name: 'why',
    aliases: [],
    usage: '',
    action: 'self.read',
    summary: {
      en: 'why a message was or was not answered (in reply to it)',
      ru: 'почему на сообщение был или не был дан ответ (ответом на него)',
    },
    run: async ({ conversation, turn, person }) => {
      const { repliesTo } = turn.source;
      if (repliesTo === null) return ACCESS_COMMAND_TEXTS[person.language].whyWhat;
      const { channel, account } = conversation.address;
      return explainMessage(`${channel}:${account}`, repliesTo, person.language);
    },
  };
}
