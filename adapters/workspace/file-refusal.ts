import type { FileOutcome, FileRefusal } from '../../domain/ports/project-files.ts';

/** A refusal that is thrown inside this adapter and handed out as an outcome. */
export class Refused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal, message: string) {
    super(message);
    this.refusal = refusal;
  }
}

/** The system's code of an error such as `ENOENT`; null: it is not the system's. */
export function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What an error of the system means for the person who named `path`; null: it is not one that they can do anything about. */
function refusalOf(code: string | null, path: string): Refused | null {
  switch (code) {
    case 'ENOENT':
      return new Refused('missing', `There is no ${path}.`);
    case 'ENOTDIR':
      return new Refused('not-a-folder', `${path} is not a folder.`);
    case 'EISDIR':
      return new Refused('not-a-file', `${path} is a folder.`);
    case 'ENXIO':
    case 'ENODEV':
      return new Refused('not-a-file', `${path} is not a regular file.`);
    case 'ELOOP':
      return new Refused('outside', `${path} was replaced by a link while it was being opened.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refused('no-space', `There is no space left on the disk for ${path}.`);
    case 'EACCES':
    case 'EPERM':
      return new Refused('not-allowed', `Parley's user may not touch ${path}.`);
    case 'EROFS':
      return new Refused('not-allowed', `${path} is on a disk that can only be read.`);
    case 'ENAMETOOLONG':
      return new Refused('not-allowed', `${path} is too long a name.`);
    default:
      return null;
  }
}

/** Turns what `work` answers or throws into an outcome. Errors that nobody who named the path can act on are thrown on. */
export async function outcomeOf<T>(path: string, work: () => T | Promise<T>): Promise<FileOutcome<T>> {
  try {
    return { kind: 'ok', value: await work() };
  } catch (error) {
    const refused = error instanceof Refused ? error : refusalOf(systemCodeOf(error), path === '' ? "project's folder" : path);
    if (refused === null) throw error;
    return { kind: 'refused', refusal: refused.refusal, message: refused.message };
  }
}
