import type { Action } from '../access/actions.ts';
import type { ReportCosts } from '../costs/report-costs.ts';
import type { Ports } from '../ports/ports.ts';
import { makeLabelTurns } from '../routing/learned/label-turn.ts';
import type { ListModels } from '../routing/list-models.ts';
import { chooseModel } from './choose-model.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { tellCosts } from './tell-costs.ts';

export interface ConversationCommandDeps extends Pick<Ports, 'conversations' | 'turns' | 'intents' | 'clock' | 'logger'> {
  readonly models: ListModels;
  readonly costs: ReportCosts;
}

/** Who answers, from where on, and what it costs. */
export function conversationCommands(deps: ConversationCommandDeps): readonly Command[] {
  return [
    command(
      'new',
      '',
      'conversation.write',
      'begin anew, without the earlier messages',
      'начать заново, без прежних сообщений',
      (context) => beginAnew(deps, context),
    ),
    command('model', '[NAME [TEXT] | auto]', 'model.read', 'show or choose the model', 'показать или выбрать модель', (context) =>
      chooseModel(deps, context),
    ),
    ...modeCommands(deps),
    command('costs', '[all]', 'cost.read', 'what was spent', 'сколько потрачено', (context) => tellCosts(deps, context)),
  ];
}

function modeCommands(deps: ConversationCommandDeps): readonly Command[] {
  return [
    command(
      'agent',
      '[TEXT | auto]',
      'task.create',
      'let the agent answer: this message, or from now on',
      'пусть ответит агент: на это сообщение или впредь',
      chooseMode(deps, 'agent'),
    ),
    command(
      'chat',
      '[TEXT | auto]',
      'conversation.write',
      'let the chat model answer: this message, or from now on',
      'пусть ответит чат: на это сообщение или впредь',
      chooseMode(deps, 'chat'),
    ),
    command(
      'auto',
      '',
      'conversation.write',
      'let each message decide who answers',
      'решать для каждого сообщения, кто ответит',
      chooseMode(deps, null),
    ),
  ];
}

function command(name: string, usage: string, action: Action, en: string, ru: string, run: Command['run']): Command {
  return { name, aliases: [], usage, action, summary: { en, ru }, run };
}

async function beginAnew({ conversations }: Pick<Ports, 'conversations'>, { conversation, turn, person }: CommandContext): Promise<string> {
  await conversations.change(conversation.id, { contextStart: turn.position });
  return COMMAND_TEXTS[person.language].fresh;
}

function chooseMode(deps: ConversationCommandDeps, mode: 'agent' | 'chat' | null): Command['run'] {
  return async ({ conversation, person, turn, argument }) => {
    const chosen = argument.toLowerCase() === 'auto' ? null : mode;
    await deps.conversations.change(conversation.id, { preferredMode: chosen });
    if (chosen !== null) await makeLabelTurns(deps).corrected(turn, { mode: chosen, again: null });
    return COMMAND_TEXTS[person.language].mode(chosen ?? 'auto');
  };
}
