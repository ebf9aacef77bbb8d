import { believedUsage } from '../../costs/believed-usage.ts';
import { costOf, NANOS_PER_TOKEN, roundUp } from '../../costs/cost-of.ts';
import type { Nanos } from '../../costs/money.ts';
import { priceOf } from '../../costs/price-book.ts';
import type { PriceBook, PriceDecision } from '../../costs/price-book.ts';
import { askInTime } from '../../delivery/ask-in-time.ts';
import { retryWhileUnreachable } from '../../delivery/while-unreachable.ts';
import { UnreachableError } from '../../errors.ts';
import type { Embedder, Embedding } from '../../ports/embedder.ts';
import type { BudgetLine, PaidRun, Reservation } from '../../ports/ledger.ts';
import type { ModelFailure } from '../../ports/model-provider.ts';
import type { Ports } from '../../ports/ports.ts';
import { NO_USAGE } from '../../routing/collect-reply.ts';

export interface EmbedDeps extends Pick<Ports, 'ledger' | 'clock' | 'ids' | 'logger' | 'metrics'> {
  readonly prices: PriceBook;
}

/** Texts that are to become vectors, and everything that has to be known to pay for it. */
export interface EmbedRequest {
  readonly embedder: Embedder;
  readonly texts: readonly string[];
  readonly run: PaidRun;
  readonly personId: string;
  readonly conversationId: string | null;
  readonly budgets: readonly BudgetLine[];
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

export type Embedded =
  | { readonly kind: 'embedded'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'no-budget'; readonly budget: BudgetLine }
  | { readonly kind: 'failed'; readonly failure: ModelFailure };

type Price = Exclude<PriceDecision, { kind: 'refused' }>;

/** What models put around each text by themselves, in tokens. */
const FRAME_TOKENS = 8;

/** Reserves, embeds and settles (I6). No longer than the deadline. Throws the signal's reason when that aborts, after settling at the bound. */
export async function embedPaid(deps: EmbedDeps, request: EmbedRequest): Promise<Embedded> {
  const { clock } = deps;
  const { embedder, signal } = request;
  const price = priceOf(deps.prices, { id: `${embedder.provider}/${embedder.model}`, isFree: embedder.isFree }, clock.now());
  if (price.kind === 'refused') return { kind: 'failed', failure: { kind: 'rejected', message: price.message, retryAfterMs: null } };
  const reservation = await reserve(deps, request, price);
  if (reservation.kind === 'refused') return { kind: 'no-budget', budget: reservation.budget };
  let spent: { readonly cost: Nanos; readonly usage: typeof NO_USAGE } | null = null;
  try {
    const embedding = await ask(deps, request);
    spent = spentOn(embedding, price);
    return embedding.kind === 'embedded'
      ? { kind: 'embedded', vectors: embedding.vectors }
      : { kind: 'failed', failure: embedding.failure };
  } finally {
    await retryWhileUnreachable(clock, signal, () => deps.ledger.settle(reservation.id, spent, clock.now()));
  }
}

async function reserve({ ledger, ids, clock }: EmbedDeps, request: EmbedRequest, price: Price): Promise<Reservation> {
  const { embedder, texts, run, personId, conversationId, budgets } = request;
  return ledger.reserve({
    ...{ id: ids.uuid(), run, personId, conversationId, taskId: null },
    ...{ provider: embedder.provider, model: embedder.model, mode: 'chat', purpose: 'embed' },
    ...{ inputBound: embeddingBound(texts, price), outputPerToken: 0, maxOutputTokens: 0, minOutputTokens: 0 },
    // What costs nothing is recorded, but no budget that is used up forbids it.
    budgets: price.kind === 'free' ? [] : budgets,
    at: clock.now(),
  });
}

/** The most that it can cost: no tokenizer makes more than one token of a byte. */
function embeddingBound(texts: readonly string[], price: Price): Nanos {
  if (price.kind === 'free') return 0;
  const tokens = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length + FRAME_TOKENS, 0);
  const { rates, longPrompt } = price.price;
  const input = Math.max(rates.input, longPrompt !== null && tokens > longPrompt.aboveTokens ? longPrompt.rates.input : 0);
  return roundUp(tokens * input * NANOS_PER_TOKEN);
}

/** Null: nobody knows, so that the bound is spent. */
function spentOn(embedding: Embedding, price: Price): { cost: Nanos; usage: typeof NO_USAGE } | null {
  if (embedding.kind === 'failed') return embedding.isCharged ? null : { cost: 0, usage: NO_USAGE };
  // Texts that were embedded cannot have taken no tokens at all.
  if (embedding.tokens === null || embedding.tokens === 0) return null;
  const usage = believedUsage({ ...NO_USAGE, inputTokens: embedding.tokens }, false);
  return usage === null ? null : { cost: costOf(usage, price), usage };
}

async function ask({ clock, metrics }: EmbedDeps, { embedder, texts, deadlineMs, signal }: EmbedRequest): Promise<Embedding> {
  const { provider, model } = embedder;
  const startedAt = clock.monotonic();
  const note = (outcome: string): void => {
    metrics.count('model_calls_total', { provider, model, outcome });
    metrics.observe('model_call_seconds', (clock.monotonic() - startedAt) / 1_000, { provider });
  };
  try {
    const embedding = await askInTime(clock, signal, deadlineMs, (inTime) => embedder.embed(texts, inTime));
    note(embedding.kind === 'embedded' ? 'answered' : embedding.failure.kind);
    return embedding;
  } catch (cause) {
    if (signal.aborted || !(cause instanceof UnreachableError)) throw cause;
    note('timeout');
    return {
      kind: 'failed',
      failure: { kind: 'timeout', message: 'The vectors did not come in time.', retryAfterMs: null },
      isCharged: true,
    };
  }
}
