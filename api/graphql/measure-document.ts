import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** The size of a document's largest operation, fragments expanded. */
export interface DocumentSize {
  /** Levels of fields; those below `__schema` and `__type` do not count. */
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly rootFields: number;
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
}

const NOTHING: DocumentSize = { depth: 0, aliases: 0, fields: 0, rootFields: 0, introspects: false };

/** Measures before anything else looks at the document, in one pass: each fragment is measured once, however often it is spread. */
export function measureDocument(document: DocumentNode): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = makeMeasure(fragments);
  const sizes = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? measure(definition.selectionSet) : NOTHING,
  );
  return sizes.reduce(largest, NOTHING);
}

function makeMeasure(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const known = new Map<string, DocumentSize>();

  function ofFragment(name: string): DocumentSize {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    // A fragment inside itself counts nothing here; the rules of GraphQL refuse it.
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment === undefined ? NOTHING : ofSelections(fragment.selectionSet);
    known.set(name, size);
    return size;
  }

  function ofSelections(set: SelectionSetNode): DocumentSize {
    let total = NOTHING;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        total = sum(total, ofFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total = sum(total, ofSelections(selection.selectionSet));
      } else {
        const introspects = selection.name.value === '__schema' || selection.name.value === '__type';
        const below = selection.selectionSet === undefined ? NOTHING : ofSelections(selection.selectionSet);
        total = sum(total, {
          depth: introspects ? 1 : below.depth + 1,
          aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
          fields: below.fields + 1,
          rootFields: 1,
          introspects: introspects || below.introspects,
        });
      }
    }
    return total;
  }

  return ofSelections;
}

function sum(a: DocumentSize, b: DocumentSize): DocumentSize {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    fields: a.fields + b.fields,
    rootFields: a.rootFields + b.rootFields,
    introspects: a.introspects || b.introspects,
  };
}

function largest(a: DocumentSize, b: DocumentSize): DocumentSize {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.max(a.aliases, b.aliases),
    fields: Math.max(a.fields, b.fields),
    rootFields: Math.max(a.rootFields, b.rootFields),
    introspects: a.introspects || b.introspects,
  };
}
