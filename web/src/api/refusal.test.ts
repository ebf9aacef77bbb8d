import { GraphQLError } from 'graphql';
import { CombinedError } from 'urql';
import { expect, test } from 'vitest';

import { messageOfError, refusalOf } from './refusal.ts';

test('what is done is no refusal', () => {
  expect(refusalOf(undefined, { __typename: 'CreateTaskPayload' })).toBeNull();
  expect(refusalOf(undefined, undefined)).toBeNull();
});

test('a typed error says why and where', () => {
  const result = { __typename: 'InvalidInputError', message: 'Too much.', field: 'budgetUsd' };
  expect(refusalOf(undefined, result)).toEqual({ message: 'Too much.', field: 'budgetUsd' });
  expect(refusalOf(undefined, { __typename: 'ConflictError', message: 'Too late.' })).toEqual({ message: 'Too late.', field: null });
  expect(refusalOf(undefined, { __typename: 'NewError' })).toEqual({ message: 'NewError', field: null });
});

test('an answer without a result says what the server said, or that there was none', () => {
  const said = new CombinedError({ graphQLErrors: [new GraphQLError('Something went wrong here.')] });
  expect(refusalOf(said, undefined)).toEqual({ message: 'Something went wrong here.', field: null });
  expect(messageOfError(new CombinedError({ networkError: new Error('Failed to fetch') }))).toBeNull();
  expect(messageOfError(new CombinedError({}))).toBeTypeOf('string');
});
