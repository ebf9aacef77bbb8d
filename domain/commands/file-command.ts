import type { Principal } from '../access/principal.ts';
import type { SendFile } from '../agent/send-file.ts';
import { projectOf } from '../conversation/project-of.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Command } from './command.ts';
import { FILE_TEXTS } from './file-texts.ts';
import { plainWords } from './plain-words.ts';
import { unquoted } from './unquoted.ts';

export interface FileCommandDeps {
  readonly sendFile: (principal: Principal, ...file: Parameters<SendFile>) => ReturnType<SendFile>;
  readonly projects: Projects;
  /** The project of conversations that have chosen none. */
  readonly defaultProject: string;
}

/** `/file`: a file of the conversation's project comes to the chat where it is asked for. */
export function fileCommand({ sendFile, projects, defaultProject }: FileCommandDeps): Command {
  return {
    name: 'file',
    aliases: [],
    usage: 'PATH',
    action: 'project.read',
    summary: { en: 'send a file of the project here', ru: 'прислать сюда файл проекта' },
    async run({ argument, principal, person, conversation, turn }) {
      const texts = FILE_TEXTS[person.language];
      const path = unquoted(argument);
      if (path === '') return texts.which;
      const { folder } = await projectOf(projects, person, conversation, defaultProject);
      const outcome = await sendFile(principal, { run: { kind: 'turn', id: turn.id }, folder, path, caption: '' });
      return outcome.kind === 'sent' ? texts.here(plainWords(outcome.name)) : texts.refused[outcome.refusal](plainWords(path));
    },
  };
}
