import { toDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';
import type { ReportCosts } from '../costs/report-costs.ts';
import type { Ports } from '../ports/ports.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { CommandContext } from './command.ts';

const DAYS = 30;

/** `/costs`: what the person spent today and in the last 30 days, by model. */
export async function tellCosts(
  { costs, clock }: Pick<Ports, 'clock'> & { readonly costs: ReportCosts },
  { principal, person }: CommandContext,
): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const days = await costs(principal, { days: DAYS, groupBy: 'day', everybody: false });
  const models = await costs(principal, { days: DAYS, groupBy: 'model', everybody: false });
  if (models.length === 0) return texts.noCosts;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: person.timeZone }).format(clock.now());
  const sum = days.reduce((total, row) => total + row.cost, 0);
  const ofToday = days.find((row) => row.group === today)?.cost ?? 0;
  const rows = models.map(({ group, calls, cost }) => `- ${group}: $${dollars(cost)} (${calls})`);
  return [texts.costs(dollars(ofToday), dollars(sum)), ...rows].join('\n');
}

function dollars(nanos: Nanos): string {
  return toDollars(nanos).toFixed(4);
}
