import type { Language, Person } from '../access/person.ts';
import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { dayNames } from '../costs/calendar-day.ts';
import type { UsedMemory } from '../memory/used-memory.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import type { Ports } from '../ports/ports.ts';
import { scopeOf } from './recall-for-turn.ts';
import type { Turn } from './turn.ts';

const LONGEST = 120;

const TEXTS: Readonly<
  Record<Language, { readonly title: string; readonly forgotten: string; readonly summary: string; readonly me: string }>
> = {
  en: {
    title: 'What was remembered for it:',
    forgotten: 'something that is forgotten',
    summary: 'a summary of what was said before',
    me: 'Parley',
  },
  ru: { title: 'Что для него вспомнилось:', forgotten: 'нечто, что забыто', summary: 'пересказ сказанного раньше', me: 'Parley' },
};

/** A memory that an answer was made with, as it is now. */
export interface ShownMemory {
  readonly kind: UsedMemory['kind'];
  readonly at: Date | null;
  /** Null: it is forgotten, or a summary. */
  readonly text: string | null;
}

type Deps = Pick<Ports, 'memory' | 'turns' | 'conversations'>;

export type ReadUsedMemories = ReturnType<typeof makeReadUsedMemories>;

/** Which memories an answer was made with, as they are now; none when it was made with none, or nobody wrote it down. */
export function makeReadUsedMemories(deps: Deps) {
  return async ({
    outcome,
    conversationId,
    personId,
  }: Pick<Turn, 'outcome' | 'conversationId' | 'personId'>): Promise<readonly ShownMemory[]> => {
    const used = outcome?.state === 'answered' ? (outcome.memories ?? []) : [];
    const talk = used.length === 0 ? null : await deps.conversations.get(conversationId);
    if (talk === null) return [];
    const scope = scopeOf(talk, personId);
    return Promise.all(used.map((memory) => show(deps, scope, memory)));
  };
}

/** The same for whoever asks: only of their own answers (I9). */
export function makeReadOwnMemories(deps: Deps) {
  const read = makeReadUsedMemories(deps);
  return async (principal: Principal | null, turn: Turn): Promise<readonly ShownMemory[]> => {
    assertAccess(principal, 'memory.read');
    return turn.personId === principal.personId ? read(turn) : [];
  };
}

/** The same for people, in Markdown; empty: nothing. */
export function tellMemories(memories: readonly ShownMemory[], { language, timeZone }: Pick<Person, 'language' | 'timeZone'>): string {
  if (memories.length === 0) return '';
  const texts = TEXTS[language];
  const dayOf = dayNames(timeZone);
  const lines = memories.map(({ kind, at, text }) => {
    if (kind === 'summary') return texts.summary;
    if (text === null) return texts.forgotten;
    const short = text.replaceAll(/\s+/g, ' ');
    const words = short.length > LONGEST ? `${short.slice(0, LONGEST).toWellFormed()}…` : short;
    return `${at === null ? '' : `${dayOf(at)}: `}${kind === 'reply' ? `${texts.me}: ` : ''}${words}`;
  });
  return [texts.title, ...lines.map((line) => `- ${line}`)].join('\n');
}

/** Never of another scope than the one in which the answer was made (I9). */
async function show({ memory, turns, conversations }: Deps, scope: MemoryScope, { kind, id }: UsedMemory): Promise<ShownMemory> {
  const gone = { kind, at: null, text: null };
  if (kind === 'summary') return gone;
  if (kind === 'fact') {
    const fact = await memory.get(scope, id);
    return fact === null ? gone : { kind, at: fact.heldFrom, text: fact.text };
  }
  const turn = await turns.get(id);
  const talk = turn === null ? null : await conversations.get(turn.conversationId);
  if (turn === null || talk === null || JSON.stringify(scopeOf(talk, turn.personId)) !== JSON.stringify(scope)) return gone;
  const text = kind === 'said' ? turn.text : turn.outcome?.state === 'answered' ? turn.outcome.reply : '';
  return { kind, at: turn.source.sentAt ?? turn.receivedAt, text: text === '' ? null : text };
}
