import { defineEntity, p } from '@mikro-orm/postgresql';

import { PersonEntity } from './people.ts';

export const ProjectEntity = defineEntity({
  name: 'Project',
  tableName: 'projects',
  properties: {
    id: p.uuid().primary(),
    name: p.text().unique('projects_name_unique'),
    folder: p.text(),
    adder: () => p.manyToOne(PersonEntity).name('added_by'),
    createdAt: p.datetime().columnType('timestamptz'),
    members: () => p.oneToMany(ProjectMemberEntity).mappedBy('project'),
  },
});

export const ProjectMemberEntity = defineEntity({
  name: 'ProjectMember',
  tableName: 'project_members',
  properties: {
    project: () => p.manyToOne(ProjectEntity).primary().updateRule('no action').deleteRule('cascade'),
    person: () =>
      p.manyToOne(PersonEntity).primary().updateRule('no action').deleteRule('cascade').index('project_members_person_id_index'),
  },
});
