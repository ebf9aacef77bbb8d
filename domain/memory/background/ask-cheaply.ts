import type { Person } from '../../access/person.ts';
import { callModel } from '../../conversation/answer-with-chain.ts';
import type { CallModelDeps } from '../../conversation/try-model.ts';
import { budgetLines, memoryLine } from '../../costs/budget-lines.ts';
import type { Budgets } from '../../costs/budget-lines.ts';
import type { Nanos } from '../../costs/money.ts';
import type { BudgetLine, Purpose } from '../../ports/ledger.ts';
import { makeCircuitBoard } from '../../routing/circuit-board.ts';
import { cheapestModel } from './cheapest-model.ts';
import type { CheapModelDeps } from './cheapest-model.ts';

/** After a failure it is tried again this long after, and each time twice as long, but no longer than an hour. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** What will pass, whatever is asked. */
const TRANSIENT: ReadonlySet<string> = new Set(
  ['unreachable', 'rate-limited', 'timeout', 'cancelled', 'unpriced', 'none']
    .map((outcome) => `model.${outcome}`)
    .concat('budget.exceeded'),
);

export interface AskCheaplyDeps extends Omit<CallModelDeps, 'circuits'>, CheapModelDeps {
  readonly budgets: Budgets;
  /** What reading one person's words in the background may cost a day. */
  readonly dayBudget: Nanos;
}

/** Something that a model is asked about what was said, with nobody waiting for it. */
export interface CheapQuestion {
  readonly purpose: Extract<Purpose, 'extract' | 'summarise'>;
  /** Whose words they are, and who pays. */
  readonly person: Person;
  readonly conversationId: string;
  readonly system: string;
  readonly text: string;
  readonly maxOutputTokens: number;
  /** How often it was asked in vain. */
  readonly failures: number;
  readonly signal: AbortSignal;
}

export type CheapAnswer =
  | { readonly kind: 'answer'; readonly text: string; readonly isCutOff: boolean }
  /** `again`: when it may be asked again. `isTransient`: it says nothing about the question. */
  | { readonly kind: 'failed'; readonly code: string; readonly again: Date; readonly isTransient: boolean }
  /** There is no model for it. */
  | { readonly kind: 'no-model' };

export type AskCheaply = ReturnType<typeof makeAskCheaply>;

/** Asks the cheapest model: reserved and settled as a run of its own, under an account of its own below the person's and the installation's (I6). */
export function makeAskCheaply(deps: AskCheaplyDeps) {
  // Its own: what fails here says nothing about answering.
  const call = callModel({ ...deps, circuits: makeCircuitBoard() });
  return async (question: CheapQuestion): Promise<CheapAnswer> => {
    const { person, conversationId, purpose, system, text, maxOutputTokens, failures, signal } = question;
    const model = cheapestModel(deps, person);
    if (model === null) return { kind: 'no-model' };
    const budgets = linesOf(deps, person, conversationId);
    const outcome = await call({
      run: { kind: 'memory', id: deps.ids.uuid() },
      ...{ person, conversationId, taskId: null, mode: 'chat', purpose, chain: [model] },
      request: { system, messages: [{ role: 'user', text }], tools: [], maxOutputTokens },
      budgets,
      onText: () => undefined,
      signal,
    });
    if (outcome.kind === 'reply') return { kind: 'answer', text: outcome.reply.text, isCutOff: outcome.reply.stop === 'length' };
    const { code, budget } = outcome;
    const renewsAt = budgets.find(({ name }) => name === budget)?.renewsAt;
    return { kind: 'failed', code, again: renewsAt ?? nextTime(deps.clock.now(), failures), isTransient: TRANSIENT.has(code) };
  };
}

/** When something that failed is tried again; `failures`: how often it had failed before. */
export function nextTime(now: Date, failures: number): Date {
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10)));
}

function linesOf({ budgets, dayBudget, clock }: AskCheaplyDeps, person: Person, conversationId: string): readonly BudgetLine[] {
  const now = clock.now();
  return [...budgetLines(budgets, { person, conversationId, task: null }, now), memoryLine(person, dayBudget, now)];
}
