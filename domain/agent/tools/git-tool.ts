import * as z from 'zod';
import { shellWord } from '../shell-word.ts';
import { defineTool } from '../tool.ts';
import type { ToolContext, ToolOutput } from '../tool.ts';
import { runCommandTool } from './run-command-tool.ts';

const PATHS = z.array(z.string().min(1).max(1_000)).max(500).optional().describe('Paths inside the project; left out: everything');

/** One flat object: providers take no alternatives at the top of a tool's input. */
const INPUT = z
  .object({
    action: z.enum(['status', 'diff', 'log', 'commit']),
    from: z.string().min(1).max(200).optional().describe('Of a diff: a commit or branch to compare with; left out: what is uncommitted'),
    count: z.int().min(1).max(200).optional().describe('Of a log: how many commits'),
    message: z.string().min(1).max(10_000).optional().describe('Of a commit, which needs one'),
    paths: PATHS,
  })
  .refine(({ action, message }) => action !== 'commit' || message !== undefined, { path: ['message'], error: 'A commit needs a message.' });

type GitInput = z.infer<typeof INPUT>;

/** What reaches another repository is not offered: there is no push, no fetch, no remote. */
export const gitTool = defineTool({
  name: 'git',
  description:
    'Looks at and commits changes in the git repository of the project: status, diff, log, and commit of the given paths or of everything. There is no push and no remote. Commit what you have finished, with a message that says why.',
  input: INPUT,
  commandOf: (input) => gitCommand(input, ''),
  isPrivileged: false,
  async run(input, context): Promise<ToolOutput> {
    return runCommandTool.run({ command: gitCommand(input, trailerOf(context)) }, context);
  },
});

/** A commit in a worktree is marked anyway; elsewhere the message says whose it is. */
function trailerOf({ run }: ToolContext): string {
  return run.kind === 'task' ? `Parley-Task: ${run.id}` : '';
}

function gitCommand(input: GitInput, trailer: string): string {
  switch (input.action) {
    case 'status':
      return 'git status --short --branch';
    case 'diff':
      return joined('git diff --no-ext-diff --no-textconv', input.from === undefined ? 'HEAD' : revision(input.from), pathsOf(input.paths));
    case 'log':
      return joined(`git log --no-color --stat --max-count=${input.count ?? 20}`, pathsOf(input.paths));
    case 'commit': {
      const add = joined('git add --all', pathsOf(input.paths) || '-- .');
      const mark = trailer === '' ? '' : `--trailer ${shellWord(trailer)}`;
      const commit = joined('git commit --quiet', mark, `--message ${shellWord(input.message ?? '')}`, pathsOf(input.paths));
      return `${add} && ${commit} && git log -1 --stat --oneline`;
    }
  }
}

/** `--end-of-options`: whatever it is called, it is no option. */
function revision(name: string): string {
  return `--end-of-options ${shellWord(name)}`;
}

function pathsOf(paths: readonly string[] | undefined): string {
  return paths === undefined || paths.length === 0 ? '' : joined('--', ...paths.map(shellWord));
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
