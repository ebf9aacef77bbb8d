import { unknownIdText } from '../../domain/commands/unknown-id-text.ts';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  type ParleyError,
  UnauthenticatedError,
  UnknownIdError,
  UnreachableError,
} from '../../domain/errors.ts';
import type { Builder } from './builder.ts';

const anybody = { authScopes: { everybody: true } } as const;

/** The errors that people can act on, as members of result unions. */
export function defineErrors(builder: Builder): void {
  const error = builder.interfaceRef<ParleyError>('Error').implement({
    description: 'Why something was not done, for people and for programs.',
    ...anybody,
    fields: (t) => ({
      code: t.exposeString('code', { description: 'A stable dotted code such as `id.unknown`.' }),
      message: t.string({
        description: 'One sentence for people, in the caller’s language where there is one in it.',
        resolve: (cause, _args, { principal }) =>
          cause instanceof UnknownIdError ? unknownIdText(cause, principal?.language ?? 'en') : cause.message,
      }),
    }),
  });
  const plain = (description: string) => ({ description, interfaces: [error], ...anybody });
  builder.objectType(InvalidInputError, {
    name: 'InvalidInputError',
    ...plain('The input breaks a rule.'),
    fields: (t) => ({ field: t.exposeString('field', { description: 'The place in the input.' }) }),
  });
  builder.objectType(UnknownIdError, {
    name: 'UnknownIdError',
    ...plain('There is no such thing, or it is somebody else’s: the answer is the same.'),
    fields: (t) => ({ kind: t.exposeString('kind', { description: 'What was looked for, such as `task`.' }) }),
  });
  builder.objectType(ForbiddenError, { name: 'ForbiddenError', ...plain('The person or their token may not do this.') });
  builder.objectType(UnauthenticatedError, { name: 'UnauthenticatedError', ...plain('The token is unknown, expired or revoked.') });
  builder.objectType(ConflictError, { name: 'ConflictError', ...plain('The thing is in a state in which this cannot be done.') });
  builder.objectType(UnreachableError, { name: 'UnreachableError', ...plain('Something outside cannot be reached now; try again.') });
}
