import type { InferEntity } from '@mikro-orm/postgresql';

import { ConflictError } from '../../domain/errors.ts';
import type { ProjectStore } from '../../domain/ports/project-store.ts';
import type { Project } from '../../domain/tasks/project.ts';
import type { Database } from './database.ts';
import { ProjectEntity } from './entities/projects.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** In the order of bytes, whatever the database's own order is. */
const BY_NAME = { orderBy: { name: 'asc' }, collation: 'C' } as const;

function projectOf({ id, name, folder, adder, createdAt }: InferEntity<typeof ProjectEntity>): Project {
  return { id, name, folder, addedBy: adder.id, createdAt };
}

/** Projects and their members, in PostgreSQL. */
export function makePostgresProjectStore({ pool, unit }: Database): ProjectStore {
  const add = statement<Project>(pool, 'project-add');
  const addMember = statement(pool, 'project-add-member');
  const removeMember = statement(pool, 'project-remove-member');
  const get = statement<Project>(pool, 'project-get');
  const findByName = statement<Project>(pool, 'project-find');
  const isMember = statement<{ isMember: boolean }>(pool, 'project-is-member');
  return {
    get: async (id) => (await get(rowId(id)))[0] ?? null,
    findByName: async (name) => (await findByName(name))[0] ?? null,
    add: async ({ id, name, folder, addedBy, createdAt }) => {
      const [project] = await add(id, name, folder, addedBy, createdAt);
      if (project === undefined) throw new ConflictError('There is a project of this name already.');
      return project;
    },
    list: async (audience) => {
      const where = audience === 'everybody' ? {} : { members: { person: rowId(audience.personId) } };
      return (await unit((em) => em.find(ProjectEntity, where, BY_NAME))).map(projectOf);
    },
    isMember: async (projectId, personId) => (await isMember(rowId(projectId), rowId(personId)))[0]?.isMember === true,
    addMember: async (projectId, personId) => {
      await addMember(rowId(projectId), rowId(personId));
    },
    removeMember: async (projectId, personId) => {
      await removeMember(rowId(projectId), rowId(personId));
    },
  };
}
