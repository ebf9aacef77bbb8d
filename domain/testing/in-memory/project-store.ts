import { UnknownIdError } from '../../errors.ts';
import type { ProjectStore } from '../../ports/project-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryProjectStore(state: InMemoryState): ProjectStore {
  const byName = (name: string) => [...state.projects.values()].find(({ project }) => project.name === name)?.project ?? null;
  return {
    get: async (id) => state.projects.get(id)?.project ?? null,
    findByName: async (name) => byName(name),
    add: async (project) => {
      const known = byName(project.name);
      if (known !== null) return known;
      state.projects.set(project.id, { project, members: new Set([project.addedBy]) });
      return project;
    },
    list: async (audience) =>
      [...state.projects.values()]
        .filter(({ members }) => audience === 'everybody' || members.has(audience.personId))
        .map(({ project }) => project)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    isMember: async (projectId, personId) => state.projects.get(projectId)?.members.has(personId) === true,
    addMember: async (projectId, personId) => {
      const row = state.projects.get(projectId);
      if (row === undefined) throw new UnknownIdError('project');
      row.members.add(personId);
    },
    removeMember: async (projectId, personId) => {
      const row = state.projects.get(projectId);
      if (row?.project.addedBy !== personId) row?.members.delete(personId);
    },
  };
}
