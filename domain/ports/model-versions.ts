import type { ModelVersion } from '../routing/learned/model-version.ts';

/** The learned models of this installation. */
export interface ModelVersions {
  /** The version in use; null: the model that comes with Parley. */
  active(): Promise<string | null>;
  /** The model's bytes; null: they are not kept (any more). */
  artefact(version: string): Promise<Uint8Array | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly ModelVersion[]>;
  /**
   * Puts the model before the one in use back. Returns which was in use; null: the one in use comes with Parley, or the one before is not kept any more,
   * and nothing was changed.
   */
  rollBack(): Promise<string | null>;
}
