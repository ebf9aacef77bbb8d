import { describe, expect, test } from 'vitest';

import { embedderId, parseEmbedderId } from './embedder-id.ts';

describe('what vectors are kept under', () => {
  test.each([
    ['box/new', { provider: 'box', model: 'new', dimensions: null }],
    ['box/new#256', { provider: 'box', model: 'new', dimensions: 256 }],
    ['box/people/модель', { provider: 'box', model: 'people/модель', dimensions: null }],
    ['box/new#large', { provider: 'box', model: 'new#large', dimensions: null }],
    ['box/new#large#64', { provider: 'box', model: 'new#large', dimensions: 64 }],
  ])('%s is read as it was written', (id, parts) => {
    expect(parseEmbedderId(id)).toEqual(parts);
    expect(embedderId(parts)).toBe(id);
  });

  test.each(['', 'box', 'box/', '/new', '#256'])('“%s” names no model', (id) => {
    expect(parseEmbedderId(id)).toBeNull();
  });
});
