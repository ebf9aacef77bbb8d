import { GraphQLError } from 'graphql';
import type { Builder } from './builder.ts';

/** Times on the wire: RFC 3339 in UTC. */
export function defineScalars(builder: Builder): void {
  builder.scalarType('DateTime', {
    description: 'A moment in UTC, such as `2026-11-23T12:00:00.000Z`.',
    serialize: (at) => at.toISOString(),
    parseValue: (value) => {
      const at = new Date(typeof value === 'string' ? value : Number.NaN);
      if (Number.isNaN(at.getTime())) throw new GraphQLError('Give a time such as "2026-11-23T12:00:00Z".');
      return at;
    },
  });
}
