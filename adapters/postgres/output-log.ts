import type { Pool } from 'pg';
import type { OutputLog } from '../../domain/ports/output-log.ts';
import type { NewOutputLine, OutputKind, OutputLine } from '../../domain/tasks/output-line.ts';
import { makeStoredLines } from '../../domain/tasks/stored-lines.ts';
import { statement } from './statement.ts';
import { storableText } from './storable.ts';

type Line = { number: number; at: Date; kind: OutputKind; text: string };
type NoLine = { number: null; at: null; kind: null; text: null };
type ReadRow = { hasEnded: boolean; lastLine: number } & (Line | NoLine);

function lineOf(row: ReadRow): readonly OutputLine[] {
  return row.number === null ? [] : [{ number: row.number, at: row.at, kind: row.kind, text: row.text }];
}

function storableLine(line: NewOutputLine): NewOutputLine {
  const text = storableText(line.text);
  return text === line.text ? line : { ...line, text };
}

/** The numbered output of tasks, in PostgreSQL. */
export function makePostgresOutputLog(pool: Pool): OutputLog {
  const append = statement<{ lastLine: number }>(pool, 'output-append');
  const read = statement<ReadRow>(pool, 'output-read');
  const discard = statement<{ count: number }>(pool, 'output-discard');
  const last = statement<{ lastLine: number }>(pool, 'output-last');
  const stored = makeStoredLines();
  return {
    append: async (taskId, fence, given) => {
      const lines = given.map(storableLine);
      const texts = lines.map(({ text }) => text);
      const kinds = lines.map(({ kind }) => kind);
      const times = lines.map(({ at }) => at.toISOString());
      const [task] = await append(taskId, fence, texts, kinds, times);
      if (task === undefined) return null;
      stored.tell(taskId, task.lastLine, lines);
      return task.lastLine;
    },
    read: async (taskId, after, limit) => {
      const rows = await read(taskId, after, limit);
      const [task] = rows;
      if (task === undefined) return null;
      const lines = rows.flatMap(lineOf);
      return { lines, isComplete: task.hasEnded && (lines.length < limit || (lines.at(-1)?.number ?? after) >= task.lastLine) };
    },
    discard: async (before, keepBytes, limit) => (await discard(before.toISOString(), keepBytes, limit))[0]?.count ?? 0,
    last: async (taskId) => (await last(taskId))[0]?.lastLine ?? null,
    onStored: stored.listen,
  };
}
