import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

interface Ruled {
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What in the schema has no rule of the policy: root fields as `Query.tasks`, and object types (I7). */
export function partsWithoutRule(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
  const rootNames = new Set(roots.map(({ name }) => name));
  const fields = roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => !hasRule(field))
      .map((field) => `${type.name}.${field.name}`),
  );
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__') && !rootNames.has(type.name) && !hasRule(type),
  );
  return [...fields, ...types.map(({ name }) => name)].sort();
}

/** Refuses a schema that has a part without a rule. */
export function assertRuled(schema: GraphQLSchema): void {
  const missing = partsWithoutRule(schema);
  if (missing.length > 0) throw new Error(`No rule says who may use ${missing.join(', ')}: give it authScopes.`);
}

function hasRule({ extensions }: Ruled): boolean {
  const options = extensions['pothosOptions'];
  return typeof options === 'object' && options !== null && 'authScopes' in options && options.authScopes !== undefined;
}
