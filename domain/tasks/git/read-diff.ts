import type { Principal } from '../../access/principal.ts';
import { ConflictError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { makeFindTask } from '../watch-tasks.ts';

export type ReadDiff = ReturnType<typeof makeReadDiff>;

/** What the commits of a task change, as a unified diff without secrets; null: it has none, it has not ended, or its branch is gone. Throws ConflictError when git would not. */
export function makeReadDiff(deps: Pick<Ports, 'tasks' | 'projects' | 'branches' | 'people'> & { readonly redactor: Redactor }) {
  const find = makeFindTask(deps);
  return async (principal: Principal | null, id: string): Promise<string | null> => {
    const { projectId, personId, worktree, result } = await find(principal, 'task.read', id);
    const commits = result?.evidence?.commits ?? [];
    const [first, last] = [commits[0], commits.at(-1)];
    const project = await deps.projects.get(projectId);
    if (first === undefined || last === undefined || project === null || deps.branches === null || worktree?.isRemoved === true)
      return null;
    const outcome = await deps.branches.changes(project.folder, first.hash, last.hash);
    if (outcome.kind === 'ok') return deps.redactor.text(outcome.value);
    const reader = await deps.people.get(principal?.personId ?? personId);
    throw new ConflictError(outcome.message[reader?.language ?? 'en']);
  };
}
