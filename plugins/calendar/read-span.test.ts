import { describe, expect, test } from 'vitest';

import { readSpan } from './read-span.ts';

/** A Wednesday, 12:00 in Berlin. */
const NOON = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };

/** "11-26 15:00–16:00 | what else was said", days alone where it takes whole ones. */
function read(said: string, now = NOON): string {
  const found = readSpan(said, now);
  if (found.kind !== 'span') return found.kind;
  const shown = (instant: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: now.zone, dateStyle: 'short', timeStyle: 'short' }).format(instant).slice(5);
  const { start, end, isAllDay } = found.span;
  const day = (instant: number): string => shown(instant).slice(0, 5);
  const days = day(start) === day(end - 1) ? day(start) : `${day(start)}…${day(end - 1)}`;
  const hours = day(start) === day(end) ? shown(end).slice(6) : shown(end);
  const rule = found.rule === null ? '' : ` ${found.rule}`;
  return `${isAllDay ? days : `${shown(start)}–${hours}`}${rule} | ${found.rest.replaceAll(/\s+/g, ' ').trim()}`;
}

describe('from when to when something is to be', () => {
  test.each([
    ['dentist tomorrow at 15:00', '11-26 15:00–16:00 | dentist'],
    ['tomorrow 15:00 dentist', '11-26 15:00–16:00 | dentist'],
    ['dentist tomorrow at 3pm', '11-26 15:00–16:00 | dentist'],
    ['dentist tomorrow at 3', '11-26 15:00–16:00 | dentist'],
    ['dentist tomorrow at 9', '11-26 09:00–10:00 | dentist'],
    ['dentist at 6 pm', '11-25 18:00–19:00 | dentist'],
    ['dentist tomorrow at 15:00 for 30 minutes', '11-26 15:00–15:30 | dentist'],
    ['dentist tomorrow at 15:00 for half an hour', '11-26 15:00–15:30 | dentist'],
    ['dentist tomorrow at 15:00 for two hours', '11-26 15:00–17:00 | dentist'],
    ['dentist tomorrow at 15:00 for an hour and a half', '11-26 15:00–16:30 | dentist'],
    ['dentist tomorrow at 15:00 for 45 min', '11-26 15:00–15:45 | dentist'],
    ['dentist tomorrow from 15:00 to 16:30', '11-26 15:00–16:30 | dentist'],
    ['dentist tomorrow 15:00-16:30', '11-26 15:00–16:30 | dentist'],
    ['dentist tomorrow 15:00–16:30', '11-26 15:00–16:30 | dentist'],
    ['dentist tomorrow from 3 to 4pm', '11-26 15:00–16:00 | dentist'],
    ['dentist tomorrow from 3 to 4', '11-26 15:00–16:00 | dentist'],
    ['dentist tomorrow from 11 to 1', '11-26 11:00–13:00 | dentist'],
    ['dentist tomorrow from 9am to 5pm', '11-26 09:00–17:00 | dentist'],
    ['lunch on Friday between 12 and 14', '11-27 12:00–14:00 | lunch'],
    ['party on Saturday from 22:00 to 2:00', '11-28 22:00–11-29 02:00 | party'],
    ['standup tomorrow at 9am for 15 minutes', '11-26 09:00–09:15 | standup'],
    ['tomorrow at 9am standup', '11-26 09:00–10:00 | standup'],
    ['in an hour call', '11-25 13:00–14:00 | call'],
    ['call in 30 minutes', '11-25 12:30–13:30 | call'],
    ['call in 30 minutes for 15 minutes', '11-25 12:30–12:45 | call'],
    ['holiday tomorrow', '11-26 | holiday'],
    ['holiday today', '11-25 | holiday'],
    ['holiday on 24 December', '12-24 | holiday'],
    ['conference on Monday all day', '11-30 | conference'],
    ['conference on Monday for three days', '11-30…12-02 | conference'],
    ['trip from Monday to Wednesday', '11-30…12-02 | trip'],
    ['trip from 1 December to 5 December', '12-01…12-05 | trip'],
    ['trip December 1 - December 5', '12-01…12-05 | trip'],
    ['dentist on 3 December at 10:15', '12-03 10:15–11:15 | dentist'],
    ['dentist 2026-12-03 at 10:15', '12-03 10:15–11:15 | dentist'],
    ['lunch tomorrow at noon', '11-26 12:00–13:00 | lunch'],
    ['drinks tonight', '11-25 20:00–21:00 | drinks'],
    ['call mum tomorrow morning', '11-26 09:00–10:00 | call mum'],
    ['standup every weekday at 9:30 for 15 minutes', '11-26 09:30–09:45 FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR | standup'],
    ['yoga every Tuesday at 18:00', '12-01 18:00–19:00 FREQ=WEEKLY;INTERVAL=1;BYDAY=TU | yoga'],
    ['yoga every Tuesday from 18:00 to 19:30', '12-01 18:00–19:30 FREQ=WEEKLY;INTERVAL=1;BYDAY=TU | yoga'],
    ['rent on the 1st of every month at 10', '12-01 10:00–11:00 FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1 | rent'],
    ['birthday every year on 5 March', '03-05 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5 | birthday'],
    ['stretch every 2 hours', 'impossible'],
    ['dentist', 'none'],
    ['', 'none'],
    ['dentist on 30 February at 9', 'impossible'],
    ['dentist today at 9 am', 'past'],
    ['dentist on 1 January 2020 at 9:00', 'past'],
  ])('%s → %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  test.each([
    ['стоматолог завтра в 15:00', '11-26 15:00–16:00 | стоматолог'],
    ['завтра в 15:00 стоматолог', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра в 3 дня', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра в 15', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра в 15 часов', '11-26 15:00–16:00 | стоматолог'],
    ['ужин в 7 вечера', '11-25 19:00–20:00 | ужин'],
    ['ужин завтра в семь вечера', '11-26 19:00–20:00 | ужин'],
    ['стоматолог завтра в 15:00 на 30 минут', '11-26 15:00–15:30 | стоматолог'],
    ['стоматолог завтра в 15:00 на полчаса', '11-26 15:00–15:30 | стоматолог'],
    ['стоматолог завтра в 15:00 на час', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра в 15:00 на два часа', '11-26 15:00–17:00 | стоматолог'],
    ['стоматолог завтра в 15:00 на полтора часа', '11-26 15:00–16:30 | стоматолог'],
    ['стоматолог завтра в 15:00 на часик', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра с 15:00 до 16:30', '11-26 15:00–16:30 | стоматолог'],
    ['стоматолог завтра 15:00-16:30', '11-26 15:00–16:30 | стоматолог'],
    ['стоматолог завтра с 15 до 16', '11-26 15:00–16:00 | стоматолог'],
    ['стоматолог завтра с 3 до 4 дня', '11-26 15:00–16:00 | стоматолог'],
    ['смена в пятницу с 22:00 до 6:00', '11-27 22:00–11-28 06:00 | смена'],
    ['встреча с Анной завтра в 15:00', '11-26 15:00–16:00 | встреча с Анной'],
    ['созвон через час', '11-25 13:00–14:00 | созвон'],
    ['созвон через полчаса на 15 минут', '11-25 12:30–12:45 | созвон'],
    ['отпуск завтра', '11-26 | отпуск'],
    ['отпуск сегодня', '11-25 | отпуск'],
    ['отгул 24 декабря', '12-24 | отгул'],
    ['конференция в понедельник весь день', '11-30 | конференция'],
    ['конференция в понедельник на три дня', '11-30…12-02 | конференция'],
    ['поездка с понедельника по среду', '11-30…12-02 | поездка'],
    ['поездка с 1 декабря по 5 декабря', '12-01…12-05 | поездка'],
    ['поездка с 1 по 5 декабря', '12-01…12-05 | поездка'],
    ['врач 3 декабря в 10:15', '12-03 10:15–11:15 | врач'],
    ['врач 03.12 в 10:15', '12-03 10:15–11:15 | врач'],
    ['врач во вторник в половине девятого', '12-01 08:30–09:30 | врач'],
    ['обед завтра в полдень', '11-26 12:00–13:00 | обед'],
    ['позвонить маме завтра утром', '11-26 09:00–10:00 | позвонить маме'],
    ['ужин завтра вечером', '11-26 19:00–20:00 | ужин'],
    ['планёрка каждый будний день в 9:30 на 15 минут', '11-26 09:30–09:45 FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR | планерка'],
    ['йога каждый вторник в 18:00', '12-01 18:00–19:00 FREQ=WEEKLY;INTERVAL=1;BYDAY=TU | йога'],
    ['йога по вторникам и четвергам с 18:00 до 19:30', '11-26 18:00–19:30 FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH | йога'],
    ['аренда 1 числа каждого месяца в 10', '12-01 10:00–11:00 FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1 | аренда'],
    ['день рождения каждый год 5 марта', '03-05 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5 | день рождения'],
    ['разминка каждые 2 часа', 'impossible'],
    ['стоматолог', 'none'],
    ['стоматолог 30 февраля в 9', 'impossible'],
    ['стоматолог сегодня в 9 утра', 'past'],
    ['стоматолог 1 января 2020 в 9:00', 'past'],
  ])('%s → %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});
