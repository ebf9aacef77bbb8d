import type { Pool, PoolClient } from 'pg';

import type { Json } from '../../domain/plugins/contract.ts';
import type { StoredJob } from '../../domain/plugins/stored-job.ts';
import type { PluginJobQueue } from '../../domain/ports/plugin-jobs.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { transaction } from './transaction.ts';

type JobRow = {
  plugin: string;
  id: string;
  job: string;
  person_id: string;
  conversation_id: string;
  body: Json;
  at: Date | null;
  due_at: Date | null;
  failures: number;
  version: number;
  created_at: Date;
};

function jobOf(row: JobRow): StoredJob {
  const { plugin, id, job, body, at, failures, version } = row;
  const whose = { personId: row.person_id, conversationId: row.conversation_id };
  return { plugin, id, job, ...whose, body, at, dueAt: row.due_at, failures, version, createdAt: row.created_at };
}

/** The jobs of plugins, in PostgreSQL. */
export function makePostgresPluginJobs(pool: DatabasePool): PluginJobQueue {
  const add = statement<JobRow>(pool, 'plugin-job-add');
  const get = statement<JobRow>(pool, 'plugin-job-get');
  const list = statement<JobRow>(pool, 'plugin-job-list');
  const soonest = statement<JobRow>(pool, 'plugin-job-soonest');
  const remove = statement<{ id: string }>(pool, 'plugin-job-remove');
  return {
    add: async (job) => {
      const { plugin, id, personId, conversationId, body, at, dueAt, failures, version, createdAt } = job;
      const rest = [storableJson(body), at, dueAt, failures, version, createdAt];
      const [row] = await add(plugin, id, job.job, personId, conversationId, ...rest);
      const [known] = row === undefined ? await get(plugin, id) : [row];
      return known === undefined ? job : jobOf(known);
    },
    list: async ({ plugin, personId }) => (await list(plugin, rowId(personId))).map(jobOf),
    soonest: async (plugins, limit) => (await soonest(plugins, limit)).map(jobOf),
    // Files are large and rare: what has none is one statement.
    move: async (before, after, notice) =>
      notice === null || notice.files.length === 0
        ? move(pool, before, after, notice)
        : (await transaction(pool, async (client) => moveWithFiles(client, before, after, notice))) !== null,
    remove: async ({ plugin, personId }, id) => (await remove(plugin, rowId(personId), id)).length > 0,
  };
}

type Move = Parameters<PluginJobQueue['move']>;

async function move(
  pool: Pool | PoolClient,
  ...[{ plugin, id, version }, { at, dueAt, failures, body, conversationId }, notice]: Move
): Promise<boolean> {
  const changed = [at, dueAt, failures, storableJson(body)];
  const said = [notice?.key ?? null, notice?.text ?? null, notice?.at ?? null];
  const behind = [notice?.choices ?? [], notice?.pin ?? null, (notice?.files ?? []).map((file) => file.id)].map(storableJson);
  const moved = await statement<{ id: string }>(pool, 'plugin-job-move')(
    plugin,
    id,
    version,
    ...changed,
    ...said,
    ...behind,
    conversationId ?? null,
  );
  return moved.length > 0;
}

/** Null: it is gone or was changed. */
async function moveWithFiles(client: PoolClient, before: Move[0], after: Move[1], notice: NonNullable<Move[2]>): Promise<true | null> {
  if (!(await move(client, before, after, notice))) return null;
  const add = statement(client, 'plugin-job-file');
  for (const [at, { id, kind, name, mime, content }] of notice.files.entries())
    await add(before.plugin, before.id, id, at + 1, kind, name, mime, content, notice.at);
  return true;
}
