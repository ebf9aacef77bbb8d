import type { Pool } from 'pg';

import { ConflictError } from '../../domain/errors.ts';
import type { ProjectStore } from '../../domain/ports/project-store.ts';
import type { Project } from '../../domain/tasks/project.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Projects and their members, in PostgreSQL. */
export function makePostgresProjectStore(pool: Pool): ProjectStore {
  const get = statement<Project>(pool, 'project-get');
  const find = statement<Project>(pool, 'project-find');
  const add = statement<Project>(pool, 'project-add');
  const list = statement<Project>(pool, 'project-list');
  const isMember = statement(pool, 'project-is-member');
  const addMember = statement(pool, 'project-add-member');
  return {
    get: async (id) => (await get(rowId(id)))[0] ?? null,
    findByName: async (name) => (await find(name))[0] ?? null,
    add: async ({ id, name, folder, addedBy, createdAt }) => {
      const [project] = await add(id, name, folder, addedBy, createdAt);
      if (project === undefined) throw new ConflictError('There is a project of this name already.');
      return project;
    },
    list: (audience) => list(audience === 'everybody' ? null : rowId(audience.personId)),
    isMember: async (projectId, personId) => (await isMember(rowId(projectId), rowId(personId))).length > 0,
    addMember: async (projectId, personId) => {
      await addMember(rowId(projectId), rowId(personId));
    },
  };
}
