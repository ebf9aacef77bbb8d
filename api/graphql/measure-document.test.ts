import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureDocument } from './measure-document.ts';

describe('the size of a document', () => {
  it.each([
    ['{ me { name } }', { depth: 2, aliases: 0, fields: 2, rootFields: 1 }],
    ['{ a: me { b: name } c: me { name } }', { depth: 2, aliases: 3, fields: 4, rootFields: 2 }],
    ['query A { me { name } } query B { me { id name role } health { isReady } }', { depth: 2, aliases: 0, fields: 6, rootFields: 2 }],
    ['{ ...F ...F } fragment F on Query { a: me { name } }', { depth: 2, aliases: 2, fields: 4, rootFields: 2 }],
    ['{ ... on Query { me { ... on Person { name } } } }', { depth: 2, aliases: 0, fields: 2, rootFields: 1 }],
    ['{ __schema { types { fields { type { ofType { name } } } } } }', { depth: 1, aliases: 0, fields: 6, rootFields: 1 }],
    ['{ ...Gone }', { depth: 0, aliases: 0, fields: 0, rootFields: 0 }],
  ])('%s', (text, size) => {
    expect(measureDocument(parse(text))).toMatchObject(size);
  });

  it('counts a fragment inside itself once', () => {
    const size = measureDocument(parse('{ ...A } fragment A on Query { node(id: "x") { ...B } } fragment B on Node { id ...A }'));
    expect(size.fields).toBe(2);
  });

  it('measures a bomb of fragments at once', () => {
    const bomb = Array.from({ length: 60 }, (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`).join(' ');
    const size = measureDocument(parse(`{ ...F0 } ${bomb} fragment F60 on Query { a: me { name } }`));
    expect(size.fields).toBe(2 ** 61);
    expect(size.aliases).toBe(2 ** 60);
  });

  it('sees where the schema is asked for', () => {
    expect(measureDocument(parse('{ me { name } ...F } fragment F on Query { __type(name: "Task") { name } }')).introspects).toBe(true);
    expect(measureDocument(parse('{ __typename }')).introspects).toBe(false);
  });
});
