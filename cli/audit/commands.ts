import type { Command } from 'commander';

import { EXIT } from '../failure.ts';
import type { Front } from '../front.ts';
import { wholeNumber } from '../numbers.ts';
import { oneLine } from '../output/printable.ts';
import { moment } from '../output/quantities.ts';
import { AUDIT, AUDIT_CHAIN } from './documents.ts';

const MAX_LAST = 100;

/** `audit`, `audit verify`. */
export function addAudit(program: Command, front: Front): void {
  const audit = program
    .command('audit')
    .description('show what was done and refused; for admins')
    .option('--last <n>', 'how many entries', wholeNumber({ from: 1, to: MAX_LAST }), 20)
    .action(async ({ last }: { last: number }, command: Command) => {
      const { ask, terminal } = front.client(command);
      const entries = (await ask(AUDIT, { first: last })).auditEntries?.edges.map(({ node }) => node) ?? [];
      if (entries.length === 0) return terminal.note('Nothing was done yet.');
      const columns = [
        ...[{ title: 'N', align: 'right' } as const, { title: 'WHEN' }, { title: 'WHAT' }, { title: 'RESULT' }],
        ...['WHO', 'WHERE', 'ABOUT', 'MORE'].map((title) => ({ title, shrinks: true, isOptional: title !== 'WHO' })),
      ];
      const rows = entries.map(({ number, at, action, result, personId, personName, place, subject, details }) => [
        ...[
          String(number),
          moment(at),
          action,
          result.toLowerCase(),
          oneLine(personName ?? personId ?? 'Parley'),
          oneLine(place),
          oneLine(subject ?? '–'),
        ],
        oneLine(details.map(({ name, value }) => `${name}=${value}`).join(' ')),
      ]);
      return terminal.table(columns, rows);
    });
  audit
    .command('verify')
    .description('check that nothing in it was changed or taken out; ends with 1 when something was')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { auditChain } = await ask(AUDIT_CHAIN);
      if (auditChain === null) return;
      const { count, brokenAt } = auditChain;
      if (brokenAt === null) return terminal.line(`The audit log is whole: ${count} ${count === 1 ? 'entry' : 'entries'}.`);
      terminal.line(`The audit log is broken at entry ${brokenAt}: from there on it is not what was written.`);
      front.exitWith(EXIT.failed);
    });
}
