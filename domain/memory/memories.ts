import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Fact } from './fact.ts';
import type { MemoryScope } from './recall/remembered.ts';

const MAX_FACT = 2_000;
const MAX_LIST = 200;

export type Memories = ReturnType<typeof makeMemories>;

/** What Parley knows about the person who asks, in their own hands. */
export function makeMemories({ memory, people, ids, clock }: Pick<Ports, 'memory' | 'people' | 'ids' | 'clock'>) {
  return {
    /** What holds, newest first. */
    async list(principal: Principal | null): Promise<readonly Fact[]> {
      assertAccess(principal, 'memory.read');
      const { items } = await memory.list(ofPerson(principal), { limit: MAX_LIST, after: null, isWithHistory: false });
      return items.map(({ item }) => item);
    },

    async remember(principal: Principal | null, said: string, turnId: string | null): Promise<Fact> {
      assertAccess(principal, 'memory.write');
      const text = said.trim();
      if (text === '' || text.length > MAX_FACT)
        throw new InvalidInputError('text', `Something to remember has 1 to ${MAX_FACT} characters.`);
      const person = await people.get(principal.personId);
      if (person === null) throw new UnknownIdError('person');
      const about = { subject: 'self', predicate: 'note', value: text, category: 'other', confidence: 1 } as const;
      const whence = { speakerId: person.id, speaker: person.name, turnId, origin: 'said', isTainted: false } as const;
      const now = clock.now();
      return memory.keep({ id: ids.uuid(), scope: ofPerson(principal), text, ...about, ...whence, heldFrom: now, createdAt: now });
    },

    async forget(principal: Principal | null, factId: string): Promise<void> {
      assertAccess(principal, 'memory.write');
      if ((await memory.forget(ofPerson(principal), [factId])) === 0) throw new UnknownIdError('memory');
    },
  };
}

function ofPerson({ personId }: Principal): MemoryScope {
  return { kind: 'person', personId };
}
