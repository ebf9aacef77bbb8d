import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { InvalidInputError } from '../../domain/errors.ts';

const FILE = 'secret-key';
const BYTES = 32;

/** The secret that things are sealed with: the one that is configured, else the one in the data folder, made at the first start and readable only by its owner. */
export async function secretKey(configured: string | null, dataDir: string): Promise<string> {
  if (configured !== null) return configured;
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  const known = await readKey(path);
  if (known !== null) return known;
  const made = randomBytes(BYTES).toString('base64url');
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(`${made}\n`);
    await file.sync();
    await file.close();
    return made;
  } catch (cause) {
    // Another process of this installation was first.
    const other = await readKey(path);
    if (other === null) throw cause;
    return other;
  }
}

/** Null: there is none. Throws for a file that was cut off rather than sealing with a bad key. */
async function readKey(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
  const key = text?.trim() ?? null;
  if (key !== null && key.length < BYTES)
    throw new InvalidInputError(
      'secretKey',
      `${path} is not whole: put back the copy from your backup, or remove it, and linked accounts must be linked again.`,
    );
  return key;
}
