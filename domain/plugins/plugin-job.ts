import type { Json } from './json.ts';

/** Something to come back to at a time. */
export interface PluginJob {
  /** A short code that people can type. */
  readonly id: string;
  /** Which of the plugin's `jobs` is run. */
  readonly job: string;
  /** When it is to be run; null: never again, but it is still there. */
  readonly at: Date | null;
  readonly body: Json;
}

/** A job as it is seen from a chat. */
export interface PlacedJob extends PluginJob {
  /** Whether it tells in this chat; what does not is not for this chat (I9). */
  readonly isHere: boolean;
}

/** Where a job tells: in the chat where it is made, or in the person's private one; there where none is known. */
export type JobPlace = 'here' | 'private';

/** The person's own jobs of this plugin. */
export interface PluginJobs {
  /** Adds one, to be told where the person is now. The same call again after a crash adds nothing. Throws ConflictError from the thousandth on. */
  add(job: Omit<PluginJob, 'id'> & { readonly at: Date }, place?: JobPlace): Promise<PlacedJob>;
  /** By time; those without one last. */
  list(): Promise<readonly PlacedJob[]>;
  /** Replaces time and body of the job as it was read, and with `private` where it tells; false: it is gone, or was run or changed meanwhile. */
  change(job: PluginJob, change: Pick<PluginJob, 'at' | 'body'>, place?: JobPlace): Promise<boolean>;
  /** False: it is gone already. */
  remove(id: string): Promise<boolean>;
}
