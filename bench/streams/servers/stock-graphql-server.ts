import { GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub } from 'graphql-yoga';
import { Client, Pool } from 'pg';

import { answerAsLineSource } from '../line-source.ts';
import type { OpenServer } from '../line-source.ts';
import type { Opening } from '../orders.ts';
import { deliveredLine } from '../received.ts';
import type { DeliveredLine } from '../received.ts';
import { listen } from './listen.ts';

const TASK = 'task1';
const TABLE = `
  CREATE TABLE IF NOT EXISTS peer_lines (
    task_id text, number integer, at timestamptz NOT NULL, kind text NOT NULL, text text NOT NULL, PRIMARY KEY (task_id, number)
  )`;
const INSERT_AND_NOTIFY = `
  WITH line AS (INSERT INTO peer_lines (task_id, number, at, kind, text) VALUES ($1, $2, $3, $4, $5))
  SELECT pg_notify('peer_lines', $6)`;

type LinesPubSub = ReturnType<typeof makePubSub>;

// A peer: the usual way to do it. The stock server of graphql-ws over yoga's pub/sub, without access rules; with a database, one INSERT and
// one NOTIFY that carries the line.

async function open({ role, databaseUrl }: Opening): Promise<OpenServer> {
  const pubSub = makePubSub();
  const url = role === 'write' ? null : await serve(pubSub);
  const source = databaseUrl === null ? { write: publishTo(pubSub) } : await throughDatabase(databaseUrl, pubSub, role);
  return { place: { url, token: '', taskId: TASK }, ...source };
}

function makePubSub() {
  return createPubSub<{ output: [taskId: string, line: DeliveredLine] }>();
}

function publishTo(pubSub: LinesPubSub): OpenServer['write'] {
  return (number, text) => pubSub.publish('output', TASK, { number, at: new Date().toISOString(), kind: 'TEXT', text });
}

async function throughDatabase(url: string, pubSub: LinesPubSub, role: Opening['role']): Promise<Omit<OpenServer, 'place'>> {
  const writing = new Pool({ connectionString: url, max: 1 });
  await writing.query(TABLE);
  if (role !== 'write') await listenFor(url, pubSub);
  const fail = (error: unknown): never => {
    throw error;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    write: (number, text) => {
      const line: DeliveredLine = { number, at: new Date().toISOString(), kind: 'TEXT', text };
      const values = [TASK, line.number, line.at, line.kind, line.text, JSON.stringify(line)];
      last = writing.query({ name: 'line', text: INSERT_AND_NOTIFY, values }).catch(fail);
    },
    // They go one after the other over the one connection.
    flush: async () => void (await last),
  };
}

async function listenFor(url: string, pubSub: LinesPubSub): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  client.on('notification', ({ payload = '' }) => pubSub.publish('output', TASK, deliveredLine.parse(JSON.parse(payload))));
  await client.query('LISTEN peer_lines');
}

async function serve(pubSub: LinesPubSub): Promise<string> {
  const { sockets, url } = await listen();
  useServer({ schema: makeSchema(pubSub) }, sockets);
  return url;
}

function makeSchema(pubSub: LinesPubSub): GraphQLSchema {
  const text = { type: new GraphQLNonNull(GraphQLString) };
  const number = { type: new GraphQLNonNull(GraphQLInt) };
  const line = new GraphQLObjectType({ name: 'OutputLine', fields: { number, at: text, kind: text, text } });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { version: text } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        taskOutput: {
          type: new GraphQLNonNull(line),
          args: { taskId: { type: new GraphQLNonNull(GraphQLID) }, after: { type: GraphQLInt } },
          subscribe: (_root, { taskId }: { taskId: string }) => pubSub.subscribe('output', taskId),
          resolve: (published: DeliveredLine) => published,
        },
      },
    }),
  });
}

answerAsLineSource(open);
