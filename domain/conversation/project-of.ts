import type { Person } from '../access/person.ts';
import type { Project } from '../tasks/project.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Conversation } from './conversation.ts';

/** The conversation's project, or the default one; throws what `Projects` throws when the person may not use it. */
export async function projectOf(
  projects: Projects,
  person: Person,
  conversation: Pick<Conversation, 'projectId'>,
  defaultProject: string,
): Promise<Project> {
  const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null } as const;
  if (conversation.projectId !== null) return projects.get(principal, conversation.projectId);
  return projects.open(principal, defaultProject);
}
