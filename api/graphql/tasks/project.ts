import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** A folder on which the agent works. */
export function defineProject(builder: Builder, refs: Refs): void {
  builder.node(refs.project, {
    description: 'A folder under the workspace root on which the agent works.',
    authScopes: { may: 'project.read' },
    id: { resolve: (project) => project.id },
    loadWithoutCache: (id, context) => loadNode(id, () => context.project(id)),
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name, as createTask takes it.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    }),
  });
}
