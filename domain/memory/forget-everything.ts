import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError } from '../errors.ts';
import type { Forgettable } from '../ports/forgetting.ts';
import type { Ports } from '../ports/ports.ts';
import { carryOutForgetting } from './forget-left.ts';

/** How long a yes may take. */
const ANSWER_WITHIN_MS = 15 * 60_000;

/** What goes, and by which id that is said yes to. */
export interface ForgetQuestion extends Forgettable {
  readonly id: string;
}

export type ForgetEverything = ReturnType<typeof makeForgetEverything>;

type Deps = Pick<Ports, 'forgetting' | 'memoryQuestions' | 'ids' | 'clock' | 'doorbell' | 'crashPoints'>;

/** A person wants everything forgotten that they ever said: first they are told what that is, then it is done for good. */
export function makeForgetEverything(deps: Deps) {
  const { forgetting, memoryQuestions, ids, clock } = deps;
  return {
    /** Says what would go; `place`: where the yes is awaited. */
    async ask(principal: Principal | null, place: string): Promise<ForgetQuestion> {
      assertAccess(principal, 'memory.forget-all');
      const { personId } = principal;
      const now = clock.now();
      const id = ids.uuid();
      const goes = await forgetting.count(personId, now);
      await memoryQuestions.put({ personId, place, askedAt: now, question: { kind: 'everything', id } });
      return { ...goes, id };
    },

    /**
     * The yes; `id`: to which question, null: the one that was asked there last. What was said before `before` goes, null: until now; what cannot be reached now, because an
     * answer is still being made, goes by itself later. The same yes again does no more. Throws a ConflictError when nothing was asked, or too long ago.
     */
    async confirm(principal: Principal | null, place: string, { id, before }: { id: string | null; before: Date | null }): Promise<void> {
      assertAccess(principal, 'memory.forget-all');
      const { personId } = principal;
      const asked = await memoryQuestions.get(personId, place);
      const now = clock.now();
      const isOpen = asked?.question.kind === 'everything' && now.getTime() - asked.askedAt.getTime() <= ANSWER_WITHIN_MS;
      if (!isOpen || asked.question.kind !== 'everything' || (id !== null && id !== asked.question.id))
        throw new ConflictError('Nothing is forgotten: ask for it first, and say yes within 15 minutes.');
      await forgetting.begin({ id: asked.question.id, personId, before: before ?? new Date(now.getTime() + 1), begunAt: now });
      deps.crashPoints.reach('after.forgetting.begin');
      await carryOutForgetting(deps, asked.question.id);
    },
  };
}
