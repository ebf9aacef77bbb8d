import { makeValueStore } from '../api/value-store.ts';
import type { ValueStore } from '../api/value-store.ts';
import { MAX_FILE_BYTES } from './upload-file.ts';
import type { Upload, Uploaded } from './upload-file.ts';

/** So many files go with a message. */
const MOST_FILES = 10;

/** A file that is on the server and goes with the next message. */
export interface ReadyFile {
  readonly id: string;
  readonly name: string;
}

/** Why a file cannot go with the message; `said`: the server's sentence. */
export type AttachProblem = 'too-large' | 'too-many' | 'empty' | 'unreachable' | { readonly said: string };

/** A file beside a message that is being written. */
export interface AttachedFile {
  readonly key: string;
  /** Which message. */
  readonly draftKey: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly state: { readonly kind: 'uploading' } | { readonly kind: 'here'; readonly id: string } | Failed;
}

interface Failed {
  readonly kind: 'failed';
  readonly why: AttachProblem;
}

/** Files of messages that are being written; each is handed over to the server at once. */
export interface AttachedFiles {
  readonly all: ValueStore<readonly AttachedFile[]>;
  add(draftKey: string, files: readonly File[]): void;
  /** Also ends its upload. */
  remove(key: string): void;
  /** The message was sent: its files are no longer beside it. */
  clear(draftKey: string): void;
}

export interface AttachedFilesDeps {
  readonly upload: Upload;
  readonly newId: () => string;
}

export function makeAttachedFiles({ upload, newId }: AttachedFilesDeps): AttachedFiles {
  const all = makeValueStore<readonly AttachedFile[]>([]);
  const uploads = new Map<string, AbortController>();
  const settle = (key: string, state: AttachedFile['state']): void => {
    uploads.delete(key);
    all.set(all.get().map((file) => (file.key === key ? { ...file, state } : file)));
  };
  const remove = (isGone: (file: AttachedFile) => boolean): void => {
    for (const { key } of all.get().filter(isGone)) uploads.get(key)?.abort();
    all.set(all.get().filter((file) => !isGone(file)));
  };
  return {
    all,
    add(draftKey, files) {
      for (const file of files) {
        const key = newId();
        const why = problemOf(file, all.get().filter((other) => other.draftKey === draftKey && other.state.kind !== 'failed').length);
        const state = why === null ? ({ kind: 'uploading' } as const) : ({ kind: 'failed', why } as const);
        all.set([...all.get(), { key, draftKey, name: file.name, size: file.size, state }]);
        if (why !== null) continue;
        const ending = new AbortController();
        uploads.set(key, ending);
        void upload(file, ending.signal).then((uploaded) => settle(key, stateAfter(uploaded)));
      }
    },
    remove: (key) => remove((file) => file.key === key),
    clear: (draftKey) => remove((file) => file.draftKey === draftKey),
  };
}

/** Null: it can go. `beside`: how many go with the message already. */
function problemOf({ size }: File, beside: number): AttachProblem | null {
  if (beside >= MOST_FILES) return 'too-many';
  if (size === 0) return 'empty';
  return size > MAX_FILE_BYTES ? 'too-large' : null;
}

function stateAfter(uploaded: Uploaded): AttachedFile['state'] {
  if (uploaded.kind === 'here') return uploaded;
  return { kind: 'failed', why: uploaded.kind === 'refused' ? { said: uploaded.why } : 'unreachable' };
}
