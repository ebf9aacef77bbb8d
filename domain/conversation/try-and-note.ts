import { isIllness } from '../routing/failover.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { tryModel } from './try-model.ts';
import type { CallModelDeps, ModelCall, TryResult } from './try-model.ts';

/** Tries a model once, and tells circuits, metrics and log what came of it. */
export async function tryAndNote(
  deps: CallModelDeps,
  call: ModelCall,
  model: ModelEntry,
): Promise<{ readonly result: TryResult; readonly tried: TriedModel }> {
  const startedAt = deps.clock.monotonic();
  deps.circuits.started(model.id, startedAt);
  try {
    const result = await tryModel(deps, call, model);
    const milliseconds = Math.round(deps.clock.monotonic() - startedAt);
    const outcome = result.kind === 'reply' ? 'answered' : result.outcome;
    note(deps, call, model, result, milliseconds);
    return { result, tried: { model: model.id, outcome, cost: result.cost, milliseconds } };
  } catch (error) {
    deps.circuits.abandoned(model.id);
    throw error;
  }
}

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
