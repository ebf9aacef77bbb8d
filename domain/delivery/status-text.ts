import type { Language } from '../access/person.ts';
import { COMMAND_TEXTS } from '../commands/command-texts.ts';
import { logText } from '../commands/log-text.ts';
import { plainWords } from '../commands/plain-words.ts';
import type { OutputLine } from '../tasks/output-line.ts';
import { dollarText } from '../tasks/submit/estimate-texts.ts';
import type { PlanItem } from '../tasks/task-progress.ts';
import { isFinal } from '../tasks/task-state.ts';
import type { Task } from '../tasks/task.ts';
import { elapsedText, STATUS_TEXTS } from './status-texts.ts';

const MINUTE_MS = 60_000;
/** Whoever is silent for less is only thinking. */
const QUIET_MS = 2 * MINUTE_MS;
/** In a group every edit takes from what others may say there. */
const TICK_MS = { private: 10_000, group: 30_000 } as const;
const MOST_ITEMS = 12;
const LONGEST_ITEM = 100;
const LONGEST_LINE = 300;
const MARKS: Readonly<Record<PlanItem['state'], string>> = { done: '✓', doing: '→', open: '○' };

interface StatusView {
  readonly language: Language;
  readonly audience: keyof typeof TICK_MS;
  readonly now: Date;
  /** What is said until it has begun. */
  readonly before: string;
}

/** What the one message says that stays with a task until it has ended; then a short line, for its result comes as a message of its own. */
export function statusText(task: Task, lines: readonly OutputLine[], view: StatusView): string {
  if (!isFinal(task.state) && task.startedAt === null) return view.before;
  const { language, now } = view;
  const parts = [`\`${task.id}\` ${stateOf(task, language)}`, steppedTime(task, view), dollarText(task.spent)];
  const heading = parts.filter((part) => part !== '').join(' · ');
  if (isFinal(task.state)) return heading;
  const { progress } = task;
  const shown = [heading];
  if (progress !== null && task.state === 'running') {
    const quietMs = now.getTime() - progress.aliveAt.getTime();
    if (quietMs >= QUIET_MS) shown.push(STATUS_TEXTS[language].noSign(Math.floor(quietMs / MINUTE_MS)));
  }
  if (progress !== null && progress.plan.length > 0) shown.push(planText(progress.plan, language));
  const last = lines.findLast(({ kind, text }) => kind !== 'stage' && kind !== 'system' && text.trim() !== '');
  if (last !== undefined) shown.push(logText([{ ...last, text: cut(last.text, LONGEST_LINE) }]));
  return shown.join('\n\n');
}

function stateOf({ state, progress, reason }: Task, language: Language): string {
  const word = COMMAND_TEXTS[language].states[state];
  if (state === 'waiting' && reason !== null) return `${word}: ${plainWords(cut(reason.message, LONGEST_LINE))}`;
  if (state !== 'running' || progress === null) return word;
  const stage = STATUS_TEXTS[language].stages[progress.stage];
  return progress.detail === null ? stage : `${stage}: ${plainWords(cut(progress.detail, LONGEST_ITEM))}`;
}

/** Since its first start; while it runs in steps of a tick. */
function steppedTime({ startedAt, endedAt }: Task, { now, language, audience }: StatusView): string {
  if (startedAt === null) return '';
  const milliseconds = Math.max(0, (endedAt ?? now).getTime() - startedAt.getTime());
  const tick = endedAt === null ? TICK_MS[audience] : 1_000;
  return elapsedText(Math.floor(milliseconds / tick) * tick, language);
}

function planText(plan: readonly PlanItem[], language: Language): string {
  const items = plan.slice(0, MOST_ITEMS).map(({ text, state }) => `- ${MARKS[state]} ${plainWords(cut(text, LONGEST_ITEM))}`);
  const left = plan.length - items.length;
  return [...items, ...(left > 0 ? [`- ${STATUS_TEXTS[language].more(left)}`] : [])].join('\n');
}

function cut(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}
