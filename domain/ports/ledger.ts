import type { RunRef } from '../agent/step.ts';
import type { Nanos } from '../costs/money.ts';
import type { Usage } from '../costs/usage.ts';
import type { Mode } from '../routing/route.ts';

export type Purpose = 'answer' | 'classify' | 'extract' | 'summarise' | 'embed' | 'transcribe';

/** What a call is made for and paid with: a turn, a task, or work on the memory or of a plugin in the background, which is a run of its own. */
export type PaidRun = RunRef | { readonly kind: 'memory' | 'plugin'; readonly id: string };

/** A ceiling, and the account it is counted on. What the owner has set for its name (`BudgetBook`) holds before its limit. */
export interface BudgetLine {
  /** What people call it: `person-day`, `chat-day`, `task`, `installation-day`. */
  readonly name: string;
  /** The account: scope, subject and period, such as `person-day:42:2026-11-23`. */
  readonly account: string;
  readonly limit: Nanos;
  /** Null: never. */
  readonly renewsAt: Date | null;
}

/** An upper bound of what a call can cost; the output is clamped to what remains. */
export interface ReservationRequest {
  readonly id: string;
  readonly run: PaidRun;
  readonly personId: string;
  readonly conversationId: string | null;
  readonly taskId: string | null;
  readonly provider: string;
  readonly model: string;
  readonly mode: Mode;
  readonly purpose: Purpose;
  readonly inputBound: Nanos;
  readonly outputPerToken: Nanos;
  readonly maxOutputTokens: number;
  /** With less than this the call is not worth making. */
  readonly minOutputTokens: number;
  /** All of them hold. */
  readonly budgets: readonly BudgetLine[];
  readonly at: Date;
}

export type Reservation =
  | { readonly kind: 'reserved'; readonly id: string; readonly maxOutputTokens: number; readonly bound: Nanos }
  /** `budget` is the tightest, with the limit that holds. */
  | { readonly kind: 'refused'; readonly budget: BudgetLine; readonly used: Nanos };

/** What costs are added up by. */
export type CostGrouping = 'day' | 'person' | 'chat' | 'task' | 'provider' | 'model' | 'mode' | 'purpose' | 'feedback';

export interface CostRow {
  /** What its calls have in common, in the order of `groupBy`; '' where a call has no such thing, as one outside tasks has no task. */
  readonly keys: readonly string[];
  readonly calls: number;
  readonly cost: Nanos;
  /** Caches included. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

export interface CostQuery {
  /** Null: everybody's. */
  readonly personId: string | null;
  readonly from: Date;
  readonly to: Date;
  /** Empty: one row for all that was spent, or none. */
  readonly groupBy: readonly CostGrouping[];
  /** The IANA zone that decides where a day begins. */
  readonly timeZone: string;
}

/** Every model call's cost, reserved then settled (I6). Reserved plus spent never exceeds a budget, also under concurrency. */
export interface Ledger {
  /** Reserves on all accounts or on none. */
  reserve(request: ReservationRequest): Promise<Reservation>;
  /** Replaces the reservation by what was really spent, once; null `usage`: the provider said nothing, the bound is spent. An overrun is recorded and blocks. */
  settle(id: string, spent: { cost: Nanos; usage: Usage } | null, at: Date): Promise<void>;
  /** Settles at the bound what a dead attempt of this run left reserved. */
  settleOrphans(run: PaidRun, at: Date): Promise<void>;
  /**
   * Settles at the bound what is still reserved for runs that have ended or are gone, at most so many; returns how many there were. Nobody says when work on
   * the memory or of a plugin has ended: it is over with its process, or after an hour.
   */
  settleLeft(at: Date, limit: number): Promise<number>;
  /** What the run has spent so far. */
  spentBy(run: PaidRun): Promise<Nanos>;
  /** Ordered by keys. */
  report(query: CostQuery): Promise<readonly CostRow[]>;
}
