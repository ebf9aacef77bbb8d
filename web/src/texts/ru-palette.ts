import type { Texts } from './en.ts';

/** То же, что `en-palette.ts`, по-русски. */
export const ruPalette: Texts['palette'] = {
  open: 'Команды',
  title: 'Команды',
  search: 'Что нужно сделать?',
  none: 'Так ничего не называется.',
  places: 'Перейти',
  does: 'Сделать',
  tasks: 'Последние задачи',
  conversations: 'Беседы',
  language: 'Speak English · Говорить по-английски',
  theme: { system: 'Цвета как в системе', light: 'Светлые цвета', dark: 'Тёмные цвета' },
  keysOff: 'Выключить клавиши без Ctrl',
  keysOn: 'Включить клавиши без Ctrl',
};

export const ruHelpers: Texts['helpers'] = {
  title: 'Помощники',
  none: 'Помощников нет.',
  noneHint: 'Они приходят вместе с Parley; parley.yaml может какие-то не взять.',
  hint: 'Что умеют помощники. В каждой беседе их включают и выключают под словом «Помощники».',
  version: 'Версия',
  commands: 'Команды',
  permissions: 'Доступно',
};

export const ruTemplates: Texts['templates'] = {
  title: 'Шаблоны',
  none: 'Шаблонов нет.',
  noneHint: 'Положите их в папку «templates» в папке данных или в .parley/templates проекта.',
  project: 'Шаблоны проекта',
  from: { BUILT_IN: 'встроенный', DATA: 'ваш', PROJECT: 'из проекта' },
  use: 'Взять',
  useNamed: (name) => `Взять: ${name}`,
  prompt: 'Что в нём сказано',
  run: 'Запустить задачу',
  problems: 'Эти не удалось прочесть',
  budget: 'Бюджет',
};
