import type { ModelEvent } from '../../ports/model-provider.ts';
import { NO_USAGE } from '../../routing/collect-reply.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says } from '../scripted-provider.ts';
import type { ScriptedReply } from '../scripted-provider.ts';
import { modelProviderContract } from './model-provider.contract.ts';
import type { ModelScenario } from './model-provider.contract.ts';

function refuses(kind: 'rejected' | 'rate-limited', retryAfterMs: number | null): ScriptedReply {
  const event: ModelEvent = { type: 'failed', failure: { kind, message: 'no', retryAfterMs }, usage: NO_USAGE };
  return { events: [event] };
}

const SCENARIOS: Readonly<Record<ModelScenario, ScriptedReply>> = {
  'says-hello': says('Привет, ', 'world'),
  'calls-tool': callsTool('add', { a: 2, b: 3 }, { id: 'call-7' }),
  'breaks-off': fails('unreachable', { said: 'Half a' }),
  hangs: hangs('Half a'),
  'is-silent': hangs(),
  'is-busy': refuses('rate-limited', 2_000),
  'refuses-key': refuses('rejected', null),
  'is-broken': fails('unreachable'),
};

modelProviderContract('the scripted one of the domain’s tests', () => {
  const provider = makeScriptedProvider('scripted');
  return Promise.resolve({
    provider,
    secret: null,
    next: (scenario) => provider.add(SCENARIOS[scenario]),
    arrived: () => Promise.resolve(),
    abandoned: () => (provider.open === 0 ? Promise.resolve() : Promise.reject(new Error('The stream is still open.'))),
    received: () => provider.requests.at(-1),
    stop: () => Promise.resolve(),
  });
});
