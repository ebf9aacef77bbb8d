import type { makeExplainMessage } from '../messaging/explain-message.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import { makeExplainAnswer } from '../conversation/explain-answer.ts';
import type { Ports } from '../ports/ports.ts';
import type { Command } from './command.ts';

/** Commands in between are passed over. */
const LOOK_BACK = 20;

export interface WhyCommandDeps extends Pick<Ports, 'turns' | 'memory' | 'conversations'> {
  readonly explainMessage: ReturnType<typeof makeExplainMessage>;
}

/** `/why`, in reply to a message or about the last answer. */
export function whyCommand(deps: WhyCommandDeps): Command {
  const { explainMessage, turns } = deps;
  const explain = makeExplainAnswer(deps);
  return {
    name: 'why',
    aliases: [],
    usage: '',
    action: 'self.read',
    summary: {
      en: 'why the last message, or the one you reply to, was answered as it was, or not at all',
      ru: 'почему на последнее сообщение или на то, на которое вы отвечаете, дан такой ответ или не дан никакой',
    },
    run: async ({ conversation, turn, person }) => {
      const { repliesTo } = turn.source;
      if (repliesTo === null) {
        const recent = await turns.recent(conversation.id, { contextStart: 0, before: turn.position, limit: LOOK_BACK });
        const last = recent.findLast(({ route }) => route !== null);
        return last === undefined ? ACCESS_COMMAND_TEXTS[person.language].whyWhat : explain(last, person);
      }
      const { channel, account } = conversation.address;
      return explainMessage(`${channel}:${account}`, repliesTo, person);
    },
  };
}
