import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';
import { UnknownIdError } from '../../../domain/errors.ts';

export type PersonEnums = ReturnType<typeof definePerson>;

/** Persons; returns the enums of what can be changed about them. */
export function definePerson(builder: Builder, refs: Refs) {
  const role = defineRole(builder);
  const language = defineLanguage(builder);
  const training = defineTraining(builder);
  builder.node(refs.person, {
    description: 'A human known to Parley.',
    authScopes: { may: 'self.read' },
    id: { resolve: (person) => person.id },
    loadWithoutCache: (id, { useCases, principal }) =>
      loadNode(id, async () => {
        const self = await useCases.readSelf(principal);
        if (self.id !== id) throw new UnknownIdError('person');
        return self;
      }),
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What they are called.' }),
      role: t.expose('role', { type: role, description: 'What they may do at most.' }),
      language: t.expose('language', { type: language, description: 'The language in which Parley speaks to them.' }),
      timeZone: t.exposeString('timeZone', { description: 'An IANA zone such as `Europe/Berlin`.' }),
      freeModelsFirst: t.boolean({
        description: 'Whether models that cost nothing are asked before all others.',
        resolve: (person) => person.freeModelsFirst ?? false,
      }),
      keepsMemory: t.boolean({
        description: 'Whether what they say is kept in memory.',
        resolve: (person) => person.keepsMemory ?? true,
      }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when Parley knows them.' }),
      training: t.field({
        type: training,
        description: 'Which of the caller’s own messages are kept to learn what messages are for.',
        resolve: (_person, _args, { useCases, principal }) => useCases.ownTraining(principal),
      }),
    }),
  });
  return { role, language, training };
}

function defineRole(builder: Builder) {
  return builder.enumType('Role', {
    description: 'What a person may do at most; each includes those before it.',
    values: {
      GUEST: { value: 'guest', description: 'Known in a group only.' },
      MEMBER: { value: 'member', description: 'Talks, runs tasks, has memories.' },
      ADMIN: { value: 'admin', description: 'Sees everybody’s tasks and costs.' },
      OWNER: { value: 'owner', description: 'Decides everything.' },
    } as const,
  });
}

function defineTraining(builder: Builder) {
  return builder.enumType('Training', {
    description: 'Which of a person’s messages are kept, on the machine, to learn what messages are for.',
    values: {
      OFF: { value: 'off', description: 'None.' },
      PRIVATE: { value: 'private', description: 'What they write in private.' },
      EVERYWHERE: { value: 'everywhere', description: 'What they write to Parley, in groups, too.' },
    } as const,
  });
}

function defineLanguage(builder: Builder) {
  return builder.enumType('Language', {
    description: 'A language in which Parley has its texts.',
    values: { EN: { value: 'en', description: 'English.' }, RU: { value: 'ru', description: 'Russian.' } } as const,
  });
}
