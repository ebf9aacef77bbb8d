import type { Nanos } from '../costs/money.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import { nextTry } from '../routing/failover.ts';
import type { FailedTry, TryOutcome } from '../routing/failover.ts';
import type { ModelReply } from '../routing/model-reply.ts';
import { needsOf } from '../routing/request-needs.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { escalateAnswer } from './escalate-answer.ts';
import type { CallAnswer } from './escalate-answer.ts';
import { failureSentence } from './model-failure-texts.ts';
import { tryAndNote } from './try-and-note.ts';
import type { CallModelDeps, ModelCall } from './try-model.ts';

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
  | 'model.too-long'
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
 * Calls the models of a chain one after another until one answers, and better ones where that answer is not good enough. Each try is reserved and settled
 * by itself (I6), and happens inside deadlines. It makes no tool call, so it repeats none: the caller runs those that the reply asks for.
 */
export function callModel(deps: CallModelDeps): (call: ModelCall) => Promise<ModelCallOutcome> {
  return async (call) => {
    const first = await firstAnswer(deps, call);
    if (first.kind === 'failed') return first;
    const answer = await escalateAnswer(deps, call, first);
    return { kind: 'reply', ...answer, cost: costOf(answer.tried) };
  };
}

type Failed = Extract<ModelCallOutcome, { kind: 'failed' }>;

async function firstAnswer(deps: CallModelDeps, call: ModelCall): Promise<({ readonly kind: 'reply' } & CallAnswer) | Failed> {
  const needs = needsOf(call.request);
  const admits = (model: string): boolean => deps.circuits.admits(model, deps.clock.monotonic()) !== 'no';
  const tried: TriedModel[] = [];
  const failures: Failure[] = [];
  for (;;) {
    const next = nextTry({ chain: call.chain, tried: failures, needs, admits });
    if (next.kind === 'try' && next.afterMs > 0) await deps.clock.sleep(next.afterMs, call.signal).catch(() => undefined);
    if (next.kind === 'give-up' || call.signal.aborted) {
      return failed(deps, call, next.kind === 'give-up' ? next.outcome : 'cancelled', { failures, tried });
    }
    if (deps.clock.monotonic() >= (call.until ?? Infinity)) return failed(deps, call, 'timeout', { failures, tried });
    const { result, tried: last } = await tryAndNote(deps, call, next.model);
    tried.push(last);
    if (result.kind === 'reply') return { kind: 'reply', reply: result.reply, model: last.model, tried };
    failures.push({ model: last.model, ...result });
  }
}

/** Whoever is asked to wait this long is told until when. */
const WORTH_NAMING_MS = 120_000;

type Failure = FailedTry & { readonly detail: string | null; readonly budget: BudgetLine | null };

interface Past {
  readonly failures: readonly Failure[];
  readonly tried: readonly TriedModel[];
}

function failed({ clock }: Pick<CallModelDeps, 'clock'>, call: ModelCall, outcome: TryOutcome | null, { failures, tried }: Past): Failed {
  const { budget = null, detail = null } = failures.find((failure) => failure.outcome === outcome) ?? {};
  const wait = shortestWait(failures);
  const notBefore = wait === null ? {} : { notBefore: new Date(clock.now().getTime() + wait) };
  const message = failureSentence({ outcome, person: call.person, budget, detail, ...notBefore });
  return { kind: 'failed', code: codeOf(outcome), message, budget: budget?.name ?? null, cost: costOf(tried), tried };
}

/** In milliseconds; null: some provider can be asked again within a minute or two, or did not say when. */
function shortestWait(failures: readonly Failure[]): number | null {
  const waits = failures.filter(({ outcome }) => outcome === 'rate-limited').map(({ retryAfterMs }) => retryAfterMs ?? 0);
  const wait = Math.min(...waits);
  return waits.length > 0 && wait > WORTH_NAMING_MS ? wait : null;
}

function costOf(tried: readonly TriedModel[]): Nanos {
  return tried.reduce((sum, { cost }) => sum + cost, 0);
}

function codeOf(outcome: TryOutcome | null): ModelFailureCode {
  if (outcome === null) return 'model.none';
  return outcome === 'no-budget' ? 'budget.exceeded' : `model.${outcome}`;
}
