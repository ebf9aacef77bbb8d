import { startBackground } from '../memory/background/start-background.ts';
import type { ReadingSettings } from '../memory/background/start-background.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { deadlinesFor } from '../routing/deadlines.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { PROJECT_TOOLS } from '../agent/tools/project-tools.ts';
import type { NewMessage } from '../ports/inbox.ts';
import type { Ports } from '../ports/ports.ts';
import { PLENTY } from './agent-world.ts';
import { ANNA, furnish, makeDomainWorld, settled } from './domain-world.ts';
import type { DomainWorld } from './domain-world.ts';
import { aBody, aConversation, aMessage, anAnswer } from './fixtures.ts';
import { makeManualClock } from './manual-clock.ts';
import { makeScriptedProvider } from './scripted-provider.ts';
import type { ScriptedProvider, ScriptedReply } from './scripted-provider.ts';

function model(provider: string, contextTokens = 100_000): ModelEntry {
  return {
    ...{ id: `${provider}/model`, provider, name: 'model', contextTokens, maxOutputTokens: 4_000 },
    capabilities: { tools: true, vision: false, reasoning: false },
    ...{ isFree: false, discovered: false },
  };
}

function price(provider: string, rate: number) {
  const rates = { input: rate, cacheRead: rate, cacheWrite: rate, output: rate };
  return { model: `${provider}/model`, from: '2026-01-01', rates, longPrompt: null };
}

/** A world with a dear and a cheap model for chats, in which what was said can be read in the background. */
export interface ReadingWorld extends DomainWorld {
  readonly dear: ScriptedProvider;
  readonly cheap: ScriptedProvider;
  /** Anna says this, and is answered. */
  say(number: number, text: string, change?: Partial<NewMessage>): Promise<void>;
  /** Reads for so long. */
  read(ms?: number, settings?: ReadingSettings, instead?: Partial<Ports>): Promise<void>;
}

const SETTINGS: ReadingSettings = { model: null, dayBudget: 1_000_000_000 };

export async function makeReadingWorld(...script: readonly ScriptedReply[]): Promise<ReadingWorld> {
  const [dear, cheap] = [makeScriptedProvider('dear'), makeScriptedProvider('cheap', script)];
  const world = await furnish(makeDomainWorld({ providers: [dear, cheap], clock: makeManualClock() }));
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  const chain = ['dear/model', 'cheap/model'];
  const background = {
    models: { chains: { chat: chain, agent: chain, assistant: chain }, catalogue: () => [model('dear'), model('cheap')] },
    calls: { prices: [price('dear', 10), price('cheap', 1)], deadlinesFor },
    ...{ budgets: PLENTY, redactor: makeRedactor({ secrets: [] }), tools: PROJECT_TOOLS, workerId: 'reader' },
  };
  return {
    ...world,
    dear,
    cheap,
    async say(number, text, change = {}) {
      await world.inbox.store(aMessage(number, { text, receivedAt: world.clock.now(), ...change }));
      const claimed = await world.inbox.claim({ workerId: 'turns', milliseconds: 60_000 });
      if (claimed !== null) await world.turns.finish(claimed.turn.id, claimed.fence, anAnswer({ reply: `About: ${text}` }), aBody());
    },
    async read(ms = 0, settings = SETTINGS, instead = {}) {
      const end = startBackground({ ...world, ...instead }, background, settings);
      await settled(world);
      // Step by step, so that each pause in it is one.
      for (let left = ms; left > 0; left -= 5_000) await world.clock.advance(Math.min(left, 5_000));
      await settled(world);
      await end();
    },
  };
}
