import { textBar } from '../costs/text-bar.ts';
import { spentText } from '../costs/budget-texts.ts';
import { lastDays } from '../costs/calendar-day.ts';
import { COST_TEXTS } from '../costs/cost-texts.ts';
import type { ReportCosts, ReportedCosts } from '../costs/report-costs.ts';
import { displayWidth } from '../delivery/display-width.ts';
import type { Ports } from '../ports/ports.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { CommandContext } from './command.ts';

const MONTH = 30;
const WEEK = 7;
const BAR_PLACES = 10;
const MOST_LINES = 10;
const MOST_NAME = 32;

const ALL = new Set(['all', 'все', 'всех']);
/** The places of the keys in what is asked for. */
const [DAY, MODEL, MODE, PERSON] = [0, 1, 2, 3];

/** `/costs [all]`: what was spent today and in the last 7 and 30 days, by day, model and mode, for admins also everybody's by person. */
export async function tellCosts(
  { costs, clock }: Pick<Ports, 'clock'> & { readonly costs: ReportCosts },
  { principal, person, conversation, argument }: CommandContext,
): Promise<string> {
  const texts = COST_TEXTS[person.language];
  const everybody = ALL.has(argument.toLowerCase());
  if (argument !== '' && !everybody) return texts.costsUsage;
  // What others spend is not for everybody in a group.
  if (everybody && conversation.audience !== 'private') return COMMAND_TEXTS[person.language].onlyInPrivate;
  const groupBy = ['day', 'model', 'mode', ...(everybody ? (['person'] as const) : [])] as const;
  const rows = await costs(principal, { days: MONTH, groupBy, everybody });
  if (rows.length === 0) return texts.noCosts;
  const { days } = lastDays(person.timeZone, clock.now(), WEEK);
  const ofDay = (row: ReportedCosts): string => row.keys[DAY] ?? '';
  const week = rows.filter((row) => days.includes(ofDay(row)));
  const today = rows.filter((row) => ofDay(row) === days.at(-1));
  const totals = [today, week, rows].map((part, index) => `${texts.periods[index] ?? ''}: $${spentText(sum(part))}`);
  const perDay = days.map((day): Line => ({ name: day.slice(5), cost: sum(week.filter((row) => ofDay(row) === day)), calls: null }));
  return [
    `**${texts.title(everybody)}.** ${totals.join(' · ')}`,
    texts.cached(cachedPercent(rows)),
    section(texts.byDay, perDay),
    section(`${texts.byModel}, ${texts.inMonth}`, linesBy(rows, MODEL)),
    section(`${texts.byMode}, ${texts.inMonth}`, linesBy(rows, MODE)),
    ...(everybody ? [section(`${texts.byPerson}, ${texts.inMonth}`, linesBy(rows, PERSON))] : []),
  ].join('\n\n');
}

interface Line {
  readonly name: string;
  readonly cost: number;
  /** Null: not told. */
  readonly calls: number | null;
}

/** The dearest first. */
function linesBy(rows: readonly ReportedCosts[], place: number): readonly Line[] {
  const lines = new Map<string, Line & { readonly calls: number }>();
  for (const { keys, labels, cost, calls } of rows) {
    const key = keys[place] ?? '';
    const sumSoFar = lines.get(key);
    lines.set(key, { name: labels[place] ?? key, cost: (sumSoFar?.cost ?? 0) + cost, calls: (sumSoFar?.calls ?? 0) + calls });
  }
  return [...lines.values()].toSorted((a, b) => b.cost - a.cost || b.calls - a.calls).slice(0, MOST_LINES);
}

function section(title: string, lines: readonly Line[]): string {
  const most = Math.max(...lines.map(({ cost }) => cost));
  const names = lines.map(({ name }) => plainName(name));
  const width = Math.max(...names.map(displayWidth));
  const rows = lines.map(({ cost, calls }, index) => {
    const name = names[index] ?? '';
    const bar = textBar(cost, most, BAR_PLACES);
    const padded = `${name}${' '.repeat(width - displayWidth(name))}  ${bar.padEnd(BAR_PLACES)}  $${spentText(cost)}`;
    return calls === null ? padded : `${padded} (${String(calls)})`;
  });
  return [title, '```', ...rows, '```'].join('\n');
}

/** Somebody's name inside a fence: nothing in it may end that. */
function plainName(name: string): string {
  const plain = name.replaceAll(/[`\s]+/g, ' ').trim();
  return plain.length > MOST_NAME ? `${plain.slice(0, MOST_NAME - 1).toWellFormed()}…` : plain;
}

function sum(rows: readonly ReportedCosts[]): number {
  return rows.reduce((total, { cost }) => total + cost, 0);
}

function cachedPercent(rows: readonly ReportedCosts[]): number {
  const total = rows.reduce((tokens, row) => tokens + row.inputTokens, 0);
  const cached = rows.reduce((tokens, row) => tokens + row.cacheReadTokens, 0);
  return total === 0 ? 0 : Math.round((cached / total) * 100);
}
