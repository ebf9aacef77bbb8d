import type { PluginJob } from './contract.ts';

/** A job as its row is. */
export interface StoredJob extends PluginJob {
  readonly plugin: string;
  readonly personId: string;
  /** Where it was made, and where it tells. */
  readonly conversationId: string;
  /** When it is tried next: `at`, later once it has failed; null: never. */
  readonly dueAt: Date | null;
  /** How often it has failed for this `at`. */
  readonly failures: number;
  /** From 1; grows with each change. */
  readonly version: number;
  readonly createdAt: Date;
}
