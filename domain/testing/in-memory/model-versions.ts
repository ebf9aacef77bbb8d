import type { ModelVersions } from '../../ports/model-versions.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryModelVersions(state: InMemoryState): ModelVersions {
  return {
    active: async () => state.training.active,
    artefact: async (version) => state.models.get(version)?.artefact ?? null,
    list: async (limit) =>
      [...state.models.values()]
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.version < b.version ? 1 : -1))
        .slice(0, limit)
        .map(({ artefact: _, ...model }) => model),
    rollBack: async () => {
      const { active } = state.training;
      const used = active === null ? undefined : state.models.get(active);
      if (used === undefined) return null;
      if (used.previous !== null && state.models.get(used.previous)?.artefact == null) return null;
      state.training.active = used.previous;
      return used.version;
    },
  };
}
