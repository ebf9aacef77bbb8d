import type { Language } from '../../access/person.ts';
import { toDollars } from '../../costs/money.ts';
import type { Nanos } from '../../costs/money.ts';
import type { Expectation, TaskEstimate } from './estimate-task.ts';

interface EstimateTexts {
  readonly free: string;
  readonly alike: (count: number, median: string, high: string, most: string) => string;
  readonly takes: (cost: string, time: string) => string;
  readonly littleHistory: (count: number, most: string) => string;
  readonly start: (what: string, project: string, estimate: string) => string;
  readonly eachTime: (what: string, project: string, estimate: string) => string;
  readonly again: (id: string, what: string, project: string, estimate: string) => string;
  readonly try: (count: number, first: string) => string;
  readonly left: (left: string, all: string) => string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly hours: (hours: number, minutes: number) => string;
}

/** What a task will take, before it starts. */
export const ESTIMATE_TEXTS: Readonly<Record<Language, EstimateTexts>> = {
  en: {
    free: 'It costs nothing.',
    alike: (count, median, high, most) =>
      `Of ${count} finished tasks alike half took at most ${median}, nine of ten at most ${high}; it can never cost more than ${most}.`,
    takes: (cost, time) => `${cost} and ${time}`,
    littleHistory: (count, most) =>
      `There is too little history for an estimate (${count} finished ${count === 1 ? 'task' : 'tasks'} alike); it can never cost more than ${most}.`,
    start: (what, project, estimate) => `Start "${what}" on ${project}? ${estimate}`,
    eachTime: (what, project, estimate) => `Have "${what}" run on ${project} by itself? Each time: ${estimate}`,
    again: (id, what, project, estimate) => `Run task ${id} again, "${what}" on ${project}? ${estimate}`,
    try: (count, first) => `It is try ${count}; the first was ${first}.`,
    left: (left, all) => `Of its ${all} there is ${left} left.`,
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
    hours: (hours, minutes) => `${hours} h ${minutes} min`,
  },
  ru: {
    free: 'Это ничего не стоит.',
    alike: (count, median, high, most) =>
      `Из похожих законченных задач (${count}) половине хватило ${median}, девяти из десяти — ${high}; дороже ${most} она стать не может.`,
    takes: (cost, time) => `${cost} и ${time}`,
    littleHistory: (count, most) =>
      `Для оценки слишком мало истории (похожих законченных задач: ${count}); дороже ${most} она стать не может.`,
    start: (what, project, estimate) => `Начать «${what}» в проекте ${project}? ${estimate}`,
    eachTime: (what, project, estimate) => `Выполнять «${what}» в проекте ${project} по расписанию? Каждый раз: ${estimate}`,
    again: (id, what, project, estimate) => `Выполнить задачу ${id} ещё раз, «${what}» в проекте ${project}? ${estimate}`,
    try: (count, first) => `Это попытка ${count}; первой была ${first}.`,
    left: (left, all) => `Из ${all} осталось ${left}.`,
    minutes: (count) => `${count} мин`,
    seconds: (count) => `${count} с`,
    hours: (hours, minutes) => `${hours} ч ${minutes} мин`,
  },
};

/** An estimate in one sentence. */
export function estimateText({ count, median, high, most }: TaskEstimate, language: Language): string {
  const texts = ESTIMATE_TEXTS[language];
  if (most === 0) return texts.free;
  if (median === null || high === null) return texts.littleHistory(count, dollarText(most));
  const taking = ({ cost, milliseconds }: Expectation) => texts.takes(dollarText(cost), timeText(milliseconds, language));
  return texts.alike(count, taking(median), taking(high), dollarText(most));
}

/** Cents, and more digits where there are no whole cents. */
export function dollarText(nanos: Nanos): string {
  const dollars = toDollars(nanos);
  return `$${dollars === 0 || dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}

function timeText(milliseconds: number, language: Language): string {
  const texts = ESTIMATE_TEXTS[language];
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  if (seconds < 60) return texts.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? texts.minutes(minutes) : texts.hours(Math.floor(minutes / 60), minutes % 60);
}
