import type { ReportCosts } from '../costs/report-costs.ts';
import { toDollars } from '../costs/money.ts';
import type { Ports } from '../ports/ports.ts';
import { findModel } from '../routing/model-catalogue.ts';
import type { ListModels } from '../routing/list-models.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';

export interface ConversationCommandDeps extends Pick<Ports, 'conversations' | 'clock'> {
  readonly models: ListModels;
  readonly costs: ReportCosts;
}

/** Who answers, from where on, and what it costs. */
export function conversationCommands({ conversations, models, costs, clock }: ConversationCommandDeps): readonly Command[] {
  const chooseMode = (mode: 'agent' | 'chat' | null) => async ({ conversation, person }: CommandContext) => {
    await conversations.change(conversation.id, { preferredMode: mode });
    return COMMAND_TEXTS[person.language].mode(mode ?? 'auto');
  };
  const command = (parts: Omit<Command, 'aliases' | 'role'>): Command => ({ aliases: [], role: 'guest', ...parts });
  return [
    command({
      name: 'new',
      usage: '',
      summary: { en: 'begin anew, without the earlier messages', ru: 'начать заново, без прежних сообщений' },
      async run({ conversation, turn, person }) {
        await conversations.change(conversation.id, { contextStart: turn.position });
        return COMMAND_TEXTS[person.language].fresh;
      },
    }),
    command({
      name: 'model',
      usage: '[NAME | auto]',
      summary: { en: 'show or choose the model', ru: 'показать или выбрать модель' },
      run: (context) => chooseModel({ conversations, models }, context),
    }),
    command({
      name: 'agent',
      usage: '[TEXT]',
      summary: { en: 'let the agent answer: this message, or from now on', ru: 'пусть ответит агент: на это сообщение или впредь' },
      run: chooseMode('agent'),
    }),
    command({
      name: 'chat',
      usage: '[TEXT]',
      summary: { en: 'let the chat model answer: this message, or from now on', ru: 'пусть ответит чат: на это сообщение или впредь' },
      run: chooseMode('chat'),
    }),
    command({
      name: 'auto',
      usage: '',
      summary: { en: 'let each message decide who answers', ru: 'решать для каждого сообщения, кто ответит' },
      run: chooseMode(null),
    }),
    command({
      name: 'costs',
      usage: '',
      summary: { en: 'what was spent', ru: 'сколько потрачено' },
      run: (context) => tellCosts({ costs, clock }, context),
    }),
    command({
      name: 'whoami',
      usage: '',
      summary: { en: 'who you are here', ru: 'кто вы здесь' },
      async run({ person }) {
        return COMMAND_TEXTS[person.language].whoami(person.name, person.role);
      },
    }),
  ];
}

async function chooseModel({ conversations, models }: Pick<ConversationCommandDeps, 'conversations' | 'models'>, context: CommandContext) {
  const { argument, conversation, person, principal } = context;
  const texts = COMMAND_TEXTS[person.language];
  const catalogue = models(principal);
  const list = [texts.models, ...catalogue.map(({ id }) => `- \`${id}\``)].join('\n');
  if (argument === '') return `${texts.modelNow(conversation.preferredModel)}\n\n${list}`;
  if (argument === 'auto') {
    await conversations.change(conversation.id, { preferredModel: null });
    return texts.modelAuto;
  }
  const model = findModel(catalogue, argument);
  if (model === null) return `${texts.modelUnknown(argument)}\n\n${list}`;
  await conversations.change(conversation.id, { preferredModel: model.id });
  return texts.modelSet(model.id);
}

async function tellCosts({ costs, clock }: Pick<ConversationCommandDeps, 'costs' | 'clock'>, { principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const days = await costs(principal, { days: 30, groupBy: 'day', everybody: false });
  const models = await costs(principal, { days: 30, groupBy: 'model', everybody: false });
  if (models.length === 0) return texts.noCosts;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: person.timeZone }).format(clock.now());
  const sum = days.reduce((total, row) => total + row.cost, 0);
  const ofToday = days.find((row) => row.group === today)?.cost ?? 0;
  const rows = models.map(({ group, calls, cost }) => `- ${group}: $${dollars(cost)} (${calls})`);
  return [texts.costs(dollars(ofToday), dollars(sum)), ...rows].join('\n');
}

function dollars(nanos: number): string {
  return toDollars(nanos).toFixed(4);
}
