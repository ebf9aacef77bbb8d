import type { Language } from '../access/person.ts';
import { elapsedText, STATUS_TEXTS } from '../delivery/status-texts.ts';
import type { QueuePlace } from '../tasks/queue-place.ts';
import { dollarText } from '../tasks/submit/estimate-texts.ts';
import { taskTitle } from '../tasks/task-title.ts';
import type { Task } from '../tasks/task.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import { plainWords } from './plain-words.ts';
import { PLACE_TEXTS } from './place-texts.ts';

interface LineView {
  readonly language: Language;
  readonly now: Date;
}

/** A task on one line of a list: its state and stage, its place in the queue, how long it took, its cost, and what it is about. */
export function taskLine(task: Task, place: QueuePlace | null, { language, now }: LineView): string {
  const parts = [
    `\`${task.id}\` ${stateText(task, language)}`,
    ...(place === null ? [] : placeText(place, language)),
    ...(task.startedAt === null ? [] : [elapsedText(Math.max(0, (task.endedAt ?? now).getTime() - task.startedAt.getTime()), language)]),
    ...(task.work.kind === 'command' ? [] : [PLACE_TEXTS[language].cost(dollarText(task.spent), dollarText(task.limits.budget))]),
  ];
  return `- ${parts.join(' · ')}: ${plainWords(taskTitle(task.work))}`;
}

function stateText({ state, progress }: Task, language: Language): string {
  const word = COMMAND_TEXTS[language].states[state];
  return state === 'running' && progress !== null ? `${word} (${STATUS_TEXTS[language].stages[progress.stage]})` : word;
}

function placeText({ ahead, waitsFor }: QueuePlace, language: Language): readonly string[] {
  const texts = PLACE_TEXTS[language];
  return [...(waitsFor === null ? [] : [texts.waitsFor[waitsFor]]), ...(ahead === 0 ? [] : [texts.ahead(ahead)])];
}
