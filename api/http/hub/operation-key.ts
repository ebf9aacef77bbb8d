import { Kind, print, visit } from 'graphql';
import type { DocumentNode, ExecutionArgs, FieldNode, OperationDefinitionNode } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Principal } from '../../../domain/access/principal.ts';

/** The arguments that say which lines are followed; what a line looks like does not depend on them. */
const WHICH_LINES: ReadonlySet<string> = new Set(['taskId', 'after']);

/** Whether an operation follows a task's output and nothing else, so that the hub can serve it. */
export function isTaskOutput({ document, operationName }: ExecutionArgs): boolean {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === 'subscription' && outputField(operation) !== null;
}

/** What of a document decides about the payloads, apart from the values of its variables. */
interface Shape {
  readonly selection: string;
  /** The variables that say nothing but which lines. */
  readonly dropped: ReadonlySet<string>;
}

export type OperationKey = (args: ExecutionArgs, principal: Principal | null) => string;

/**
 * What is made is the same for two operations exactly when every line has the same payload in both: the document and the variables without what
 * only says which lines, and whatever of the principal the rules for lines look at. Documents come again and again as the same object: each is read once.
 */
export function makeOperationKey(): OperationKey {
  const shapes = new WeakMap<DocumentNode, Map<string | null, Shape>>();
  const shapeOf = (document: DocumentNode, operationName: string | null): Shape => {
    const known = shapes.get(document) ?? new Map<string | null, Shape>();
    const shape = known.get(operationName) ?? readShape(document, operationName);
    shapes.set(document, known.set(operationName, shape));
    return shape;
  };
  return ({ document, operationName = null, variableValues }, principal) => {
    const { selection, dropped } = shapeOf(document, operationName);
    const variables = Object.entries(variableValues ?? {})
      .filter(([name]) => !dropped.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([selection, operationName, variables, principal?.role ?? null, principal?.scope ?? null]);
  };
}

/** Null: the operation begins with something else, such as a fragment or a directive, and goes the ordinary way. */
function outputField({ selectionSet: { selections } }: OperationDefinitionNode): FieldNode | null {
  const [first, ...others] = selections;
  if (first?.kind !== Kind.FIELD || others.length > 0) return null;
  return first.name.value === 'taskOutput' && (first.directives ?? []).length === 0 ? first : null;
}

function readShape(document: DocumentNode, operationName: string | null): Shape {
  const uses = new Map<string, number>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
  });
  const operation = getOperationAST(document, operationName);
  const field = operation == null ? null : outputField(operation);
  const dropped = new Set(
    (field?.arguments ?? []).flatMap(({ name, value }) =>
      WHICH_LINES.has(name.value) && value.kind === Kind.VARIABLE && uses.get(value.name.value) === 1 ? [value.name.value] : [],
    ),
  );
  const selection = visit(document, {
    VariableDefinition: ({ variable }) => (dropped.has(variable.name.value) ? null : undefined),
    Field: (node) =>
      node === field ? { ...node, arguments: node.arguments?.filter(({ name }) => !WHICH_LINES.has(name.value)) } : undefined,
  });
  return { selection: print(selection), dropped };
}
