import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { moment } from '../output/quantities.ts';
import { ADD_PROJECT, CHOOSE_PROJECT, CLONE_PROJECT, PROJECTS } from './documents.ts';

/** An address rather than a folder: what the server takes for one, too. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:|^[\w.-]+@[\w.-]+:|\.git\/?$/i;

/** `projects`, `projects add`, `project`. */
export function addProjects(program: Command, front: Front): void {
  const projects = program
    .command('projects')
    .description('list the projects that you may use; add one')
    .action((_options: unknown, command: Command) => listProjects(front.client(command)));
  projects
    .command('add')
    .argument('<path-or-url>', 'a folder below the workspace, or for admins the https address of a git repository')
    .option('--name <name>', 'what a cloned project is called, instead of like its repository')
    .description('make a project of a folder or of a git repository, and choose it')
    .action(async (what: string, { name }: { name?: string }, command: Command) => {
      const client = front.client(command);
      await choose(client, await added(client, what, name), 'is added, and');
    });
  program
    .command('project')
    .argument('[name]', 'the project’s name, or a path below the workspace; left out: which there are')
    .description('show or choose the project that chat and task mean when none is named')
    .action((name: string | undefined, _options: unknown, command: Command) => {
      const client = front.client(command);
      return name === undefined ? listProjects(client) : choose(client, name, '');
    });
}

async function added({ ask }: Client, what: string, name: string | undefined): Promise<string> {
  if (ADDRESS.test(what)) {
    return payload((await ask(CLONE_PROJECT, { input: { url: what, ...(name === undefined ? {} : { name }) } })).cloneProject).project.name;
  }
  if (name !== undefined) throw new Failure('--name belongs to a git address: a folder is called what it is called.');
  return payload((await ask(ADD_PROJECT, { path: what })).addProject).project.name;
}

async function choose({ ask, terminal }: Client, wanted: string, done: string): Promise<void> {
  const { conversation } = payload((await ask(CHOOSE_PROJECT, { project: wanted })).chooseProject);
  const words = ['Project', conversation.project?.name ?? wanted, done, 'is the current one here.'];
  terminal.line(words.filter((word) => word !== '').join(' '));
}

async function listProjects({ ask, terminal }: Client): Promise<void> {
  const { projects, conversation } = await ask(PROJECTS);
  if (projects === null || projects.length === 0)
    return terminal.note('There are no projects yet: parley projects add my-folder adds one.');
  const current = conversation?.project?.name;
  const rows = projects.map(({ name, createdAt }) => [name, moment(createdAt), name === current ? 'current' : '']);
  return terminal.table([{ title: 'NAME' }, { title: 'SINCE' }, { title: '' }], rows);
}
