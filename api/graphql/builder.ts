import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import { z } from 'zod';
import { assertAccess, decideAccess } from '../../domain/access/policy.ts';
import type { Action } from '../../domain/access/actions.ts';
import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnreachableError } from '../../domain/errors.ts';
import type { ApiContext } from './context.ts';
import { decodeGlobalId } from './global-id.ts';

export interface SchemaTypes {
  Context: ApiContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
  };
  AuthScopes: {
    /** The action of the policy that must be allowed. */
    may: Action;
    /** Only for what says nothing by itself: the errors. */
    everybody: boolean;
  };
}

type RelayOptions = NonNullable<ConstructorParameters<typeof SchemaBuilder<SchemaTypes>>[0]['relay']>;

export type Builder = ReturnType<typeof makeBuilder>;

/** Errors first, so that it also catches what the policy says; then the policy, before anything is resolved. */
const PLUGINS = [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, ValidationPlugin, ComplexityPlugin] as const;

const MAX_NODES = 50;

const anybodyKnown = { authScopes: { may: 'self.read' } } as const;

export function makeBuilder() {
  return new SchemaBuilder<SchemaTypes>({
    plugins: [...PLUGINS],
    defaultFieldNullability: false,
    // The document is checked as a whole before it runs.
    complexity: { disabled: true, defaultComplexity: 1, defaultListMultiplier: 10 },
    scopeAuth: {
      authScopes: ({ principal, useCases }) => ({
        may: (action) => {
          if (decideAccess(principal, action).allowed) return true;
          return useCases.audit.refused(principal, action).then(() => {
            assertAccess(principal, action);
            return true;
          });
        },
        everybody: true,
      }),
    },
    errors: {
      directResult: true,
      defaultTypes: [InvalidInputError, UnauthenticatedError, ForbiddenError, UnreachableError],
      defaultUnionOptions: {
        name: ({ fieldName }) => `${fieldName.slice(0, 1).toUpperCase()}${fieldName.slice(1)}Result`,
        description: 'What was done, or the error that says why not.',
      },
    },
    validation: {
      validationError: ({ issues }) => {
        const [issue] = issues;
        return new InvalidInputError(issue?.path?.map(String).join('.') ?? 'input', issue?.message ?? 'The input is not valid.');
      },
    },
    relay: relayOptions(),
  });
}

function relayOptions() {
  return {
    clientMutationId: 'omit',
    decodeGlobalID: decodeGlobalId,
    nodeTypeOptions: { description: 'Something that can be asked for again by its global id.' },
    idFieldOptions: { description: 'The global id; opaque, and good for `node`.' },
    nodeQueryOptions: {
      description: 'The thing with this global id; null when there is none, or when it is somebody else’s.',
      ...anybodyKnown,
      args: { id: { description: 'A global id.' } },
    },
    nodesQueryOptions: {
      description: 'The things with these global ids, in their order; null for each that there is none of.',
      ...anybodyKnown,
      complexity: { field: 2, multiplier: MAX_NODES },
      args: {
        ids: {
          description: `At most ${MAX_NODES} global ids.`,
          validate: z.array(z.unknown()).max(MAX_NODES, `Ask for at most ${MAX_NODES} things at a time.`),
        },
      },
    },
    pageInfoTypeOptions: { description: 'Where a page of a list begins and ends.', ...anybodyKnown },
    hasNextPageFieldOptions: { description: 'Whether more follows after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before `startCursor`.' },
    startCursorFieldOptions: { description: 'The cursor of the first item; null when the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last item, for `after`; null when the page is empty.' },
    defaultConnectionTypeOptions: anybodyKnown,
    defaultEdgeTypeOptions: anybodyKnown,
    defaultPayloadTypeOptions: anybodyKnown,
    pageInfoFieldOptions: { description: 'Where this page begins and ends.' },
    edgesFieldOptions: { description: 'The items, each with its cursor.', complexity: { field: 1, multiplier: 1 } },
    nodeFieldOptions: { description: 'The item.' },
    cursorFieldOptions: { description: 'Where the item stands in the list, for `after`.' },
    mutationInputArgOptions: { description: 'What to do it with.' },
  } satisfies RelayOptions;
}
