import type { FileOutcome } from './project-files.ts';

/** Whole files that cross a project's border, as bytes. No path leaves the project's folder, also not through a link. */
export interface ProjectExchange {
  /**
   * Adds a file with the folders above it and returns its path: the one asked for, or, where another file has that name, the first free one of
   * `name-2.ext`, `name-3.ext` and so on. A file of the same content under one of these names is the same file, so that doing it again after a crash adds nothing.
   */
  bringIn(folder: string, path: string, content: Uint8Array): Promise<FileOutcome<string>>;
  /** A regular file's content; refused as `too-large` beyond `maxBytes`. */
  takeOut(folder: string, path: string, maxBytes: number): Promise<FileOutcome<Uint8Array>>;
}
