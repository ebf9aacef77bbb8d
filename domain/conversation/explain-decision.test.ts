import { describe, expect, test } from 'vitest';

import { aRoute } from '../testing/a-route.ts';
import { aTurn } from '../testing/a-turn.ts';
import { anAnswer } from '../testing/fixtures.ts';
import { explainDecision } from './explain-decision.ts';

const ROUTE = aRoute({
  mode: 'agent',
  matchedBy: 'learned',
  confidence: 0.871,
  runnerUp: 'chat',
  model: 'a/b',
  tiers: [
    { tier: 'override', mode: null, confidence: 0, detail: '/model a/b' },
    { tier: 'context', mode: 'agent', confidence: 0.4, detail: 'answered-last' },
    { tier: 'rules', mode: null, confidence: 0, detail: null },
    { tier: 'learned', mode: 'agent', confidence: 0.871, detail: 'v3, chat 0.10' },
  ],
});
const OUTCOME = anAnswer({
  cost: 1_300_000,
  milliseconds: 3_400,
  tries: [
    { model: 'c/slow', outcome: 'timeout', cost: 0, milliseconds: 2_000 },
    { model: 'c/small', outcome: 'answered', weakness: 'too-short', cost: 100_000, milliseconds: 400 },
    { model: 'a/b', outcome: 'answered', cost: 1_200_000, milliseconds: 1_000 },
  ],
});

describe('a decision is explained', () => {
  test('with every tier and its score, the runner-up, the models that were asked, and the cost', () => {
    expect(explainDecision(aTurn({ state: 'answered', route: ROUTE, outcome: OUTCOME }), 'en')).toBe(
      [
        'For the agent, by: what was learned (87 %). Second: the chat. First model to try: `a/b`.\n',
        'What was asked, in this order:',
        '- your choice: nothing (`/model a/b`)',
        '- the conversation: the agent 0.40 (who answered last)',
        '- the rules: nothing',
        '- what was learned: the agent 0.87 (`v3, chat 0.10`)\n',
        'Models:',
        '- `c/slow`: did not answer in time, 2.0 s, $0.0000',
        '- `c/small`: answered, its answer was too short, 0.4 s, $0.0001',
        '- `a/b`: answered, 1.0 s, $0.0012\n',
        'Cost: $0.0013, 3.4 s.',
      ].join('\n'),
    );
  });

  test('in Russian too', () => {
    const said = explainDecision(aTurn({ state: 'answered', route: ROUTE, outcome: OUTCOME }), 'ru');
    expect(said).toContain('Отвечает агент, решило: выученное (87 %). На втором месте чат.');
    expect(said).toContain('- ход беседы: агент 0.40 (кто отвечал последним)');
    expect(said).toContain('Стоимость: $0.0013, 3.4 с.');
  });

  test('for a helper, which answered or left it to the chat', () => {
    const route = aRoute({ mode: 'assistant', plugin: 'reminders' });
    const said = (model: string | null): string => explainDecision(aTurn({ route, outcome: anAnswer({ model }) }), 'en');
    expect(said('offline/quote')).toMatch(/Meant for: reminders\. No helper took it, so the chat answered\./);
    expect(said(null)).toMatch(/^For the assistant, .* Meant for: reminders\./);
    expect(said(null)).not.toContain('No helper');
  });

  test('that was not needed, as for a command, or is of an older version', () => {
    expect(explainDecision(aTurn({ state: 'answered', outcome: anAnswer() }), 'en')).toBe('No model was asked for it.');
    const old = aTurn({ state: 'answered', route: aRoute({ tiers: [] }), outcome: anAnswer() });
    expect(explainDecision(old, 'en')).toBe('For the chat, by: nothing else fitted (50 %). Second: the agent.\n\nCost: $0.0000, 0.0 s.');
  });

  test('with a rule’s pattern as it stands in the file, whatever signs it has', () => {
    const tiers = [{ tier: 'rules', mode: 'agent', confidence: 1, detail: '`x``*_[a](b)\n' }] as const;
    expect(explainDecision(aTurn({ route: aRoute({ tiers }) }), 'en')).toContain('- the rules: the agent 1.00 (``` `x``*_[a](b)  ```)');
  });
});
