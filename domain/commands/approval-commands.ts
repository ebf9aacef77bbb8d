import type { Approvals } from '../agent/approvals.ts';
import type { Approval } from '../agent/approval.ts';
import { UnknownIdError } from '../errors.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import type { Command, CommandContext } from './command.ts';

/** Saying yes or no to what a task asks for. */
export function approvalCommands({ approvals }: { readonly approvals: Approvals }): readonly Command[] {
  return [
    {
      name: 'approve',
      aliases: [],
      usage: '[ID]',
      action: 'approval.decide',
      summary: { en: 'let a task do what it asks for', ru: 'разрешить задаче то, о чём она просит' },
      run: (context) => decide(approvals, context, 'approved'),
    },
    {
      name: 'reject',
      aliases: [],
      usage: '[ID]',
      action: 'approval.decide',
      summary: { en: 'do not let a task do what it asks for', ru: 'не разрешить задаче то, о чём она просит' },
      run: (context) => decide(approvals, context, 'denied'),
    },
  ];
}

async function decide(
  approvals: Approvals,
  { argument, principal, person }: CommandContext,
  decision: 'approved' | 'denied',
): Promise<string> {
  const texts = ACCESS_COMMAND_TEXTS[person.language];
  const pending = await approvals.pending(principal);
  const id = argument.toLowerCase();
  const [meant, ...others] = argument === '' ? pending : pending.filter((each) => each.id === id || each.taskId === id);
  if (argument === '' && others.length > 0) return [texts.whichRequest, ...pending.map(requestLine)].join('\n');
  // One that was decided already is answered as such.
  if (meant === undefined && argument === '') return texts.nothingWaits;
  if (meant === undefined && !/^[0-9a-z]{1,40}$/.test(id)) throw new UnknownIdError('approval');
  const { action } = await approvals.decide(principal, meant?.id ?? id, decision);
  return decision === 'approved' ? texts.approved(code(action)) : texts.rejected(code(action));
}

function requestLine({ taskId, action }: Approval): string {
  return `- \`${taskId}\` ${code(action)}`;
}

/** On one line, as code that holds its own back quotes. */
function code(action: string): string {
  const line = action.replaceAll(/\s+/g, ' ').trim();
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
