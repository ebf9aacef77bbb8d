import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const HELD = z.object({
  /** As parley.yaml names it. */
  from: z.string(),
  /** Null: it was being loaded. */
  name: z.string().nullable(),
  at: z.iso.datetime(),
});

/** A plugin that held up the process, which was ended for it. */
export type HeldPlugin = z.infer<typeof HELD>;

/** Where it is written down when nothing else of the process works any more. */
export function heldFile(dataDir: string): string {
  return join(dataDir, 'held-plugins.json');
}

/** Empty: there is no such file, or nothing in it can be read. */
export function readHeld(file: string): readonly HeldPlugin[] {
  try {
    return z.array(HELD).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** Replaces what is there. */
export function writeHeld(file: string, held: readonly HeldPlugin[]): void {
  if (held.length === 0) return rmSync(file, { force: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(held)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
