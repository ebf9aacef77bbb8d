import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { UnknownIdError } from '../errors.ts';
import type { SaidTurn } from '../ports/forgetting.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { eachFact } from './each-fact.ts';
import type { Fact } from './fact.ts';
import type { MemoryScope } from './recall/remembered.ts';

/** How the file is called wherever it is handed over. */
export const EXPORT_NAME = 'parley-memory.json';

const TURNS_AT_ONCE = 1_000;

export type ExportMemory = ReturnType<typeof makeExportMemory>;

type Deps = Pick<Ports, 'memory' | 'forgetting' | 'summaries' | 'people' | 'conversations' | 'clock'>;

/**
 * Everything that Parley remembers of the person who asks, as JSON: facts with what they took the place of, what was said with its answers, and what their
 * private conversations came to. What a group came to is also others' word, and is the group's (I9).
 */
export function makeExportMemory(deps: Deps & { readonly redactor: Redactor }) {
  return async (principal: Principal | null): Promise<string> => {
    assertAccess(principal, 'memory.read');
    const person = await deps.people.get(principal.personId);
    if (person === null) throw new UnknownIdError('person');
    const turns = await allSaid(deps, person.id);
    const talks = [...Map.groupBy(turns, ({ conversationId }) => conversationId)];
    const groups = await groupsOf(deps, talks);
    const { id, name, language, timeZone, createdAt } = person;
    const whole = {
      format: 'parley-memory',
      version: 1,
      exportedAt: deps.clock.now(),
      person: { id, name, language, timeZone, createdAt },
      facts: await factsOf(deps, { kind: 'person', personId: id }),
      saidInGroups: (await Promise.all(groups.map((scope) => factsOf(deps, scope)))).flat().filter(({ speakerId }) => speakerId === id),
      conversations: await Promise.all(talks.map(([conversationId, said]) => conversationOf(deps, conversationId, said))),
    };
    // I10: also of what people said, what is one of Parley's secrets stays here.
    return deps.redactor.text(JSON.stringify(whole, null, 2));
  };
}

async function factsOf({ memory }: Deps, scope: MemoryScope): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const fact of eachFact(memory, scope, true)) facts.push(fact);
  return facts;
}

async function allSaid({ forgetting }: Deps, personId: string): Promise<readonly SaidTurn[]> {
  const turns: SaidTurn[] = [];
  for (;;) {
    const next = await forgetting.said(personId, turns.at(-1) ?? null, TURNS_AT_ONCE);
    turns.push(...next);
    if (next.length < TURNS_AT_ONCE) return turns;
  }
}

/** The groups in which the person has said something, each once. */
async function groupsOf(
  { conversations }: Deps,
  talks: readonly (readonly [string, readonly SaidTurn[]])[],
): Promise<readonly MemoryScope[]> {
  const inGroups = talks.filter(([, [first]]) => first?.audience === 'group');
  const found = await Promise.all(inGroups.map(([id]) => conversations.get(id)));
  const keys = found.flatMap((talk) => (talk === null ? [] : [talk.address]));
  const once = new Map(keys.map(({ channel, account, chat }) => [JSON.stringify([channel, account, chat]), { channel, account, chat }]));
  return [...once.values()].map((key) => ({ kind: 'group', ...key }));
}

async function conversationOf({ summaries }: Deps, id: string, said: readonly SaidTurn[]) {
  const { channel = null, audience = null, title = null } = said[0] ?? {};
  const turns = said.map(({ id: turnId, at, text, state, reply, model }) => ({ id: turnId, at, text, state, reply, model }));
  const kept = audience === 'private' ? await summaries.newest(id) : [];
  const told = kept.map(({ fromPosition, toPosition, saidAt, text }) => ({ fromPosition, toPosition, saidAt, text }));
  return { id, channel, audience, title, summaries: told, turns };
}
