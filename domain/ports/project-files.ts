export interface FileEntry {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
}

export interface SearchHit {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Why a file operation was refused; the sentence is for the agent and for people. */
export type FileRefusal = 'outside' | 'missing' | 'not-a-file' | 'not-a-folder' | 'too-large' | 'binary' | 'no-space' | 'not-allowed';

export type FileOutcome<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused'; readonly refusal: FileRefusal; readonly message: string };

/** A project's files. No path leaves the project's folder, also not through a link, also not when one is swapped in meanwhile. */
export interface ProjectFiles {
  /** The whole text of a UTF-8 file. */
  read(folder: string, path: string): Promise<FileOutcome<string>>;
  /** Replaces or creates the file, with the folders above it, so that a reader sees the old or the new text and never half of it. */
  write(folder: string, path: string, text: string): Promise<FileOutcome<void>>;
  /** One folder's entries by name; `path` '' is the project's folder. */
  list(folder: string, path: string): Promise<FileOutcome<readonly FileEntry[]>>;
  /** Lines that match the regular expression, below `path`; skips .git, node_modules and binary files. */
  search(folder: string, path: string, pattern: string, limit: number): Promise<FileOutcome<readonly SearchHit[]>>;
  /** Resolves the folder of a new project below the workspace root, creating it when it is missing. */
  openProject(relativePath: string): Promise<FileOutcome<string>>;
}
