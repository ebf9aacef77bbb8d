import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError } from '../errors.ts';
import type { CostQuery, CostRow } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';

export type { CostRow };

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;

export interface CostReportInput {
  /** How many days back from now, 1 to 400. */
  readonly days: number;
  readonly groupBy: CostQuery['groupBy'];
  /** For admins: everybody's, else one's own. */
  readonly everybody: boolean;
}

export type ReportCosts = ReturnType<typeof makeReportCosts>;

/** What was spent, in the person's own time zone. */
export function makeReportCosts({ ledger, people, clock }: Pick<Ports, 'ledger' | 'people' | 'clock'>) {
  return async (principal: Principal | null, input: CostReportInput): Promise<readonly CostRow[]> => {
    assertAccess(principal, input.everybody ? 'cost.read-all' : 'cost.read');
    if (!Number.isInteger(input.days) || input.days < 1 || input.days > MAX_DAYS) {
      throw new InvalidInputError('days', `Ask for 1 to ${MAX_DAYS} days.`);
    }
    const to = clock.now();
    const timeZone = (await people.get(principal.personId))?.timeZone ?? 'UTC';
    const from = new Date(to.getTime() - input.days * DAY_MS);
    return ledger.report({ personId: input.everybody ? null : principal.personId, from, to, groupBy: input.groupBy, timeZone });
  };
}
