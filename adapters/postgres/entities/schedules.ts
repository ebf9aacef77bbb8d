import { defineEntity, p } from '@mikro-orm/postgresql';

import { ConversationEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';
import { ProjectEntity } from './projects.ts';
import { TaskEntity } from './tasks.ts';

export const ScheduleEntity = defineEntity({
  name: 'Schedule',
  tableName: 'schedules',
  indexes: [{ name: 'schedules_due', properties: ['nextAt', 'id'], where: "state = 'active'" }],
  properties: {
    id: p.text().primary(),
    project: () => p.manyToOne(ProjectEntity),
    person: () => p.manyToOne(PersonEntity).index('schedules_of_person'),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('set null'),
    plan: p.json(),
    time: p.json(),
    missed: p.enum(['run-once', 'skip']),
    state: p.enum(['active', 'paused', 'done']),
    nextAt: p.datetime().columnType('timestamptz').nullable(),
    lastFiredAt: p.datetime().columnType('timestamptz').nullable(),
    lastTask: () => p.manyToOne(TaskEntity).name('last_task_id').nullable().deleteRule('set null'),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});
