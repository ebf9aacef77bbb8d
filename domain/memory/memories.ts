import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Fact } from './fact.ts';

const MAX_FACT = 2_000;
const MAX_LIST = 200;

export type Memories = ReturnType<typeof makeMemories>;

/** What Parley knows about the person who asks, in their own hands. */
export function makeMemories({ memory, ids, clock }: Pick<Ports, 'memory' | 'ids' | 'clock'>) {
  return {
    async list(principal: Principal | null): Promise<readonly Fact[]> {
      assertAccess(principal, 'memory.read');
      return memory.list(principal.personId, MAX_LIST);
    },

    async remember(principal: Principal | null, text: string, turnId: string | null): Promise<Fact> {
      assertAccess(principal, 'memory.write');
      const fact = text.trim();
      if (fact === '' || fact.length > MAX_FACT)
        throw new InvalidInputError('text', `Something to remember has 1 to ${MAX_FACT} characters.`);
      return memory.add({ id: ids.uuid(), personId: principal.personId, text: fact, turnId, createdAt: clock.now() });
    },

    async forget(principal: Principal | null, factId: string): Promise<void> {
      assertAccess(principal, 'memory.write');
      if (!(await memory.forget(principal.personId, factId))) throw new UnknownIdError('memory');
    },
  };
}
