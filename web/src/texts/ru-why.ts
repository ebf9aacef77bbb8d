import type { Texts } from './en.ts';

/** The same in Russian. */
export const ruWhy: Texts['why'] = {
  title: 'Почему?',
  loading: 'Загрузка…',
  notThere: 'Сейчас это не удалось прочесть.',
  noModel: 'Ни одну модель не спрашивали.',
  decided: (mode: string, tier: string, percent: string) => `Отвечает ${mode}, решило: ${tier} (${percent} %).`,
  runnerUp: (mode: string) => `На втором месте ${mode}.`,
  plugin: (name: string) => `Кому: ${name}.`,
  asked: 'Что спросили, по порядку',
  nothing: 'ничего',
  tried: 'Модели',
  weak: (reason: string) => `ответ слабый: ${reason}`,
  modes: { AGENT: 'агент', CHAT: 'чат', ASSISTANT: 'помощник' },
  tiers: {
    OVERRIDE: 'ваш выбор',
    CONTEXT: 'ход беседы',
    RULES: 'правила',
    LEARNED: 'выученное',
    MODEL: 'опрошенная модель',
    DEFAULT: 'ничто другое не подошло',
    PLUGINS: 'сами помощники',
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
  },
};
