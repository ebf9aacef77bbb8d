import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { factKey } from './fact-key.ts';
import { allFacts, hasWords, someFacts } from './each-fact.ts';
import type { WantedFacts } from './each-fact.ts';
import { historyOf, sourceOf } from './fact-source.ts';
import type { FactSource } from './fact-source.ts';
import type { Fact } from './fact.ts';
import { keepableText } from './keepable-text.ts';
import { describeFact } from './patterns/find-facts.ts';
import type { MemoryScope } from './recall/remembered.ts';

const MOST_FOUND = 20;

export type Memories = ReturnType<typeof makeMemories>;

/** A group whose memory is meant. */
export interface GroupMemory {
  readonly channel: string;
  readonly account: string;
  readonly chat: string;
}

/** Null: the caller's own. */
export type WhoseMemory = GroupMemory | null;

export interface MemoriesDeps extends Pick<
  Ports,
  'memory' | 'forgetting' | 'people' | 'turns' | 'conversations' | 'ids' | 'clock' | 'doorbell'
> {
  readonly redactor: Redactor;
}

/** What Parley knows about the person who asks, in their own hands; and what it knows of groups, in the hands of admins. */
export function makeMemories(deps: MemoriesDeps) {
  return { ...reading(deps), ...changing(deps) };
}

function reading(deps: MemoriesDeps) {
  const { memory } = deps;
  return {
    /** A part of it, newest first; none when there is nothing with the id to begin after. */
    look: async (principal: Principal | null, whose: WhoseMemory, wanted: WantedFacts): Promise<readonly Fact[]> =>
      someFacts(memory, readable(principal, whose), wanted),

    /** What holds, newest first; at most 1,000. */
    async list(principal: Principal | null, whose: WhoseMemory = null): Promise<readonly Fact[]> {
      return allFacts(deps.memory, readable(principal, whose), false);
    },

    async get(principal: Principal | null, factId: string): Promise<Fact> {
      const fact = await memory.get(readable(principal, null), factId);
      if (fact === null) throw new UnknownIdError('memory');
      return fact;
    },

    /** What holds and has these words in it or, when nothing has, shares words with them; in a group only one's own unless one is an admin. */
    async matching(principal: Principal | null, words: string, whose: WhoseMemory = null): Promise<readonly Fact[]> {
      const scope = forgettable(principal, whose);
      const mayForget = inHands(principal, whose);
      const all = (await allFacts(deps.memory, scope, false)).filter(mayForget);
      const key = factKey(words);
      const exact = all.filter(({ text }) => factKey(text) === key);
      if (exact.length > 0) return exact;
      const within = all.filter((fact) => hasWords(fact, words));
      return within.length > 0 ? within : (await memory.search(scope, words, MOST_FOUND)).filter(mayForget);
    },

    /** What the fact took the place of, newest first. */
    async history(principal: Principal | null, fact: Fact): Promise<readonly Fact[]> {
      const { scope } = fact;
      return historyOf(fact, await allFacts(deps.memory, readable(principal, scope.kind === 'person' ? null : scope), true));
    },

    async source(principal: Principal | null, fact: Fact): Promise<FactSource> {
      assertAccess(principal, fact.scope.kind === 'person' ? 'memory.read' : 'group-memory.read');
      return sourceOf(deps, principal, fact);
    },
  };
}

function changing(deps: MemoriesDeps) {
  const { memory } = deps;
  return {
    /**
     * In a group it is kept for the group, and trusted no more than what others say there (I8). Throws an InvalidInputError for what cannot be kept, such as a
     * secret, and for everything when the caller wants nothing kept.
     */
    async remember(principal: Principal | null, said: string, turnId: string | null, whose: WhoseMemory = null): Promise<Fact> {
      assertAccess(principal, 'memory.write');
      const text = keepableText(said, deps.redactor);
      return keep(deps, principal, { ...describeFact(text), scope: scopeOf(principal, whose), turnId, isTainted: whose !== null });
    },

    /** Says it anew; what was wrong is gone. */
    async correct(principal: Principal | null, factId: string, said: string): Promise<Fact> {
      assertAccess(principal, 'memory.write');
      const scope = scopeOf(principal, null);
      const wrong = await memory.get(scope, factId);
      if (wrong === null) throw new UnknownIdError('memory');
      const described = describeFact(keepableText(said, deps.redactor));
      const { subject, predicate, category } = described.predicate === 'note' ? wrong : described;
      const right = await keep(deps, principal, { ...described, scope, turnId: null, subject, predicate, category, isTainted: false });
      if (right.id !== wrong.id) await memory.forget(scope, [wrong.id]);
      deps.doorbell.ring('forgotten');
      return right;
    },

    /** Forgets it for good, with the messages in which it was said or told word for word. `askedBy`: the turn in which somebody asks for that. */
    forget: (principal: Principal | null, factId: string, askedBy: string | null = null): Promise<void> =>
      forget(deps, principal, { factId, whose: null, askedBy }),

    /** The same in a group: an admin anything, others what they said themselves. */
    forgetOfGroup: (principal: Principal | null, whose: GroupMemory, factId: string, askedBy: string | null = null): Promise<void> =>
      forget(deps, principal, { factId, whose, askedBy }),
  };
}

type NewKnowledge = Pick<Fact, 'text' | 'value' | 'scope' | 'turnId' | 'subject' | 'predicate' | 'category' | 'confidence' | 'isTainted'>;

async function keep({ memory, people, ids, clock }: MemoriesDeps, { personId }: Principal, what: NewKnowledge): Promise<Fact> {
  const person = await people.get(personId);
  if (person === null) throw new UnknownIdError('person');
  if (person.keepsMemory === false)
    throw new InvalidInputError('text', 'Nothing is kept while your memory is off: `/memory on` turns it on again.');
  const now = clock.now();
  const whence = { speakerId: person.id, speaker: person.name, origin: 'said', heldFrom: now, createdAt: now } as const;
  return memory.keep({ id: ids.uuid(), ...what, ...whence });
}

async function forget(
  deps: MemoriesDeps,
  principal: Principal | null,
  { factId, whose, askedBy }: { readonly factId: string; readonly whose: WhoseMemory; readonly askedBy: string | null },
): Promise<void> {
  const scope = forgettable(principal, whose);
  const fact = await deps.memory.get(scope, factId);
  if (fact === null || !inHands(principal, whose)(fact)) throw new UnknownIdError('memory');
  await deps.forgetting.forgetFacts(scope, [factId], askedBy, deps.clock.now());
  deps.doorbell.ring('forgotten');
}

function readable(principal: Principal | null, whose: WhoseMemory): MemoryScope {
  assertAccess(principal, whose === null ? 'memory.read' : 'group-memory.read');
  return scopeOf(principal, whose);
}

function forgettable(principal: Principal | null, whose: WhoseMemory): MemoryScope {
  assertAccess(principal, 'memory.write');
  return scopeOf(principal, whose);
}

/** What of a memory somebody may take away: in a group an admin everything, others what they said themselves. */
function inHands(principal: Principal | null, whose: WhoseMemory): (fact: Fact) => boolean {
  const isAll = whose === null || decideAccess(principal, 'group-memory.write').allowed;
  return ({ speakerId }) => isAll || (principal !== null && speakerId === principal.personId);
}

function scopeOf({ personId }: Principal, whose: WhoseMemory): MemoryScope {
  if (whose === null) return { kind: 'person', personId };
  const { channel, account, chat } = whose;
  return { kind: 'group', channel, account, chat };
}
