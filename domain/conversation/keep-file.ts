import type { Language, Person } from '../access/person.ts';
import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import { INBOX_FOLDER } from '../messaging/inbox-folder.ts';
import type { Ports } from '../ports/ports.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Conversation } from './conversation.ts';
import { projectOf } from './project-of.ts';

interface Texts {
  readonly noProject: string;
  readonly refused: (why: string) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: { noProject: 'there is no project to keep it in', refused: (why) => `it could not be kept: ${why}` },
  ru: { noProject: 'нет проекта, в котором его сохранить', refused: (why) => `его не удалось сохранить: ${why}` },
};

/** Where a file of the conversation is kept, in its project, or why it is not, in a few words. */
export type KeepFile = (
  whose: { readonly person: Person; readonly conversation: Conversation },
  file: { readonly name: string; readonly content: Uint8Array },
) => Promise<{ readonly path: string } | { readonly missing: string }>;

/** Keeps files that came in, in the inbox of the conversation's project. The same file again is kept once. */
export function makeKeepFile(deps: Pick<Ports, 'exchange'> & { readonly projects: Projects; readonly defaultProject: string }): KeepFile {
  return async ({ person, conversation }, { name, content }) => {
    const texts = TEXTS[person.language];
    const folder = await folderOf(deps, person, conversation);
    if (folder === null) return { missing: texts.noProject };
    const kept = await deps.exchange.bringIn(folder, `${INBOX_FOLDER}/${name}`, content);
    return kept.kind === 'ok' ? { path: kept.value } : { missing: texts.refused(kept.message) };
  };
}

/** Null: there is none that the person may use. */
async function folderOf(
  { projects, defaultProject }: Parameters<typeof makeKeepFile>[0],
  person: Person,
  conversation: Conversation,
): Promise<string | null> {
  try {
    return (await projectOf(projects, person, conversation, defaultProject)).folder;
  } catch (cause) {
    if (cause instanceof ForbiddenError || cause instanceof InvalidInputError || cause instanceof UnknownIdError) return null;
    throw cause;
  }
}
