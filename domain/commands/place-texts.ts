import type { Language } from '../access/person.ts';
import type { QueueWait } from '../tasks/queue-place.ts';

interface Texts {
  readonly waitsFor: Readonly<Record<QueueWait, string>>;
  readonly ahead: (count: number) => string;
  readonly cost: (spent: string, budget: string) => string;
}

/** Where a task stands in the queue, and what it costs. */
export const PLACE_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    waitsFor: {
      dependency: 'comes after another task',
      approval: 'waits for a yes',
      time: 'waits for the time of its next try',
      person: 'as many of one person run as may at once',
      project: 'as many in its project run as may at once',
      all: 'as many run as may at once',
      worker: 'waits for a free worker',
    },
    ahead: (count) => `${count} before it`,
    cost: (spent, budget) => `${spent} of ${budget}`,
  },
  ru: {
    waitsFor: {
      dependency: 'идёт после другой задачи',
      approval: 'нужно разрешение',
      time: 'ждёт времени новой попытки',
      person: 'больше одному человеку сразу нельзя',
      project: 'больше в этом проекте сразу нельзя',
      all: 'больше сразу нельзя',
      worker: 'нет свободного исполнителя',
    },
    ahead: (count) => `впереди ${count}`,
    cost: (spent, budget) => `${spent} из ${budget}`,
  },
};
