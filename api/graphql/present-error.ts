import { GraphQLError } from 'graphql';
import type { Language } from '../../domain/access/person.ts';
import { unknownIdText } from '../../domain/commands/unknown-id-text.ts';
import { InvalidInputError, ParleyError, RateLimitedError, UnknownIdError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/use-cases.ts';

export type PresentError = ReturnType<typeof makePresentError>;

/**
 * What a client sees of an error outside a result union: Parley's own with their code, the request's own mistakes as they are;
 * anything else is logged once, under an id that is all the client gets. `language`: what the client's person reads, where it is known.
 */
export function makePresentError({ logger, errorId }: { logger: Logger; errorId: () => string }) {
  const presented = new WeakSet<object>();
  return (error: unknown, language: Language = 'en'): GraphQLError => {
    if (error instanceof GraphQLError && presented.has(error)) return error;
    const shown = present(error, { logger, errorId, language });
    presented.add(shown);
    return shown;
  };
}

function present(error: unknown, deps: { logger: Logger; errorId: () => string; language: Language }): GraphQLError {
  const cause = causeOf(error);
  const place = placeOf(error);
  if (cause instanceof UnknownIdError) {
    return new GraphQLError(unknownIdText(cause, deps.language), { ...place, extensions: extensionsOf(cause) });
  }
  if (cause instanceof ParleyError) return new GraphQLError(cause.message, { ...place, extensions: extensionsOf(cause) });
  if (cause instanceof GraphQLError) {
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'request.invalid', ...cause.extensions } });
  }
  const id = deps.errorId();
  deps.logger.error('api.failed', { id, cause, path: place.path?.join('.') });
  return new GraphQLError(`Something went wrong here; it was logged as ${id}.`, { ...place, extensions: { code: 'internal', id } });
}

/** Where in the document and in the answer it belongs. */
function placeOf(error: unknown) {
  if (!(error instanceof GraphQLError)) return {};
  const { nodes = null, path = null, source = null, positions = null } = error;
  return { nodes, path, source, positions };
}

/** What is underneath the wrappings that the executor puts around an error. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError != null) cause = cause.originalError;
  return cause;
}

function extensionsOf(error: ParleyError): Record<string, unknown> {
  if (error instanceof InvalidInputError) return { code: error.code, field: error.field };
  if (error instanceof RateLimitedError) return { code: error.code, retryAfterMs: error.retryAfterMs };
  return { code: error.code };
}
