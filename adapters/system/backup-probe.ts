import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

import type { HealthPart, HealthProbe } from '../../domain/access/check-health.ts';
import type { Clock } from '../../domain/ports/clock.ts';

/** What came of the last backup, beside the data; `parley backup` writes it. */
export const BACKUP_NOTE = 'backup.json';

const noteSchema = z.object({ at: z.iso.datetime(), problem: z.string().nullable() });

export type BackupNote = z.infer<typeof noteSchema>;

const MS_PER_HOUR = 3_600_000;
/** A nightly one that is missed twice. */
const OLD_MS = 50 * MS_PER_HOUR;

/** Whether backups that are made are made: nobody who makes none hears of it. `dataDir` is absolute. */
export function makeBackupProbe({ dataDir, clock }: { readonly dataDir: string; readonly clock: Pick<Clock, 'now'> }): HealthProbe {
  const part = (detail: string | null): HealthPart => ({ name: 'backup', isReady: detail === null, isEssential: false, detail });
  return async () => {
    const text = await readFile(path.join(dataDir, BACKUP_NOTE), 'utf8').catch(() => null);
    const note = text === null ? null : noteSchema.safeParse(JSON.parse(text)).data;
    if (note === null || note === undefined) return part(null);
    if (note.problem !== null) return part(`The backup at ${note.at} failed: ${note.problem}`);
    const isOld = clock.now().getTime() - Date.parse(note.at) > OLD_MS;
    return part(isOld ? `The last backup is of ${note.at}: see what became of the nightly one (journalctl -u parley-backup).` : null);
  };
}
