import type { Person } from '../access/person.ts';
import { believedUsage } from '../costs/believed-usage.ts';
import { costOf } from '../costs/cost-of.ts';
import { boundOf } from '../costs/estimate-bound.ts';
import type { Nanos } from '../costs/money.ts';
import { priceOf } from '../costs/price-book.ts';
import type { PriceBook, PriceDecision } from '../costs/price-book.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { BudgetLine, PaidRun, Purpose, Reservation } from '../ports/ledger.ts';
import type { ModelEvent, ModelProvider, ModelRequest } from '../ports/model-provider.ts';
import type { Ports } from '../ports/ports.ts';
import type { CircuitBoard } from '../routing/circuit-board.ts';
import { collectReply, NO_USAGE } from '../routing/collect-reply.ts';
import type { Collected } from '../routing/collect-reply.ts';
import { withDeadlines } from '../routing/deadlines.ts';
import type { ModelDeadlines } from '../routing/deadlines.ts';
import type { TryOutcome } from '../routing/failover.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelReply } from '../routing/model-reply.ts';
import { answerRoom, needsOf } from '../routing/request-needs.ts';
import type { Mode } from '../routing/route.ts';
import { withoutPictures } from './without-pictures.ts';

export interface CallModelDeps extends Pick<Ports, 'providers' | 'ledger' | 'clock' | 'ids' | 'logger' | 'metrics' | 'crashPoints'> {
  readonly prices: PriceBook;
  readonly circuits: CircuitBoard;
  readonly deadlinesFor: (model: ModelEntry) => ModelDeadlines;
}

/** How far an answer may be moved up. */
export interface EscalationRoom {
  /** The models that could answer, the weakest first. */
  readonly ladder: readonly ModelEntry[];
  readonly stepsLeft: number;
}

/** A prompt, and everything that has to be known to send it to some model of a chain. */
export interface ModelCall {
  readonly run: PaidRun;
  /** Whoever pays and is answered. */
  readonly person: Person;
  readonly conversationId: string | null;
  readonly taskId: string | null;
  readonly mode: Mode;
  readonly purpose: Purpose;
  readonly chain: readonly ModelEntry[];
  readonly request: Omit<ModelRequest, 'model'>;
  readonly budgets: readonly BudgetLine[];
  /** When all tries together must be over, by the monotonic clock; absent: each has only its own deadlines. */
  readonly until?: number;
  /** What may be asked when an answer is not good enough; absent: it is kept as it is. */
  readonly escalation?: EscalationRoom;
  /** Awaited before any model is asked, while the money is being reserved; when it rejects none is asked and nothing spent. Absent: nothing. */
  readonly ready?: Promise<void>;
  /** Gets the whole text so far; after a failed try the text begins anew. What it returns is waited for. */
  readonly onText: (text: string) => Promise<void> | void;
  /** The model gave a sign of life, of whatever kind; absent: nobody asks. */
  readonly onActivity?: () => void;
  readonly signal: AbortSignal;
}

/** What one try came to. `detail`: the provider's reason in English, null where the outcome says it all. */
export type TryResult =
  | { readonly kind: 'reply'; readonly reply: ModelReply; readonly cost: Nanos }
  | {
      readonly kind: 'failed';
      readonly outcome: TryOutcome;
      readonly cost: Nanos;
      readonly retryAfterMs: number | null;
      readonly detail: string | null;
      readonly budget: BudgetLine | null;
    };

/** Answers shorter than this are not worth a reservation. */
const LEAST_OUTPUT_TOKENS = 200;

/** Reserves, calls and settles one model once (I6). Throws only what the ledger, `ready` or `onText` throws, after settling at the bound. */
export async function tryModel(deps: CallModelDeps, call: ModelCall, model: ModelEntry): Promise<TryResult> {
  const price = priceOf(deps.prices, model, deps.clock.now());
  if (price.kind === 'refused') return failed('unpriced', { detail: price.message });
  const provider = deps.providers.get(model.provider);
  if (provider === undefined) return failed('rejected', { detail: `The provider ${model.provider} is not configured.` });
  const request = requestFor(model, call.request);
  const reservation = await reserve(deps, call, model, request, price);
  if (reservation.kind === 'refused') return failed('no-budget', { budget: reservation.budget });
  let spent: { cost: Nanos; usage: Collected['usage'] } | null = { cost: 0, usage: NO_USAGE };
  try {
    await call.ready;
    spent = null;
    const collected = await stream(deps, call, model, provider, { ...request, maxOutputTokens: reservation.maxOutputTokens });
    const { usage } = collected;
    spent = { usage, cost: usage === null ? reservation.bound : costOf(usage, price) };
    return judge(collected, call.mode, spent.cost);
  } finally {
    const known = spent?.usage ? { cost: spent.cost, usage: spent.usage } : null;
    // Without this a database that is away for a moment would lose a reply that is paid for.
    await retryWhileUnreachable(deps.clock, call.signal, () => deps.ledger.settle(reservation.id, known, deps.clock.now()));
    deps.crashPoints.reach('after.model.settle');
  }
}

