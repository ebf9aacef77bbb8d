import type { Pool } from 'pg';

import type { ModelVersions } from '../../domain/ports/model-versions.ts';
import type { ModelVersion } from '../../domain/routing/learned/model-version.ts';
import { statement } from './statement.ts';

/** The learned models, in PostgreSQL. */
export function makePostgresModelVersions(pool: Pool): ModelVersions {
  const active = statement<{ active: string | null }>(pool, 'model-active');
  const artefact = statement<{ artefact: Uint8Array | null }>(pool, 'model-artefact');
  const list = statement<ModelVersion>(pool, 'model-list');
  const rollBack = statement<{ version: string }>(pool, 'model-roll-back');
  return {
    active: async () => (await active())[0]?.active ?? null,
    artefact: async (version) => (await artefact(version))[0]?.artefact ?? null,
    list: (limit) => list(limit),
    rollBack: async () => (await rollBack())[0]?.version ?? null,
  };
}
