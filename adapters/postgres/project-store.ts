import type { InferEntity } from '@mikro-orm/postgresql';

import { ConflictError } from '../../domain/errors.ts';
import type { ProjectStore } from '../../domain/ports/project-store.ts';
import type { Project } from '../../domain/tasks/project.ts';
import type { Database } from './database.ts';
import { ProjectEntity, ProjectMemberEntity } from './entities/projects.ts';
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
  const find = async (where: { id: string } | { name: string }): Promise<Project | null> => {
    const found = await unit((em) => em.findOne(ProjectEntity, where));
    return found === null ? null : projectOf(found);
  };
  return {
    get: (id) => find({ id: rowId(id) }),
    findByName: (name) => find({ name }),
    add: async ({ id, name, folder, addedBy, createdAt }) => {
      const [project] = await add(id, name, folder, addedBy, createdAt);
      if (project === undefined) throw new ConflictError('There is a project of this name already.');
      return project;
    },
    list: async (audience) => {
      const where = audience === 'everybody' ? {} : { members: { person: rowId(audience.personId) } };
      return (await unit((em) => em.find(ProjectEntity, where, BY_NAME))).map(projectOf);
    },
    isMember: (projectId, personId) =>
      unit(async (em) => (await em.count(ProjectMemberEntity, { project: rowId(projectId), person: rowId(personId) })) > 0),
    addMember: async (projectId, personId) => {
      await addMember(rowId(projectId), rowId(personId));
    },
    removeMember: async (projectId, personId) => {
      await removeMember(rowId(projectId), rowId(personId));
    },
  };
}
