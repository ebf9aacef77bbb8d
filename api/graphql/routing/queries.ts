import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** The models there are. */
export function defineRoutingQueries(builder: Builder, refs: Refs): void {
  builder.queryField('models', (t) =>
    t.field({
      type: [refs.model],
      nullable: true,
      description: 'The models that can be asked for now; local ones come and go with their server.',
      authScopes: { may: 'model.read' },
      resolve: (_root, _args, { useCases, principal }) => [...useCases.models(principal)],
    }),
  );
}
