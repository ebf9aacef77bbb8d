import type { Principal } from '../../domain/access/principal.ts';
import type { Project } from '../../domain/tasks/project.ts';
import type { UseCases } from '../../domain/use-cases.ts';

/** What every resolver gets: who asks, and what can be asked for. */
export interface ApiContext {
  /** Null: nobody is known to ask, so the policy refuses everything. */
  readonly principal: Principal | null;
  readonly useCases: UseCases;
  /** Where people reach Parley, without a slash at the end; links begin with it. */
  readonly publicUrl: string;
  /** The project with this id, asked for once per operation; rejects like the use case. */
  readonly project: (id: string) => Promise<Project>;
}

/** The context of one operation. */
export function makeContext(from: Pick<ApiContext, 'principal' | 'useCases' | 'publicUrl'>): ApiContext {
  const projects = new Map<string, Promise<Project>>();
  return {
    ...from,
    project: (id) => {
      const known = projects.get(id) ?? from.useCases.projects.get(from.principal, id);
      projects.set(id, known);
      return known;
    },
  };
}
