import type { Nanos } from '../costs/money.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import { isIllness, nextTry } from '../routing/failover.ts';
import type { FailedTry, TryOutcome } from '../routing/failover.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelReply } from '../routing/model-reply.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { failureSentence } from './model-failure-texts.ts';
import { tryModel } from './try-model.ts';
import type { CallModelDeps, ModelCall, TryResult } from './try-model.ts';

/** The stable code of a call that no model answered. */
export type ModelFailureCode =
  | 'model.none'
  | 'model.unpriced'
  | 'model.rejected'
  | 'model.rate-limited'
  | 'model.unreachable'
  | 'model.timeout'
  | 'model.cancelled'
  | 'model.empty'
  | 'model.refused'
  | 'budget.exceeded';

export type ModelCallOutcome =
  | {
      readonly kind: 'reply';
      readonly reply: ModelReply;
      /** The id of the model that answered. */
      readonly model: string;
      /** Of all tries together. */
      readonly cost: Nanos;
      readonly tried: readonly TriedModel[];
    }
  | {
      readonly kind: 'failed';
      readonly code: ModelFailureCode;
      /** A plain sentence for the person, in their language. */
      readonly message: string;
      /** The name of the budget that was used up; null: none was. */
      readonly budget: string | null;
      readonly cost: Nanos;
      readonly tried: readonly TriedModel[];
    };

/**
 * Calls the models of a chain one after another until one answers. Each try is reserved and settled by itself (I6), and
 * happens inside deadlines. It makes no tool call, so it repeats none: the caller runs those that the reply asks for.
 */
export function callModel(deps: CallModelDeps): (call: ModelCall) => Promise<ModelCallOutcome> {
  const admits = (model: string): boolean => deps.circuits.admits(model, deps.clock.monotonic()) !== 'no';
  return async (call) => {
    const tried: TriedModel[] = [];
    const failures: (FailedTry & { readonly detail: string | null; readonly budget: BudgetLine | null })[] = [];
    const cost = (): Nanos => tried.reduce((sum, each) => sum + each.cost, 0);
    for (;;) {
      const next = nextTry({ chain: call.chain, tried: failures, needsTools: call.request.tools.length > 0, admits });
      if (next.kind === 'try' && next.afterMs > 0) await deps.clock.sleep(next.afterMs, call.signal).catch(() => undefined);
      if (next.kind === 'give-up' || call.signal.aborted) {
        const outcome = next.kind === 'give-up' ? next.outcome : 'cancelled';
        const decisive = failures.find((failure) => failure.outcome === outcome) ?? null;
        const message = failureSentence({
          outcome,
          person: call.person,
          budget: decisive?.budget ?? null,
          detail: decisive?.detail ?? null,
        });
        return { kind: 'failed', code: codeOf(outcome), message, budget: decisive?.budget?.name ?? null, cost: cost(), tried };
      }
      const { model } = next;
      const { result, milliseconds } = await timed(deps, call, model);
      const outcome = result.kind === 'reply' ? 'answered' : result.outcome;
      tried.push({ model: model.id, outcome, cost: result.cost, milliseconds });
      if (result.kind === 'reply') return { kind: 'reply', reply: result.reply, model: model.id, cost: cost(), tried };
      failures.push({ model: model.id, ...result });
    }
  };
}

async function timed(deps: CallModelDeps, call: ModelCall, model: ModelEntry): Promise<{ result: TryResult; milliseconds: number }> {
  const startedAt = deps.clock.monotonic();
  deps.circuits.started(model.id, startedAt);
  try {
    const result = await tryModel(deps, call, model);
    const milliseconds = Math.round(deps.clock.monotonic() - startedAt);
    note(deps, call, model, result, milliseconds);
    return { result, milliseconds };
  } catch (error) {
    deps.circuits.abandoned(model.id);
    throw error;
  }
}

/** Tells circuits, metrics and log what came of a try. */
function note(deps: CallModelDeps, call: ModelCall, model: ModelEntry, result: TryResult, milliseconds: number): void {
  const outcome = result.kind === 'reply' ? 'answered' : result.outcome;
  if (result.kind === 'reply') deps.circuits.succeeded(model.id);
  else if (isIllness(result)) deps.circuits.failed(model.id, deps.clock.monotonic(), result.retryAfterMs);
  else deps.circuits.abandoned(model.id);
  deps.metrics.count('model_calls_total', { provider: model.provider, model: model.name, outcome });
  deps.metrics.observe('model_call_seconds', milliseconds / 1000, { provider: model.provider });
  const fields = { run: call.run, model: model.id, purpose: call.purpose, outcome, cost: result.cost, milliseconds };
  if (result.kind === 'reply') deps.logger.info('model.answered', fields);
  else deps.logger.warn('model.failed', { ...fields, detail: result.detail, budget: result.budget?.name ?? null });
}

function codeOf(outcome: TryOutcome | null): ModelFailureCode {
  if (outcome === null) return 'model.none';
  return outcome === 'no-budget' ? 'budget.exceeded' : `model.${outcome}`;
}
