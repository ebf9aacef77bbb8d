import type { Language } from '../access/person.ts';
import { EXAMPLE_CODE } from '../errors.ts';
import type { UnknownIdError } from '../errors.ts';

/** What is said of an id that nothing has, with where the right ones are. */
const RU: Readonly<Record<string, string>> = {
  task: `Такой задачи нет: напишите код одной из тех, что показывает /tasks, например ${EXAMPLE_CODE}.`,
  schedule: `Такого расписания нет: напишите код одного из тех, что показывает /schedules, например ${EXAMPLE_CODE}.`,
  approval: `Такого запроса нет: напишите код, который стоит под ним, например ${EXAMPLE_CODE}.`,
  project: 'Такого проекта нет: /projects показывает те, что есть.',
  person: 'Такого человека здесь нет: /people показывает, кто есть.',
  group: 'Такой группы здесь нет.',
  plugin: 'Такого помощника нет: /plugins показывает, какие есть.',
  memory: 'Такой записи в памяти нет: /memory показывает, что есть.',
  conversation: 'Такого разговора нет.',
  file: 'Такого файла нет.',
  turn: 'Такого ответа нет.',
  token: 'Такого токена нет.',
  pairing: 'Никто с таким кодом не ждёт.',
  upload: 'Такого загруженного файла нет.',
  button: 'Такой кнопки нет.',
};

/** The error's sentence in the language of whoever asked. */
export function unknownIdText({ kind, message }: UnknownIdError, language: Language): string {
  return language === 'ru' ? (RU[kind] ?? message) : message;
}
