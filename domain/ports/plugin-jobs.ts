import type { Pin } from '../delivery/pin.ts';
import type { StoredJob } from '../plugins/stored-job.ts';
import type { OutgoingAttachment } from './attachment-store.ts';

/** `conversationId` absent: it tells where it did. */
type Changed = Pick<StoredJob, 'at' | 'dueAt' | 'failures' | 'body'> & Partial<Pick<StoredJob, 'conversationId'>>;

/** Whose jobs. */
interface JobOwner {
  readonly plugin: string;
  readonly personId: string;
}

/** What a job tells. */
interface JobNotice {
  readonly key: string;
  readonly text: string;
  /** The labels of its buttons. */
  readonly choices: readonly string[];
  /** A place that comes behind it. */
  readonly pin: Pin | null;
  /** They come behind it, too, and are the person's. */
  readonly files: readonly Pick<OutgoingAttachment, 'id' | 'kind' | 'name' | 'mime' | 'content'>[];
  readonly at: Date;
}

/** The jobs of plugins: the rows are the queue of what is due. A job changes only by one conditional update on its version. */
export interface PluginJobQueue {
  /** Adds it, unless one with its id is there already: then that one is returned, whatever became of it. */
  add(job: StoredJob): Promise<StoredJob>;
  /** By the time that was asked for, those without one last. */
  list(owner: JobOwner): Promise<readonly StoredJob[]>;
  /** Those of these plugins that are tried next, in that order, whether their time has come or not. */
  soonest(plugins: readonly string[], limit: number): Promise<readonly StoredJob[]>;
  /**
   * Changes it and tells the notice in its conversation, in one transaction. False: it is gone or was changed since it was read; nothing was done.
   * `notice` null: nothing is told.
   */
  move(before: StoredJob, after: Changed, notice: JobNotice | null): Promise<boolean>;
  /** False: it is not there. */
  remove(owner: JobOwner, id: string): Promise<boolean>;
}
