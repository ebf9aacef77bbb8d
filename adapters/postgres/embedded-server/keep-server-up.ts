import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { UnreachableError } from '../../../domain/errors.ts';
import type { Logger } from '../../../domain/ports/logger.ts';
import { explainEnd, explainFailure } from './explain-failure.ts';
import { isServerOf } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';

/** How often the server is looked at: it may be no child of ours, so nobody tells of its end. */
const LOOK_MS = 200;
/** Right after a kill the server's last processes still hold its memory, and the first starts fail. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

export interface KeptServer {
  readonly dataDirectory: string;
  /** Where the server writes what it has to say. */
  readonly logFile: string;
  readonly logger: Logger;
  /** Starts the server anew, at the same address. */
  launch(): Promise<Postmaster>;
}

export interface Keeping {
  /** Why the server is down now; null: it is up as far as is known. */
  problem(): UnreachableError | null;
  /** From now on the server stays down; resolves when no start is under way any more. `halt` stops what runs. */
  end(halt: () => Promise<void>): Promise<void>;
}

/** Starts a server again, with growing pauses, whenever it has ended without being told to: killed, out of memory, out of disk. */
export function keepServerUp(server: KeptServer, first: Postmaster): Keeping {
  const ended = new AbortController();
  let problem: UnreachableError | null = null;
  const note = (now: UnreachableError | null): void => {
    problem = now;
  };
  const keeping = keep(server, first, note, ended.signal);
  return {
    problem: () => problem,
    end: async (halt) => {
      ended.abort();
      await halt();
      await keeping;
      // A start that was under way may have come through in between.
      await halt();
    },
  };
}

async function keep(
  server: KeptServer,
  first: Postmaster,
  note: (problem: UnreachableError | null) => void,
  ended: AbortSignal,
): Promise<void> {
  const { dataDirectory, logFile, logger } = server;
  for (let postmaster: Postmaster | null = first; postmaster !== null;) {
    await sleep(LOOK_MS, undefined, { signal: ended, ref: false }).catch(() => undefined);
    if (ended.aborted) return;
    if (isServerOf(postmaster.pid, dataDirectory)) continue;
    const error = explainEnd(dataDirectory, readText(logFile));
    note(error);
    logger.error('database.ended', { serverPid: postmaster.pid, message: error.message });
    postmaster = await startAgain(server, note, ended);
    if (postmaster !== null) note(null);
  }
}

/** Null: ended meanwhile. */
async function startAgain(
  { dataDirectory, launch, logger }: KeptServer,
  note: (problem: UnreachableError | null) => void,
  ended: AbortSignal,
): Promise<Postmaster | null> {
  for (let tries = 1, pauseMs = FIRST_PAUSE_MS; !ended.aborted; tries += 1, pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const postmaster = await launch();
      logger.info('database.started-again', { serverPid: postmaster.pid, tries });
      return postmaster;
    } catch (error) {
      const failure = error instanceof UnreachableError ? error : explainFailure(dataDirectory, '', error);
      note(failure);
      logger.warn('database.start-failed', { tries, message: failure.message });
      await sleep(pauseMs, undefined, { signal: ended, ref: false }).catch(() => undefined);
    }
  }
  return null;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
