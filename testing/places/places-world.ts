import type { Person } from '../../domain/access/person.ts';
import type { Json, PluginReply } from '../../domain/plugins/contract.ts';
import { makePluginContext } from '../../domain/plugins/plugin-context.ts';
import type { Internet } from '../../domain/ports/internet.ts';
import { ANNA, as, BORIS } from '../../domain/testing/domain-world.ts';
import { aConversation } from '../../domain/testing/fixtures.ts';
import { makeScriptedInternet } from '../../domain/testing/scripted-internet.ts';
import { makeWholeWorld } from '../../domain/testing/whole-world.ts';
import { plugin as places } from '../../plugins/places/index.ts';
import { makePlacesStandIn } from './places-stand-in.ts';
import type { PlacesStandIn } from './places-stand-in.ts';

/** Speaks English. */
export const ENGLISH: Person = { ...BORIS, timeZone: 'Europe/London' };
/** Speaks Russian. */
export const RUSSIAN: Person = ANNA;

const STEP_MS = 250;
const MOST_STEPS = 400;
const CONTACT = 'admin@example.org';

interface Saying {
  readonly audience?: 'private' | 'group';
  /** What the plugin asked before. */
  readonly answers?: Json | null;
}

/** The plugin over servers that are made up, on a clock that moves as it waits. */
export async function makePlacesWorld(settings: Readonly<Record<string, Json>> = {}) {
  const whole = await makeWholeWorld();
  const standIn = makePlacesStandIn(() => whole.clock.monotonic());
  const plugin = places.open({ contact: CONTACT, ...settings });
  let calls = 0;
  function contextOf(person: Person, audience: 'private' | 'group') {
    calls += 1;
    const conversation = { ...aConversation(), audience };
    const call = {
      plugin,
      person,
      principal: as(person),
      conversation,
      origin: `call ${String(calls)}`,
      signal: new AbortController().signal,
    };
    const run = { kind: 'plugin', id: 'r' } as const;
    return makePluginContext({ ...whole, internet: internetOf(standIn) }, { ...call, run, onForeign: () => undefined });
  }
  async function ended<T>(work: Promise<T>): Promise<T> {
    const progress = { isOver: false };
    const over = work.finally(() => (progress.isOver = true));
    over.catch(() => undefined);
    for (let step = 0; step < MOST_STEPS && !progress.isOver; step += 1) await whole.clock.advance(STEP_MS);
    return over;
  }
  return {
    whole,
    standIn,
    plugin,
    say: async (person: Person, text: string, { audience = 'private', answers = null }: Saying = {}): Promise<PluginReply | null> => {
      const request = { text, language: person.language, audience, answers, files: [] };
      return ended(plugin.handle(request, contextOf(person, audience)));
    },
    command: async (person: Person, argument: string, audience: 'private' | 'group' = 'private'): Promise<PluginReply> =>
      ended(plugin.runCommand('places', argument, contextOf(person, audience), [])),
    /** Presses a button, and does what is due then. */
    press: async (person: Person, data: Json, audience: 'private' | 'group' = 'private'): Promise<Omit<PluginReply, 'ask'> | null> => {
      await plugin.press(data, contextOf(person, audience));
      return ended(due(person, audience));
    },
    /** Does what is due now; returns what the last of it tells. */
    runDue: async (person: Person) => ended(due(person, 'private')),
  };

  async function due(person: Person, audience: 'private' | 'group'): Promise<Omit<PluginReply, 'ask'> | null> {
    let told: Omit<PluginReply, 'ask'> | null = null;
    for (const job of await whole.pluginJobs.list({ plugin: 'places', personId: person.id })) {
      const { at } = job;
      if (at === null || at > whole.clock.now()) continue;
      const result = await plugin.runJob({ ...job, at }, contextOf(person, audience));
      await whole.pluginJobs.move(job, { at: result?.next ?? null, dueAt: null, failures: 0, body: job.body }, null);
      told = result?.tell ?? told;
    }
    return told;
  }
}

/** The servers, reached without a network. */
function internetOf(standIn: PlacesStandIn): Internet {
  return {
    ...makeScriptedInternet(),
    request: async ({ address, method, headers, body }, signal) => {
      const url = new URL(address);
      const userAgent = headers.find(([name]) => name === 'user-agent')?.[1] ?? '';
      const answer = standIn.handle({
        method,
        url: url.pathname + url.search,
        userAgent,
        body: new TextDecoder().decode(body ?? undefined),
      });
      if (answer === null)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('late')), { once: true }));
      const { status = 500, headers: told = {}, body: text = '' } = answer ?? {};
      return {
        kind: 'ok',
        value: { address, status, reason: '', headers: Object.entries(told), body: new TextEncoder().encode(text) },
      };
    },
  };
}
