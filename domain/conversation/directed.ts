import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { ParsedCommand } from '../commands/parse-command.ts';
import type { ModelCatalogue } from '../routing/model-catalogue.ts';
import { namedModel } from '../routing/named-model.ts';
import type { RouteChoice } from '../routing/route-question.ts';

/** A message whose command only says who answers it. */
export interface Directed {
  readonly choice: RouteChoice;
  /** The message without the command. */
  readonly text: string;
}

/** What ends a lasting choice, so it is no message. */
const RETURN = 'auto';

/**
 * Reads `/agent TEXT`, `/chat TEXT` and `/model NAME TEXT`, which choose who answers this one message. Null: it is an ordinary command.
 * Throws what the policy says to who may not use the agent.
 */
export function directedBy({ name, argument }: ParsedCommand, principal: Principal, catalogue: ModelCatalogue): Directed | null {
  if (argument === '' || argument.toLowerCase() === RETURN) return null;
  if (name === 'chat') return { choice: { mode: 'chat', model: null }, text: argument };
  if (name === 'agent') {
    assertAccess(principal, 'task.create');
    return { choice: { mode: 'agent', model: null }, text: argument };
  }
  if (name !== 'model' || !decideAccess(principal, 'model.read').allowed) return null;
  const [first = ''] = argument.split(/\s/, 1);
  const text = argument.slice(first.length).trim();
  const model = text === '' ? null : namedModel(catalogue, first);
  return model === null ? null : { choice: { mode: null, model: model.id }, text };
}
