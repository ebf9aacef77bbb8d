import { expect, test } from 'vitest';

import { FIRST_MODEL, SECOND_MODEL } from '../testing/agent-world.ts';
import { makeScriptedProvider } from '../testing/scripted-provider.ts';
import { modelsFor } from './models-for.ts';

const LOCAL = { ...SECOND_MODEL, id: 'ollama/qwen', provider: 'ollama', name: 'qwen', isFree: true, discovered: true };
const ids = [FIRST_MODEL.id, SECOND_MODEL.id];
const deps = {
  models: { chains: { agent: ids, chat: ids, assistant: ids }, catalogue: () => [FIRST_MODEL, SECOND_MODEL, LOCAL], escalationSteps: 2 },
  providers: new Map(['first', 'second', 'ollama'].map((name) => [name, makeScriptedProvider(name)])),
};

function namesFor(person: { freeModelsFirst?: boolean }, preferred: string | null = null) {
  const { chain, escalation } = modelsFor(deps, { mode: 'agent', preferred, person });
  return { chain: chain.map(({ id }) => id), ladder: escalation.ladder.map(({ id }) => id), stepsLeft: escalation.stepsLeft };
}

test('who prefers free models gets them first, for chats and tasks, and moves up from them', () => {
  const freeFirst = ['ollama/qwen', ...ids];
  expect(namesFor({ freeModelsFirst: true })).toEqual({ chain: freeFirst, ladder: freeFirst, stepsLeft: 2 });
  expect(namesFor({ freeModelsFirst: false }).chain).toEqual(ids);
  expect(namesFor({}).chain).toEqual(ids);
});

test('a model that was asked for comes first and changes nothing of the way up', () => {
  expect(namesFor({}, 'ollama/qwen')).toEqual({ chain: ['ollama/qwen', ...ids], ladder: ids, stepsLeft: 2 });
});
