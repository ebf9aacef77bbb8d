import type { Language } from '../access/person.ts';
import type { TaskStage } from '../tasks/task-progress.ts';

interface Texts {
  readonly stages: Readonly<Record<TaskStage, string>>;
  readonly elapsed: (hours: number, minutes: number, seconds: number) => string;
  readonly noSign: (minutes: number) => string;
  readonly more: (count: number) => string;
}

/** What the status message of a task says. */
export const STATUS_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    stages: {
      starting: 'starting',
      planning: 'planning',
      exploring: 'exploring',
      editing: 'editing',
      running: 'running a command',
      testing: 'testing',
      committing: 'committing',
      browsing: 'browsing',
      'waiting-for-model': 'waiting for the model',
      'waiting-for-approval': 'waiting for a yes',
      'wrapping-up': 'wrapping up',
    },
    elapsed: (hours, minutes, seconds) => joined([hours, 'h'], [minutes, 'min'], [seconds, 's']),
    noSign: (minutes) => `No sign of life for ${minutes} min.`,
    more: (count) => `… and ${count} more`,
  },
  ru: {
    stages: {
      starting: 'начинает',
      planning: 'планирует',
      exploring: 'изучает',
      editing: 'правит',
      running: 'выполняет команду',
      testing: 'проверяет',
      committing: 'делает коммит',
      browsing: 'смотрит в интернете',
      'waiting-for-model': 'ждёт модель',
      'waiting-for-approval': 'ждёт разрешения',
      'wrapping-up': 'завершает',
    },
    elapsed: (hours, minutes, seconds) => joined([hours, 'ч'], [minutes, 'мин'], [seconds, 'с']),
    noSign: (minutes) => `Признаков жизни нет уже ${minutes} мин.`,
    more: (count) => `… и ещё ${count}`,
  },
};

/** How long something took, in its two largest units. */
export function elapsedText(milliseconds: number, language: Language): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return STATUS_TEXTS[language].elapsed(Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60);
}

/** The two largest of the units that are not zero. */
function joined(...parts: readonly (readonly [number, string])[]): string {
  const from = parts.findIndex(([count]) => count > 0);
  if (from === -1) return `0 ${parts.at(-1)?.[1] ?? ''}`;
  return parts
    .slice(from, from + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
