import { RejectedError } from '../../domain/errors.ts';
import type { MatrixNotes } from './matrix-notes.ts';

export interface KeyCountDeps {
  readonly notes: MatrixNotes;
  readonly deviceId: string;
  readonly folder: string;
  /** How often our keys were written: of two copies the one with less is older. */
  commits(): number;
}

/**
 * Says how often our keys were written before anything that was encrypted with them leaves, to a place that is not beside them: an older copy
 * of the folder would use them a second time, which lets others read along.
 */
export interface KeyCount {
  /** Throws a RejectedError, which says what to do, when the folder is older than what was noted. */
  check(): Promise<void>;
  note(): Promise<void>;
}

export function makeKeyCount({ notes, deviceId, folder, commits }: KeyCountDeps): KeyCount {
  const key = `commits/${deviceId}`;
  return {
    async check() {
      const noted = await notes.get(key);
      if (typeof noted !== 'number' || commits() >= noted) return;
      throw new RejectedError(
        `The Matrix keys in ${folder} are an older copy (written ${String(commits())} times, noted: ${String(noted)}). Bring back the newest folder; ` +
          'or, if it is lost, stop Parley, delete that folder and the file matrix-session.json beside it, and start again: Parley then logs in as a new device.',
      );
    },
    note: () => notes.put(key, commits()),
  };
}
