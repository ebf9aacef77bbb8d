import { ConflictError } from '../../../domain/errors.ts';
import type { LearnedModels } from '../../../domain/routing/learned/manage-models.ts';
import type { ModelVersion } from '../../../domain/routing/learned/model-version.ts';
import type { Builder } from '../builder.ts';

const may = { may: 'routing.read' } as const;

/** What routing has learned: looking at it, having it learned anew, and taking it back. */
export function defineLearnedModels(builder: Builder): void {
  const models = defineTypes(builder);
  builder.queryField('learnedRouting', (t) =>
    t.field({
      type: models,
      nullable: true,
      description: 'What routing has learned from people; for admins.',
      authScopes: may,
      resolve: (_root, _args, { useCases, principal }) => useCases.learnedModels.look(principal),
    }),
  );
  const payload = 'What routing has learned.';
  builder.relayMutationField(
    'retrainRouting',
    null,
    {
      description: 'Lets a worker learn anew from all labels, soon. A model that is worse than the one in use is not taken. For admins.',
      authScopes: { may: 'routing.train' },
      errors: {},
      resolve: (_root, _args, { useCases, principal }) => useCases.learnedModels.retrain(principal),
    },
    {
      description: payload,
      outputFields: (t) => ({ learned: t.field({ type: models, description: 'As it is now.', resolve: (now) => now }) }),
    },
  );
  builder.relayMutationField(
    'rollBackRouting',
    null,
    {
      description: 'Puts the model before the one in use back. For the owner.',
      authScopes: { may: 'routing.roll-back' },
      errors: { types: [ConflictError] },
      resolve: (_root, _args, { useCases, principal }) => useCases.learnedModels.rollBack(principal),
    },
    {
      description: payload,
      outputFields: (t) => ({ learned: t.field({ type: models, description: 'As it is now.', resolve: (now) => now }) }),
    },
  );
}

function defineTypes(builder: Builder) {
  const version = builder.objectRef<ModelVersion>('RoutingModel').implement({
    description: 'A model that was trained on this machine.',
    authScopes: may,
    fields: (t) => ({
      version: t.exposeString('version', { description: 'Its name.' }),
      labels: t.exposeInt('labels', {
        description: 'How many messages labelled by people it learned from, besides those that come with Parley.',
      }),
      heldOut: t.exposeInt('heldOut', { description: 'How many messages it was measured on that it had not learned.' }),
      score: t.exposeFloat('score', { description: 'Which share of them it told right, 0 to 1.' }),
      scoreBefore: t.exposeFloat('scoreBefore', { description: 'Which share of them the model in use then told right.' }),
      previous: t.exposeString('previous', { nullable: true, description: 'The model in use then; null: the one that comes with Parley.' }),
      isAdopted: t.exposeBoolean('isAdopted', { description: 'Whether it was taken into use; a worse one is not.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    }),
  });
  return builder.objectRef<LearnedModels>('LearnedRouting').implement({
    description: 'What routing has learned from people.',
    authScopes: may,
    fields: (t) => ({
      active: t.exposeString('active', { nullable: true, description: 'The model in use; null: the one that comes with Parley.' }),
      versions: t.field({
        type: [version],
        description: 'Models trained here, newest first, also those that were not taken.',
        resolve: ({ versions }) => [...versions],
      }),
      newLabels: t.exposeInt('newLabels', { description: 'How many labels the next training learns from and the last did not.' }),
      trainedAt: t.expose('trainedAt', {
        type: 'DateTime',
        nullable: true,
        description: 'When labels were last learned from; null: never.',
      }),
    }),
  });
}
