import type { Language } from '../access/person.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import type { Mode, RouteTier } from '../routing/route.ts';

interface Texts {
  /** Who answers. */
  readonly modes: Readonly<Record<Mode, string>>;
  /** What decided. */
  readonly tiers: Readonly<Record<RouteTier, string>>;
  /** What a tier went by, where it is no name. */
  readonly details: Readonly<Record<string, string>>;
  readonly decided: (mode: string, tier: string, percent: number, runnerUp: string | null) => string;
  readonly plugin: (name: string) => string;
  /** No plugin took it. */
  readonly noPlugin: string;
  readonly firstModel: (model: string) => string;
  readonly asked: string;
  readonly nothing: string;
  readonly tried: string;
  readonly outcomes: Readonly<Record<TriedModel['outcome'], string>>;
  readonly weaknesses: Readonly<Record<NonNullable<TriedModel['weakness']>, string>>;
  readonly cost: (dollars: string, seconds: string) => string;
  readonly noModel: string;
}

/** The words in which a decision is explained. */
export const DECISION_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    modes: { agent: 'the agent', chat: 'the chat', assistant: 'the assistant' },
    tiers: {
      override: 'your choice',
      context: 'the conversation',
      rules: 'the rules',
      learned: 'what was learned',
      model: 'a model that was asked',
      default: 'nothing else fitted',
      plugins: 'the helpers themselves',
    },
    details: {
      'leaves-subject': 'it left the subject',
      'reply-to-task': 'a reply to a task',
      'reply-to-agent': 'a reply to the agent',
      'follow-up': 'it went on with what was said',
      'answered-last': 'who answered last',
      reply: 'whose answer it replied to',
      retry: 'the same question again',
      'not-allowed': 'not allowed to this person here',
      'no-model': 'no model here could be the agent',
      question: 'an answer to its question',
      'in-doubt': 'which one was not clear',
      nobody: 'no helper knew the words',
    },
    decided: (mode, tier, percent, runnerUp) =>
      `For ${mode}, by: ${tier} (${String(percent)} %).${runnerUp === null ? '' : ` Second: ${runnerUp}.`}`,
    plugin: (name) => `Meant for: ${name}.`,
    noPlugin: 'No helper took it, so the chat answered.',
    firstModel: (model) => `First model to try: ${model}.`,
    asked: 'What was asked, in this order:',
    nothing: 'nothing',
    tried: 'Models:',
    outcomes: {
      answered: 'answered',
      rejected: 'refused the request',
      'rate-limited': 'was too busy',
      unreachable: 'could not be reached',
      timeout: 'did not answer in time',
      cancelled: 'was stopped',
      empty: 'gave no answer',
      refused: 'declined',
      'too-long': 'cannot read that much',
      'no-budget': 'no budget was left for it',
      unpriced: 'has no price',
    },
    weaknesses: {
      'cut-off': 'its answer was cut off',
      'too-short': 'its answer was too short',
      cannot: 'it said that it can’t',
      refuses: 'it refused',
      'broken-tools': 'its tool calls were broken',
    },
    cost: (dollars, seconds) => `Cost: $${dollars}, ${seconds} s.`,
    noModel: 'No model was asked for it.',
  },
  ru: {
    modes: { agent: 'агент', chat: 'чат', assistant: 'помощник' },
    tiers: {
      override: 'ваш выбор',
      context: 'ход беседы',
      rules: 'правила',
      learned: 'выученное',
      model: 'опрошенная модель',
      default: 'ничто другое не подошло',
      plugins: 'сами помощники',
    },
    details: {
      'leaves-subject': 'сменилась тема',
      'reply-to-task': 'ответ на сообщение задачи',
      'reply-to-agent': 'ответ агенту',
      'follow-up': 'продолжение сказанного',
      'answered-last': 'кто отвечал последним',
      reply: 'на чей ответ это ответ',
      retry: 'тот же вопрос ещё раз',
      'not-allowed': 'этому человеку здесь нельзя',
      'no-model': 'нет модели, которая могла бы быть агентом',
      question: 'ответ на его вопрос',
      'in-doubt': 'не было ясно, какой из них',
      nobody: 'ни один помощник не знает этих слов',
    },
    decided: (mode, tier, percent, runnerUp) =>
      `Отвечает ${mode}, решило: ${tier} (${String(percent)} %).${runnerUp === null ? '' : ` На втором месте ${runnerUp}.`}`,
    plugin: (name) => `Кому: ${name}.`,
    noPlugin: 'Ни один помощник за это не взялся, поэтому ответил чат.',
    firstModel: (model) => `Первая модель: ${model}.`,
    asked: 'Что спросили, по порядку:',
    nothing: 'ничего',
    tried: 'Модели:',
    outcomes: {
      answered: 'ответила',
      rejected: 'отклонила запрос',
      'rate-limited': 'была перегружена',
      unreachable: 'была недоступна',
      timeout: 'не ответила вовремя',
      cancelled: 'была остановлена',
      empty: 'ничего не ответила',
      refused: 'отказалась',
      'too-long': 'не может столько прочесть',
      'no-budget': 'на неё не осталось бюджета',
      unpriced: 'не имеет цены',
    },
    weaknesses: {
      'cut-off': 'ответ оборван',
      'too-short': 'ответ слишком короткий',
      cannot: 'сказала, что не может',
      refuses: 'отказалась',
      'broken-tools': 'сломанные вызовы инструментов',
    },
    cost: (dollars, seconds) => `Стоимость: $${dollars}, ${seconds} с.`,
    noModel: 'Ни одну модель не спрашивали.',
  },
};
