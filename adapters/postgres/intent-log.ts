import type { Pool } from 'pg';

import type { IntentLog } from '../../domain/ports/intent-log.ts';
import type { Intent, IntentLabel } from '../../domain/routing/learned/intent.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import type { SqlValue } from './statement.ts';

/** A row of `intents`. */
type IntentRow = {
  turn_id: string;
  person_id: string;
  audience: Intent['audience'];
  text: string;
  mode: Intent['mode'];
  plugin: string | null;
  confidence: number;
  tier: Intent['tier'];
  version: string;
  at: Date;
  doubted_at: Date | null;
  label_mode: IntentLabel['mode'] | null;
  label_plugin: string | null;
  label_source: IntentLabel['source'] | null;
  labelled_by: string | null;
  labelled_at: Date | null;
};

function intentOf(row: IntentRow): Intent {
  return {
    turnId: row.turn_id,
    personId: row.person_id,
    audience: row.audience,
    text: row.text,
    mode: row.mode,
    plugin: row.plugin,
    confidence: row.confidence,
    tier: row.tier,
    version: row.version,
    at: row.at,
    doubtedAt: row.doubted_at,
    label: labelOf(row),
  };
}

function labelOf({ label_mode, label_plugin, label_source, labelled_by, labelled_at }: IntentRow): IntentLabel | null {
  if (label_mode === null || label_source === null || labelled_by === null || labelled_at === null) return null;
  return { mode: label_mode, plugin: label_plugin, source: label_source, by: labelled_by, at: labelled_at };
}

function labelValues(label: IntentLabel | null): SqlValue[] {
  if (label === null) return [null, null, null, null, null];
  return [label.mode, label.plugin, label.source, label.by, label.at];
}

/** How messages were routed and what they were meant for, in PostgreSQL. */
export function makePostgresIntentLog(pool: Pool): IntentLog {
  const record = statement<{ turn_id: string }>(pool, 'intent-record');
  const get = statement<IntentRow>(pool, 'intent-get');
  const label = statement<{ turn_id: string }>(pool, 'intent-label');
  const doubt = statement<{ turn_id: string }>(pool, 'intent-doubt');
  const unsure = statement<IntentRow>(pool, 'intent-unsure');
  const labelled = statement<IntentRow>(pool, 'intent-labelled');
  const countLabels = statement<{ count: number }>(pool, 'intent-count-labels');
  return {
    record: async ({ turnId, audience, text, mode, plugin, confidence, tier, version, at, label: first }) => {
      const values = [rowId(turnId), audience, text, mode, plugin, confidence, tier, version, at, ...labelValues(first)];
      return (await record(...values)).length > 0;
    },
    get: async (turnId) => {
      const [row] = await get(rowId(turnId));
      return row === undefined ? null : intentOf(row);
    },
    label: async (turnId, given) => (await label(rowId(turnId), ...labelValues(given))).length > 0,
    doubt: async (turnId, at) => (await doubt(rowId(turnId), at)).length > 0,
    unsure: async (readerId, limit) => (await unsure(rowId(readerId), limit)).map(intentOf),
    labelled: async (limit) => (await labelled(limit)).map(intentOf),
    countLabels: async (after) => (await countLabels(after))[0]?.count ?? 0,
  };
}
