import { Option } from 'commander';
import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import type { Scope, TokensQuery } from '../generated/graphql.ts';
import { wholeNumber } from '../numbers.ts';
import { moment } from '../output/quantities.ts';
import { CREATE_TOKEN, REVOKE_TOKEN, TOKENS } from './documents.ts';

type Token = NonNullable<TokensQuery['tokens']>[number];

const MAX_DAYS = 3_650;
const SCOPES = { read: 'READ', write: 'WRITE', admin: 'ADMIN' } as const satisfies Record<string, Scope>;

const COLUMNS = [
  { title: 'TOKEN' },
  { title: 'NAME', shrinks: true },
  { title: 'SCOPE' },
  { title: 'FOR', isOptional: true },
  { title: 'MADE', isOptional: true },
  { title: 'LAST USED', isOptional: true },
  { title: 'STATE', shrinks: true },
] as const;

interface NewToken {
  readonly scope: keyof typeof SCOPES;
  readonly days?: number;
}

/** `token create`, `token list`, `token revoke`. */
export function addTokens(program: Command, front: Front): void {
  const token = program.command('token').description('make, list and revoke the tokens by which programs use the API');
  token
    .command('create')
    .argument('<name>', 'what to call it, such as the program that gets it')
    .description('make a token; it is shown this once')
    .addOption(
      new Option('--scope <scope>', 'what it may be used for; each includes those before it').choices(Object.keys(SCOPES)).default('read'),
    )
    .option('--days <n>', 'when it ends by itself; left out: never', wholeNumber({ from: 1, to: MAX_DAYS }))
    .action(async (name: string, { scope, days }: NewToken, command: Command) => {
      const { ask, terminal } = front.client(command);
      const input = { name, scope: SCOPES[scope], ...(days === undefined ? {} : { expiresInDays: days }) };
      const made = payload((await ask(CREATE_TOKEN, { input })).createToken);
      terminal.line(made.secret);
      const until = made.token.expiresAt === null ? 'until it is revoked' : `until ${moment(made.token.expiresAt)}`;
      terminal.note(`The token "${made.token.name}" is good for ${scope}, ${until}. It is shown this once.`);
    });
  token
    .command('list')
    .description('list your tokens and browser sessions')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { tokens } = await ask(TOKENS);
      terminal.table(COLUMNS, (tokens ?? []).map(rowOf));
    });
  token
    .command('revoke')
    .argument('<token>', 'how it begins, as `token list` shows it, or its name')
    .description('end a token, and within a second all that was opened with it')
    .action(async (which: string, _options: unknown, command: Command) => {
      const client = front.client(command);
      const { token: revoked } = payload((await client.ask(REVOKE_TOKEN, { id: await findToken(client, which) })).revokeToken);
      client.terminal.line(client.terminal.safe(`The token ${revoked.prefix}… "${revoked.name}" is revoked.`));
    });
}

/** The id of the one token that is meant. Throws a Failure when that is none, or several. */
async function findToken({ ask }: Client, which: string): Promise<string> {
  const tokens = (await ask(TOKENS)).tokens ?? [];
  const open = tokens.filter(({ revokedAt }) => revokedAt === null);
  const exact = open.filter(({ id, prefix }) => id === which || prefix === which);
  const matches = exact.length > 0 ? exact : open.filter(({ name }) => name === which);
  const [match] = matches;
  if (match === undefined) throw new Failure(`You have no open token "${which}": \`parley token list\` shows them.`);
  if (matches.length > 1)
    throw new Failure(`Several tokens begin with or are called "${which}": say how the one begins, as \`parley token list\` shows it.`);
  return match.id;
}

function rowOf({ prefix, name, scope, kind, createdAt, lastUsedAt, expiresAt, revokedAt }: Token): string[] {
  const isFor = kind === 'SESSION' ? 'browser' : 'program';
  return [prefix, name, scope.toLowerCase(), isFor, moment(createdAt), moment(lastUsedAt), stateOf(expiresAt, revokedAt)];
}

function stateOf(expiresAt: string | null, revokedAt: string | null): string {
  if (revokedAt !== null) return `revoked ${moment(revokedAt)}`;
  if (expiresAt === null) return 'good';
  return Date.parse(expiresAt) <= Date.now() ? `ended ${moment(expiresAt)}` : `good until ${moment(expiresAt)}`;
}
