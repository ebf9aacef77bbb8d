import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { unpackDebianPackages } from './unpack-debian-packages.ts';

/** The folder with the programs of these packages, unpacked if need be; or why they can't be had here. */
export type FoundProgram = { readonly root: string } | { readonly missing: string };

/** Finds a program that runs from a folder of its own in a bubblewrap; never throws. */
export async function findDebianProgram(folder: string, packages: readonly string[]): Promise<FoundProgram> {
  try {
    await promisify(execFile)('bwrap', ['--version']);
    return { root: await unpackDebianPackages(folder, packages) };
  } catch (error) {
    return { missing: whyMissing(error) };
  }
}

/** The first line of what stood in the way. */
export function whyMissing(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
}
