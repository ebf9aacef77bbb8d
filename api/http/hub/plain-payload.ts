import { getNullableType, getOperationAST, isLeafType, isObjectType, Kind } from 'graphql';
import type { ExecutionArgs, FieldNode, GraphQLLeafType, GraphQLObjectType } from 'graphql';
import { z } from 'zod';
import type { OutputLine } from '../../../domain/tasks/output-line.ts';

/** What a field may show without being resolved. */
const PROPERTIES: ReadonlyMap<string, (line: OutputLine) => unknown> = new Map<string, (line: OutputLine) => unknown>([
  ['number', (line) => line.number],
  ['at', (line) => line.at],
  ['kind', (line) => line.kind],
  ['text', (line) => line.text],
]);

/** A type whose rule is the same for each of its objects: a rule that looks at the object would be a function. */
const ruledAlike = z.object({ pothosOptions: z.object({ authScopes: z.record(z.string(), z.unknown()) }) });
/** A field that shows a property and has no rule of its own. */
const exposed = z.object({ pothosExposedField: z.string(), pothosOptions: z.object({ authScopes: z.undefined().optional() }) });

/** One field of a payload: what stands before its value, and how that is shown. */
interface PlainField {
  readonly before: string;
  readonly show: (line: OutputLine) => string;
}

/** Makes a payload of a line without executing anything; throws for a line that cannot be shown. */
export type MakePlain = (line: OutputLine) => string;

/**
 * The payload of a line for an operation that asks for nothing but properties of it, under rules that are the same for each line. GraphQL executes an
 * operation in time that is many times what such a line takes otherwise. Null: the operation asks for something else, or a rule looks at the line.
 */
export function makePlainPayload({ schema, document, operationName }: ExecutionArgs): MakePlain | null {
  const [root] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  if (root?.kind !== Kind.FIELD) return null;
  const type = getNullableType(schema.getSubscriptionType()?.getFields()[root.name.value]?.type);
  if (!isObjectType(type) || !ruledAlike.safeParse(type.extensions).success) return null;
  const fields = plainFields(root, type);
  if (fields === null) return null;
  const open = `{"data":{${JSON.stringify(keyOf(root))}:{`;
  return (line) => {
    let payload = open;
    for (const { before, show } of fields) payload += before + show(line);
    return `${payload}}}}`;
  };
}

function plainFields(root: FieldNode, type: GraphQLObjectType): readonly PlainField[] | null {
  const fields: PlainField[] = [];
  const keys = new Set<string>();
  for (const selected of root.selectionSet?.selections ?? []) {
    if (selected.kind !== Kind.FIELD || (selected.directives ?? []).length > 0) return null;
    const show = showOf(selected, type);
    const key = keyOf(selected);
    if (show === null || keys.has(key)) return null;
    keys.add(key);
    fields.push({ before: `${fields.length === 0 ? '' : ','}${JSON.stringify(key)}:`, show });
  }
  return fields;
}

function showOf({ name }: FieldNode, type: GraphQLObjectType): PlainField['show'] | null {
  const field = type.getFields()[name.value];
  const leaf = getNullableType(field?.type);
  const { data } = exposed.safeParse(field?.extensions);
  const property = PROPERTIES.get(data?.pothosExposedField ?? '');
  if (property === undefined || !isLeafType(leaf)) return null;
  return showing(leaf, property);
}

/** Lines that follow each other often have the same time and kind: what was just shown is not made again. */
function showing(leaf: GraphQLLeafType, property: (line: OutputLine) => unknown): PlainField['show'] {
  let lastKey: unknown = Number.NaN;
  let last = '';
  return (line) => {
    const value = property(line);
    const key = value instanceof Date ? value.getTime() : value;
    if (key === lastKey) return last;
    last = JSON.stringify(leaf.serialize(value));
    lastKey = key;
    return last;
  };
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
