import type { Ports } from '../ports/ports.ts';
import type { CloneProject } from '../tasks/clone-project.ts';
import { isGitAddress } from '../tasks/git-address.ts';
import type { Projects } from '../tasks/projects.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';
import { unquoted } from './unquoted.ts';

export interface ProjectCommandDeps extends Pick<Ports, 'conversations'> {
  readonly projects: Projects;
  readonly cloneProject: CloneProject;
}

/** What the agent works on here. */
export function projectCommands(deps: ProjectCommandDeps): readonly Command[] {
  return [
    {
      name: 'project',
      aliases: [],
      usage: '[NAME]',
      action: 'project.read',
      summary: { en: 'show or choose the project to work on', ru: 'показать или выбрать проект' },
      run: (context) => (context.argument === '' ? list(deps, context) : choose(deps, context)),
    },
    {
      name: 'projects',
      aliases: [],
      usage: '[add PATH | add URL]',
      action: 'project.read',
      summary: { en: 'your projects; add one by its folder or git address', ru: 'ваши проекты; добавить по папке или адресу git' },
      run: (context) => manage(deps, context),
    },
  ];
}

async function list({ projects }: ProjectCommandDeps, { conversation, principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const own = SUBMIT_COMMAND_TEXTS[person.language];
  const all = await projects.list(principal);
  const current = all.find(({ id }) => id === conversation.projectId);
  const lines = all.map(({ id, name }) => `- ${name}${id === current?.id ? ` (${own.current})` : ''}`);
  const named = lines.length === 0 ? own.noProjects : [texts.projects, ...lines].join('\n');
  return `${texts.projectNow(current?.name ?? null)}\n\n${named}`;
}

async function choose({ projects, conversations }: ProjectCommandDeps, context: CommandContext): Promise<string> {
  const project = await projects.named(context.principal, unquoted(context.argument));
  await conversations.change(context.conversation.id, { projectId: project.id });
  return COMMAND_TEXTS[context.person.language].projectSet(project.name);
}

async function manage(deps: ProjectCommandDeps, context: CommandContext): Promise<string> {
  const { argument, conversation, principal, person } = context;
  const adding = /^add(?:\s+([\s\S]*))?$/i.exec(argument);
  // People also choose with it: it was another name of /project.
  if (adding === null) return argument === '' ? list(deps, context) : choose(deps, context);
  const texts = SUBMIT_COMMAND_TEXTS[person.language];
  const what = unquoted((adding[1] ?? '').trim());
  if (what === '') return texts.addWhat;
  const project = isGitAddress(what)
    ? await deps.cloneProject(principal, { url: what, name: null })
    : await deps.projects.add(principal, what);
  await deps.conversations.change(conversation.id, { projectId: project.id });
  return texts.added(project.name);
}
