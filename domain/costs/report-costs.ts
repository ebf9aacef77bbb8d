import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { knownZone } from '../access/known-zone.ts';
import { InvalidInputError } from '../errors.ts';
import { addressKey } from '../messaging/address.ts';
import type { CostGrouping, CostRow } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { lastDays } from './calendar-day.ts';

export type { CostGrouping };

const MAX_DAYS = 400;

export interface CostReportInput {
  /** How many calendar days, the last of them today, 1 to 400. */
  readonly days: number;
  /** What is added up by, in this order; empty: all together. */
  readonly groupBy: readonly CostGrouping[];
  /** For admins: everybody's, else one's own. */
  readonly everybody: boolean;
  /** The IANA zone that says where a day begins; null: the person's own. */
  readonly timeZone?: string | null;
}

/** A row, with what people call each of its keys. */
export interface ReportedCosts extends CostRow {
  /** What its keys are. */
  readonly groupBy: readonly CostGrouping[];
  /** As many as keys: a person's name, a chat's title or address; else the key itself. */
  readonly labels: readonly string[];
}

export type ReportCosts = ReturnType<typeof makeReportCosts>;

/** What was spent. Throws InvalidInputError for days or a zone that there are not. */
export function makeReportCosts(deps: Pick<Ports, 'ledger' | 'people' | 'conversations' | 'clock'>) {
  const { ledger, people, clock } = deps;
  return async (principal: Principal | null, input: CostReportInput): Promise<readonly ReportedCosts[]> => {
    assertAccess(principal, input.everybody ? 'cost.read-all' : 'cost.read');
    if (!Number.isInteger(input.days) || input.days < 1 || input.days > MAX_DAYS) {
      throw new InvalidInputError('days', `Ask for 1 to ${MAX_DAYS} days.`);
    }
    const groupBy = [...new Set(input.groupBy)];
    const to = clock.now();
    const timeZone = input.timeZone == null ? ((await people.get(principal.personId))?.timeZone ?? 'UTC') : knownZone(input.timeZone);
    const { from } = lastDays(timeZone, to, input.days);
    const rows = await ledger.report({ personId: input.everybody ? null : principal.personId, from, to, groupBy, timeZone });
    const labels = await labelsOf(deps, groupBy, rows);
    return rows.map((row) => ({ ...row, groupBy, labels: row.keys.map((key) => labels.get(key) ?? key) }));
  };
}

async function labelsOf(
  { people, conversations }: Pick<Ports, 'people' | 'conversations'>,
  groupBy: readonly CostGrouping[],
  rows: readonly CostRow[],
): Promise<ReadonlyMap<string, string>> {
  const keysOf = (grouping: CostGrouping): Set<string> => {
    const place = groupBy.indexOf(grouping);
    return new Set(rows.map(({ keys }) => keys[place] ?? '').filter((key) => key !== ''));
  };
  const labels = new Map<string, string>();
  for (const id of keysOf('person')) labels.set(id, (await people.get(id))?.name ?? id);
  for (const id of keysOf('chat')) {
    const chat = await conversations.get(id);
    if (chat !== null) labels.set(id, chat.title ?? addressKey(chat.address));
  }
  return labels;
}
