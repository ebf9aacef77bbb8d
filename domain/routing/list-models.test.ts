import { expect, test } from 'vitest';

import { ForbiddenError, UnauthenticatedError } from '../errors.ts';
import { ANNA, as, GUEST } from '../testing/domain-world.ts';
import { KNOWN_MODELS } from './known-models.ts';
import { makeListModels } from './list-models.ts';
import type { ModelCatalogue } from './model-catalogue.ts';

test('members see the models that can be asked for now', () => {
  let catalogue: ModelCatalogue = [];
  const models = makeListModels({ catalogue: () => catalogue });
  expect(models(as(ANNA, { scope: 'read' }))).toEqual([]);
  catalogue = KNOWN_MODELS;
  expect(models(as(ANNA))).toEqual(KNOWN_MODELS);
  expect(() => models(as(GUEST))).toThrow(ForbiddenError);
  expect(() => models(null)).toThrow(UnauthenticatedError);
});
