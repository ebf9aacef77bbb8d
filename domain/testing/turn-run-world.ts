import type { CrashPoint } from '../ports/crash-points.ts';
import { present } from './contracts/world.ts';
import { aRoute } from './a-route.ts';
import { aConversation, aMessage, uuid } from './fixtures.ts';
import { makeScriptedProvider } from './scripted-provider.ts';
import type { ScriptedReply } from './scripted-provider.ts';
import { makeWholeWorld } from './whole-world.ts';
import type { WholeWorld } from './whole-world.ts';
import type { HearVoice } from '../conversation/hear-voice.ts';
import type { ClaimedTurn } from '../conversation/turn.ts';

export const TALK = uuid(10);
const hearsNothing: HearVoice = async (_turn, files) => ({ files, unheard: new Map() });
/** Every message goes to the chat, and nobody speaks. */
export const PARTS = { hearVoice: hearsNothing, routeTurn: async () => aRoute(), recordIntent: async () => {}, catalogue: () => [] };

export async function makeTurnRunWorld(
  first: readonly ScriptedReply[] = [],
  options: { readonly onReach?: (point: CrashPoint) => void } = {},
) {
  const provider = makeScriptedProvider('first', first);
  const ports = await makeWholeWorld({ providers: [provider], ...options });
  await ports.conversations.ensure(aConversation());
  return { ports, provider };
}

/** Takes the next turn from whoever holds it. */
export async function claim(ports: WholeWorld): Promise<ClaimedTurn> {
  return present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 }));
}

/** Stores the message, lets its turn run once and says how it ended. */
export async function answered(ports: WholeWorld, text: string, number = 1, change: Parameters<typeof aMessage>[1] = {}) {
  await ports.inbox.store(aMessage(number, { text, ...change }));
  const claimed = await claim(ports);
  await ports.runTurn(claimed, new AbortController().signal);
  return outcomeOf(ports, claimed);
}

export async function outcomeOf(ports: WholeWorld, { turn }: ClaimedTurn) {
  return (await ports.turns.get(turn.id))?.outcome ?? null;
}

export async function eventsOf(ports: WholeWorld): Promise<string[]> {
  return (await ports.conversationLog.read(TALK, 0, 100)).map(({ body }) => body.kind);
}

/** As it really happens: nothing after it runs, and somebody else takes the turn. */
export class Crash extends Error {}

/** What must not be called, or breaks when it is. */
export function fail(): Promise<never> {
  return Promise.reject(new Error('nobody should ask'));
}
