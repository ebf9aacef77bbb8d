import type { Language } from '../access/person.ts';

interface Texts {
  readonly internal: string;
  readonly crashed: string;
  readonly noAgentModel: string;
  readonly agentSaidNothing: string;
  /** Null: nobody knows by whom. */
  readonly stoppedBy: (name: string | null) => string;
  readonly takenBack: string;
}

/** What people are told when a turn does not end as it should. */
export const TURN_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    internal: 'Something went wrong here while answering. It was logged; please try again.',
    crashed: 'This message stopped the program three times, so it is not tried again.',
    noAgentModel: 'The agent needs a model that can use tools. Set a key for a provider, start a local model server, or write /chat.',
    agentSaidNothing: 'The agent ended its work without a word about it.',
    stoppedBy: (name) => (name === null ? 'Stopped.' : `Stopped by ${name}.`),
    takenBack: 'The question was taken back, so it is not answered.',
  },
  ru: {
    internal: 'При ответе что-то сломалось. Это записано в журнал; попробуйте ещё раз.',
    crashed: 'Это сообщение трижды останавливало программу, поэтому больше не повторяется.',
    noAgentModel: 'Агенту нужна модель с инструментами. Задайте ключ провайдера, запустите локальный сервер моделей или напишите /chat.',
    agentSaidNothing: 'Агент закончил работу, ничего о ней не сказав.',
    stoppedBy: (name) => (name === null ? 'Остановлено.' : `Остановлено: ${name}.`),
    takenBack: 'Вопрос отозван, поэтому ответа не будет.',
  },
};
