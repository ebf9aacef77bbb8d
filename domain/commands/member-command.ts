import { projectOf } from '../conversation/project-of.ts';
import type { Language } from '../access/person.ts';
import type { ProjectMembers } from '../tasks/project-members.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Command } from './command.ts';
import { plainWords } from './plain-words.ts';
import { unquoted } from './unquoted.ts';

interface Texts {
  readonly which: string;
  readonly added: (person: string, project: string) => string;
  readonly removed: (person: string, project: string) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    which: 'Say whom: `/member add Boris` or `/member remove Boris`; the project is the current one.',
    added: (person, project) => `${person} is now a member of the project ${project} and sees its tasks.`,
    removed: (person, project) => `${person} is no longer a member of the project ${project}.`,
  },
  ru: {
    which: 'Скажите кого: `/member add Борис` или `/member remove Борис`; проект — текущий.',
    added: (person, project) => `${person} теперь участвует в проекте ${project} и видит его задачи.`,
    removed: (person, project) => `${person} больше не участвует в проекте ${project}.`,
  },
};

export interface MemberCommandDeps {
  readonly projectMembers: ProjectMembers;
  readonly projects: Projects;
  /** The project of conversations that have chosen none. */
  readonly defaultProject: string;
}

/** `/member`: who may use the conversation's project. */
export function memberCommand({ projectMembers, projects, defaultProject }: MemberCommandDeps): Command {
  return {
    name: 'member',
    aliases: [],
    usage: 'add | remove PERSON',
    action: 'project.share',
    summary: { en: 'who may use the current project and see its tasks', ru: 'кто может работать с текущим проектом и видеть его задачи' },
    async run({ argument, principal, person, conversation }) {
      const texts = TEXTS[person.language];
      const [, verb = '', who = ''] = /^(add|remove)\s+(\S[\s\S]*)$/i.exec(argument) ?? [];
      if (who === '') return texts.which;
      const { name } = await projectOf(projects, person, conversation, defaultProject);
      const membership = { project: name, person: unquoted(who) };
      const isAdding = verb.toLowerCase() === 'add';
      await (isAdding ? projectMembers.add(principal, membership) : projectMembers.remove(principal, membership));
      return (isAdding ? texts.added : texts.removed)(plainWords(membership.person), plainWords(name));
    },
  };
}
