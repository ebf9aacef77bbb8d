import type { Ports } from '../ports/ports.ts';
import type { Projects } from '../tasks/projects.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { CommandContext } from './command.ts';

/** `/project`: shows or chooses the project that a conversation works on. */
export async function chooseProject(
  deps: Pick<Ports, 'conversations'> & { readonly projects: Projects },
  { argument, conversation, principal, person }: CommandContext,
): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  if (argument !== '') {
    const project = await deps.projects.open(principal, argument);
    await deps.conversations.change(conversation.id, { projectId: project.id });
    return texts.projectSet(project.name);
  }
  const all = await deps.projects.list(principal);
  const current = all.find(({ id }) => id === conversation.projectId);
  const list = all.length === 0 ? [] : ['', texts.projects, ...all.map(({ name }) => `- ${name}`)];
  return [texts.projectNow(current?.name ?? null), ...list].join('\n');
}
