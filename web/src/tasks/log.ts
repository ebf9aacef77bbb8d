import type { LogLine } from './log-documents.ts';

/** Lines are shown in chunks, so that a new line redraws only the last one. */
export interface LogChunk {
  readonly id: number;
  readonly lines: readonly LogLine[];
}

/** A part of a task's output without gaps. */
export interface Log {
  /** The number of the line before the first one that is shown. */
  readonly before: number;
  /** The number of the last line that is shown. */
  readonly last: number;
  readonly chunks: readonly LogChunk[];
}

const CHUNK = 100;

/** Begins after the line with this number. */
export function emptyLog(after: number): Log {
  return { before: after, last: after, chunks: [] };
}

/** The log with more lines at its end; lines that it has are left out. */
export function withLines(log: Log, lines: readonly LogLine[]): Log {
  const fresh = lines.filter(({ number }) => number > log.last);
  const newest = fresh.at(-1);
  if (newest === undefined) return log;
  const open = log.chunks.at(-1);
  const whole = open === undefined ? log.chunks : log.chunks.slice(0, -1);
  return { ...log, last: newest.number, chunks: [...whole, ...chunksOf([...(open?.lines ?? []), ...fresh])] };
}

/** The log with lines before its first one; those that do not reach up to it are left out. */
export function withEarlier(log: Log, lines: readonly LogLine[]): Log {
  const earlier = lines.filter(({ number }) => number <= log.before);
  const [first] = earlier;
  if (first === undefined || earlier.at(-1)?.number !== log.before) return log;
  const [next] = log.chunks;
  const rest = next === undefined ? [] : log.chunks.slice(1);
  return { ...log, before: first.number - 1, chunks: [...chunksOf([...earlier, ...(next?.lines ?? [])]), ...rest] };
}

/** The log without its oldest chunks, when it has more than so many. */
export function withoutOldest(log: Log, mostChunks: number): Log {
  if (log.chunks.length <= mostChunks) return log;
  const chunks = log.chunks.slice(-mostChunks);
  return { ...log, before: (chunks[0]?.lines[0]?.number ?? log.last + 1) - 1, chunks };
}

function chunksOf(lines: readonly LogLine[]): LogChunk[] {
  const chunks: LogChunk[] = [];
  let open: LogLine[] = [];
  for (const line of lines) {
    const id = chunkId(line);
    if (chunks.at(-1)?.id !== id) {
      open = [];
      chunks.push({ id, lines: open });
    }
    open.push(line);
  }
  return chunks;
}

function chunkId({ number }: LogLine): number {
  return Math.floor((number - 1) / CHUNK);
}
