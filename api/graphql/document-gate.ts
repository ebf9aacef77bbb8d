import { createComplexityRule } from '@pothos/plugin-complexity';
import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, Source } from 'graphql';
import { assertAccess } from '../../domain/access/policy.ts';
import type { ApiContext } from './context.ts';
import { measureDocument } from './measure-document.ts';
import type { DocumentSize } from './measure-document.ts';

/** How large an operation may be. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  fields: 1_000,
  cost: 10_000,
} as const;

/** What is kept of documents that were parsed. */
const KEPT = { documents: 256, characters: 4_096 } as const;

/** The part of a request that decides what its document costs. */
export interface OperationRequest {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export type DocumentGate = ReturnType<typeof makeDocumentGate>;

/** The way into the schema for every transport: parses and checks what clients send before anything of it runs. */
export function makeDocumentGate(schema: GraphQLSchema) {
  const known = new Map<string, DocumentNode>();
  const mistakes = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  const mistakesIn = (document: DocumentNode): readonly GraphQLError[] => {
    const found = mistakes.get(document) ?? validate(schema, document, specifiedRules);
    mistakes.set(document, found);
    return found;
  };
  return {
    /** Throws a GraphQLError when it is no GraphQL, or too long. */
    parse(source: string | Source): DocumentNode {
      const text = typeof source === 'string' ? source : source.body;
      const parsed = known.get(text);
      if (parsed !== undefined) return parsed;
      try {
        const document = parse(source, { maxTokens: LIMITS.tokens });
        keep(known, text, document);
        return document;
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const isTooLong = error.message.includes('Parsing aborted');
        throw isTooLong
          ? refused('request.too-long', `A query has at most ${LIMITS.tokens} tokens: ask for less at a time.`)
          : coded(error);
      }
    },

    /** What is wrong with the document; empty: it may run. Throws what the policy says to asking for the schema. */
    check(document: DocumentNode, context: ApiContext, request: OperationRequest): readonly GraphQLError[] {
      const size = measureDocument(document);
      const refusal = refusalOf(size);
      if (refusal !== null) return [refusal];
      if (size.introspects) assertAccess(context.principal, 'schema.read');
      const errors = mistakesIn(document);
      return errors.length > 0 ? errors.map(coded) : validate(schema, document, [costRule(context, request)]).map(coded);
    },
  };
}

/** Clients send the same few texts again and again; the oldest makes room. */
function keep(known: Map<string, DocumentNode>, text: string, document: DocumentNode): void {
  if (text.length > KEPT.characters) return;
  for (const oldest of known.keys()) {
    if (known.size < KEPT.documents) break;
    known.delete(oldest);
  }
  known.set(text, document);
}

function refusalOf({ depth, aliases, rootFields, fields }: DocumentSize): GraphQLError | null {
  if (depth > LIMITS.depth) return refused('request.too-deep', `This query is ${depth} levels deep; ${LIMITS.depth} are allowed.`);
  if (aliases > LIMITS.aliases) {
    return refused('request.too-many-aliases', `This query has ${aliases} aliases; ${LIMITS.aliases} are allowed.`);
  }
  if (rootFields > LIMITS.rootFields) {
    return refused('request.too-many-fields', `This query has ${rootFields} fields at its top; ${LIMITS.rootFields} are allowed.`);
  }
  if (fields > LIMITS.fields) {
    return refused('request.too-many-fields', `This query has ${fields} fields; ${LIMITS.fields} are allowed.`);
  }
  return null;
}

function costRule(context: ApiContext, { operationName, variables }: OperationRequest) {
  return createComplexityRule({
    context,
    variableValues: { ...variables },
    operationName: operationName ?? null,
    validate: ({ complexity }, report) => {
      if (complexity <= LIMITS.cost) return;
      report(
        refused(
          'request.too-costly',
          `This query costs ${Math.round(complexity)} points; ${LIMITS.cost} are allowed: ask for fewer items at a time.`,
        ),
      );
    },
  });
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Gives a mistake in the text of a request its code, whichever way the request came. */
function coded({ message, nodes, source, positions, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code: 'request.invalid', ...extensions },
  });
}
