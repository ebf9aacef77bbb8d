import type { Person } from '../access/person.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { privatelyWith } from '../conversation/privately-with.ts';
import type { NearBudget } from '../ports/budget-book.ts';
import type { Ledger, ReservationRequest } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { nearSentence } from './budget-texts.ts';

/** Of a budget; from here on people are told. */
const NEARLY = 0.8;

type NoteDeps = Pick<Ports, 'ledger' | 'budgetBook' | 'people' | 'conversations' | 'conversationLog' | 'clock' | 'doorbell' | 'logger'>;

/**
 * The same ledger, which says once in each period when a budget is nearly used up: to the person in the chat where it happens, and to the owner
 * for the whole installation. No call waits for more than that or fails because of it.
 */
export function tellNearBudgets(deps: NoteDeps): Ledger {
  const { ledger, logger } = deps;
  const open = new Map<string, ReservationRequest>();
  return {
    ...ledger,
    async reserve(request) {
      const reservation = await ledger.reserve(request);
      if (reservation.kind === 'reserved' && request.budgets.length > 0) open.set(request.id, request);
      return reservation;
    },
    async settle(id, spent, at) {
      await ledger.settle(id, spent, at);
      const request = open.get(id);
      open.delete(id);
      if (request === undefined) return;
      await tell(deps, request).catch((cause: unknown) => logger.warn('budget.not-told', { personId: request.personId, cause }));
    },
    async settleOrphans(run, at) {
      for (const [id, request] of open) if (request.run.kind === run.kind && request.run.id === run.id) open.delete(id);
      await ledger.settleOrphans(run, at);
    },
  };
}

async function tell(deps: NoteDeps, { budgets, personId, conversationId }: ReservationRequest): Promise<void> {
  const near = await deps.budgetBook.takeNear(budgets, NEARLY);
  for (const each of near) {
    const isForOwner = each.budget.name === 'installation-day';
    const reader = isForOwner ? await deps.people.owner() : await deps.people.get(personId);
    if (reader === null) continue;
    const here = isForOwner || conversationId === null ? null : await deps.conversations.get(conversationId);
    await say(deps, each, reader, here ?? (await privatelyWith(deps, reader)));
  }
}

async function say(deps: NoteDeps, near: NearBudget, reader: Person, conversation: Conversation | null): Promise<void> {
  const { account, limit, name } = near.budget;
  deps.logger.info('budget.nearly-used', { budget: name, account, limit, spent: near.spent });
  if (conversation === null) return;
  // Among several people it has to be said whose it is.
  const whose = conversation.audience === 'group' && name !== 'chat-day' ? `${reader.name}: ` : '';
  const notice = {
    key: `budget:${account}:${String(limit)}`,
    text: `${whose}${nearSentence(reader, near)}`,
    taskId: null,
    at: deps.clock.now(),
  };
  await deps.conversationLog.addNotice(conversation.id, notice);
  deps.doorbell.ring(`conversation:${conversation.id}`, 'work:outbox');
}
