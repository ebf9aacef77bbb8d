import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import { graphql } from '../generated/gql.ts';
import { oneLine } from '../output/printable.ts';
import { moment } from '../output/quantities.ts';

const APPROVALS = graphql(`
  query Approvals {
    approvals {
      id
      action
      requestedAt
      expiresAt
      task {
        shortId
      }
    }
  }
`);

const APPROVE = graphql(`
  mutation Approve($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on ApprovePayload {
        approval {
          action
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

const COLUMNS = [
  { title: 'TASK' },
  { title: 'ASKED', isOptional: true },
  { title: 'UNTIL', isOptional: true },
  { title: 'WHAT WILL BE DONE', shrinks: true },
] as const;

/** `approvals`, `approve`. */
export function addApprovals(program: Command, front: Front): void {
  program
    .command('approvals')
    .description('list what waits for a yes')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const approvals = (await ask(APPROVALS)).approvals ?? [];
      if (approvals.length === 0) return terminal.note('Nothing waits for a yes.');
      terminal.table(
        COLUMNS,
        approvals.map(({ id, task, requestedAt, expiresAt, action }) => [
          task?.shortId ?? id,
          moment(requestedAt),
          moment(expiresAt),
          oneLine(action),
        ]),
      );
    });
  program
    .command('approve')
    .argument('<id>', 'the code of the task that waits, or of its request')
    .description('let a task do what it asks for')
    .option('--deny', 'do not let it')
    .action(async (id: string, { deny = false }: { deny?: boolean }, command: Command) => {
      const client = front.client(command);
      const input = { id: await requestOf(client, id), decision: deny ? 'DENIED' : 'APPROVED' } as const;
      const { approval } = payload((await client.ask(APPROVE, { input })).approve);
      client.terminal.line(`${deny ? 'Denied' : 'Approved'}: ${client.terminal.safe(approval.action)}`);
    });
}

/** The request of the task with this code; what is no such code is taken for the request's own. */
async function requestOf({ ask }: Client, id: string): Promise<string> {
  const approvals = (await ask(APPROVALS)).approvals ?? [];
  return approvals.find(({ task }) => task?.shortId === id)?.id ?? id;
}