/** The request as this model may get it: within its limits, and without what it cannot see or only another provider may see again. */
function requestFor(model: ModelEntry, request: Omit<ModelRequest, 'model'>): ModelRequest {
  const shown = model.capabilities.vision ? request.messages : withoutPictures(request.messages);
  const messages = shown.map((message) =>
    message.role === 'assistant' && message.opaque !== null && message.opaque.provider !== model.provider
      ? { ...message, opaque: null }
      : message,
  );
  const room = answerRoom(model, needsOf({ ...request, messages }).promptTokens);
  return { ...request, messages, model: model.name, maxOutputTokens: Math.min(request.maxOutputTokens, room) };
}

async function reserve(
  deps: CallModelDeps,
  call: ModelCall,
  model: ModelEntry,
  request: ModelRequest,
  price: Exclude<PriceDecision, { kind: 'refused' }>,
): Promise<Reservation> {
  const bound = boundOf(request, price, model);
  deps.crashPoints.reach('before.model.reserve');
  const reservation = await deps.ledger.reserve({
    id: deps.ids.uuid(),
    run: call.run,
    personId: call.person.id,
    conversationId: call.conversationId,
    taskId: call.taskId,
    provider: model.provider,
    model: model.name,
    mode: call.mode,
    purpose: call.purpose,
    inputBound: bound.input,
    outputPerToken: bound.outputPerToken,
    maxOutputTokens: request.maxOutputTokens,
    minOutputTokens: Math.min(LEAST_OUTPUT_TOKENS, request.maxOutputTokens),
    // What costs nothing is recorded, but no budget that is used up forbids it.
    budgets: price.kind === 'free' ? [] : call.budgets,
    at: deps.clock.now(),
  });
  deps.crashPoints.reach('after.model.reserve');
  return reservation;
}

async function stream(
  deps: CallModelDeps,
  call: ModelCall,
  model: ModelEntry,
  provider: ModelProvider,
  request: ModelRequest,
): Promise<Collected> {
  const { clock, crashPoints } = deps;
  let hasText = false;
  const onText = (text: string): Promise<void> | void => {
    if (!hasText) crashPoints.reach('during.model.stream');
    hasText = true;
    return call.onText(text);
  };
  crashPoints.reach('before.model.call');
  const start = (signal: AbortSignal) => noticing(provider.stream(request, signal), call.onActivity);
  const deadlines = { ...deps.deadlinesFor(model), ...model.deadlines };
  const limits =
    call.until === undefined ? deadlines : { ...deadlines, totalMs: within(deadlines.totalMs, call.until - clock.monotonic()) };
  const collected = await collectReply(withDeadlines({ clock, deadlines: limits, signal: call.signal, start }), onText);
  crashPoints.reach('after.model.call');
  const hasAnswered = collected.kind === 'reply' && (collected.reply.text !== '' || collected.reply.toolCalls.length > 0);
  return { ...collected, usage: believedUsage(collected.usage, hasAnswered) };
}

function within(totalMs: number | null, leftMs: number): number {
  return Math.max(0, Math.min(totalMs ?? Infinity, leftMs));
}

async function* noticing(events: AsyncIterable<ModelEvent>, onActivity: (() => void) | undefined): AsyncGenerator<ModelEvent> {
  for await (const event of events) {
    onActivity?.();
    yield event;
  }
}

function judge(collected: Collected, mode: Mode, cost: Nanos): TryResult {
  if (collected.kind === 'failed') {
    const { kind, retryAfterMs, message } = collected.failure;
    return { kind: 'failed', outcome: kind, cost, retryAfterMs, detail: message, budget: null };
  }
  const { reply } = collected;
  const saysNothing = reply.text.trim() === '' && reply.toolCalls.length === 0;
  if (saysNothing && reply.stop === 'refusal') return failed('refused', { cost });
  // An agent may end its work without a last word; in a chat that is no answer.
  if (saysNothing && !(mode === 'agent' && reply.stop === 'end')) return failed('empty', { cost });
  return { kind: 'reply', reply, cost };
}

function failed(outcome: TryOutcome, { cost = 0, detail = null as string | null, budget = null as BudgetLine | null }): TryResult {
  return { kind: 'failed', outcome, cost, retryAfterMs: null, detail, budget };
}
