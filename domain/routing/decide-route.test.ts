import { assert, constantFrom, option, property, record, string, double, boolean } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decideRoute } from './decide-route.ts';
import type { Classification, IntentClassifier } from './learned/classifier.ts';
import type { RouteQuestion } from './route-question.ts';
import type { Mode, Route, RouteTier } from './route.ts';

const OPEN = { mode: null, model: null } as const;
const ALONE = { retried: null, repliesTo: null, previous: null } as const;

/** By default a private message without anything before it, of somebody who may use the agent; the classifier abstains. */
function asking(change: Partial<RouteQuestion> = {}): RouteQuestion {
  return {
    text: 'hello',
    asked: OPEN,
    sticky: OPEN,
    context: ALONE,
    wordsDecide: true,
    agentBar: null,
    rules: [],
    classifier: learned(null),
    verdict: null,
    ...change,
  };
}

function learned(found: Partial<Classification> | null): IntentClassifier {
  const whole = { mode: 'chat', confidence: 0.9, runnerUp: null, plugin: null, ...found } as const;
  return { version: 'v1', classify: () => (found === null ? null : whole) };
}

const after = (mode: Mode, minutesAgo = 1, plugin: string | null = null) => ({ ...ALONE, previous: { mode, minutesAgo, plugin } });
const rule = (word: string, change: Partial<RouteQuestion['rules'][number]> = {}) => ({
  name: word,
  matches: (text: string) => text.includes(word),
  mode: 'agent' as const,
  plugin: null,
  model: null,
  ...change,
});

type Case = [what: string, question: Partial<RouteQuestion>, route: Partial<Route>];

describe('the first tier that is sure decides:', () => {
  test.each<Case>([
    ['nothing said', {}, { mode: 'chat', matchedBy: 'default', confidence: 0.5, runnerUp: 'agent', model: null, plugin: null }],
    ['/agent TEXT', { asked: { mode: 'agent', model: null } }, { mode: 'agent', matchedBy: 'override', confidence: 1 }],
    ['/agent', { sticky: { mode: 'agent', model: null } }, { mode: 'agent', matchedBy: 'override' }],
    [
      '/chat TEXT after /agent',
      { asked: { mode: 'chat', model: null }, sticky: { mode: 'agent', model: 'a/b' } },
      { mode: 'chat', model: 'a/b' },
    ],
    ['/model NAME', { sticky: { mode: null, model: 'a/b' } }, { mode: 'chat', model: 'a/b', matchedBy: 'default' }],
    ['/model NAME TEXT', { asked: { mode: null, model: 'a/c' }, sticky: { mode: null, model: 'a/b' } }, { model: 'a/c' }],
    [
      'a reply to the agent',
      { context: { ...ALONE, repliesTo: 'agent' }, classifier: learned({}) },
      { mode: 'agent', matchedBy: 'context' },
    ],
    ['a reply to a task', { context: { ...ALONE, repliesTo: 'task' } }, { mode: 'agent', matchedBy: 'context' }],
    ['an answer again', { context: { ...ALONE, retried: 'assistant' } }, { mode: 'assistant', matchedBy: 'context', confidence: 1 }],
    ['a rule', { text: 'deploy it', rules: [rule('ship'), rule('deploy')] }, { mode: 'agent', matchedBy: 'rules', confidence: 1 }],
    ['a rule before what was learned', { rules: [rule('hello')], classifier: learned({}) }, { mode: 'agent', runnerUp: null }],
    [
      'a rule for a plugin',
      { rules: [rule('hello', { mode: 'assistant', plugin: 'places' })] },
      { mode: 'assistant', plugin: 'places', matchedBy: 'rules' },
    ],
    ['a rule for a model', { rules: [rule('hello', { mode: null, model: 'x/y' })] }, { mode: 'chat', model: 'x/y', matchedBy: 'default' }],
    [
      'a person’s model before a rule’s',
      { sticky: { mode: null, model: 'a/b' }, rules: [rule('hello', { model: 'x/y' })] },
      { mode: 'agent', model: 'a/b', matchedBy: 'rules' },
    ],
    [
      'what was learned',
      { classifier: learned({ mode: 'assistant', plugin: 'reminders', confidence: 0.9, runnerUp: { mode: 'chat', confidence: 0.1 } }) },
      { mode: 'assistant', plugin: 'reminders', matchedBy: 'learned', confidence: 0.9, runnerUp: 'chat' },
    ],
    [
      'by default what was learned without being sure',
      { classifier: learned({ mode: 'assistant', plugin: 'reminders', confidence: 0.8, runnerUp: { mode: 'chat', confidence: 0.2 } }) },
      { mode: 'assistant', plugin: 'reminders', matchedBy: 'default', confidence: 0.8, runnerUp: 'chat' },
    ],
    [
      'a model before what was learned without being sure',
      {
        classifier: learned({ mode: 'assistant', confidence: 0.8 }),
        verdict: { model: 'a/b', mode: 'agent', plugin: null, failure: null },
      },
      { mode: 'agent', matchedBy: 'model' },
    ],
    [
      'a model’s word',
      { verdict: { model: 'a/b', mode: 'assistant', plugin: 'places', failure: null } },
      { mode: 'assistant', plugin: 'places', matchedBy: 'model', model: null },
    ],
    [
      'a model without a word',
      { verdict: { model: 'a/b', mode: null, plugin: null, failure: 'timeout' } },
      { mode: 'chat', matchedBy: 'default' },
    ],
  ])('%s', (_what, question, route) => {
    expect(decideRoute(asking(question))).toMatchObject(route);
  });
});

describe('a conversation with the agent', () => {
  const unsure = (chat: number, agent: number) =>
    learned({ mode: 'chat', confidence: chat, runnerUp: { mode: 'agent', confidence: agent } });

  test.each<Case>([
    ['goes on with it by default', { text: 'and the other one?' }, { mode: 'agent', matchedBy: 'default', runnerUp: 'chat' }],
    ['takes a yes for it', { text: 'Yes, please!', classifier: learned({}) }, { mode: 'agent', matchedBy: 'context' }],
    ['takes a да for it', { text: 'Да.' }, { mode: 'agent', matchedBy: 'context' }],
    ['takes «ещё раз» for it', { text: 'ещё раз' }, { mode: 'agent', matchedBy: 'context' }],
    ['makes it likelier', { classifier: unsure(0.6, 0.4) }, { mode: 'agent', matchedBy: 'learned', runnerUp: 'chat' }],
    ['is left for something else', { text: 'what is the weather', classifier: unsure(0.9, 0.08) }, { mode: 'chat', matchedBy: 'learned' }],
    ['is left with thanks', { text: 'thanks, what’s the weather' }, { mode: 'chat', matchedBy: 'default' }],
    ['is left with спасибо', { text: 'Спасибо! А какая погода?' }, { mode: 'chat', matchedBy: 'default' }],
    ['is left by the way', { text: 'кстати, как дела', classifier: unsure(0.6, 0.4) }, { mode: 'chat', matchedBy: 'default' }],
    ['is left with thanks also in a reply', { text: 'thx', context: { ...after('agent'), repliesTo: 'agent' } }, { mode: 'chat' }],
    ['is forgotten after an hour', { context: after('agent', 61) }, { mode: 'chat', matchedBy: 'default' }],
    ['holds nobody who may not use it', { agentBar: 'not-allowed', text: 'yes' }, { mode: 'chat' }],
  ])('%s', (_what, question, route) => {
    expect(decideRoute(asking({ context: after('agent'), ...question }))).toMatchObject(route);
  });

  test.each<Case>([
    ['a chat', { context: after('chat') }, { mode: 'chat', matchedBy: 'context' }],
    ['an assistant', { context: after('assistant', 1, 'calendar') }, { mode: 'assistant', plugin: 'calendar', matchedBy: 'context' }],
  ])('and so %s takes a yes', (_what, question, route) => {
    expect(decideRoute(asking({ text: 'ok', ...question }))).toMatchObject(route);
  });
});

test('nobody without the right gets to the agent, by whatever tier; what they said is kept', () => {
  const classifier = learned({ mode: 'agent', confidence: 0.9, runnerUp: { mode: 'chat', confidence: 0.1 } });
  const sticky = { mode: 'agent', model: null } as const;
  const route = decideRoute(asking({ agentBar: 'not-allowed', sticky, rules: [rule('hello')], classifier }));
  expect(route).toMatchObject({ mode: 'chat', matchedBy: 'default' });
  expect(route.tiers).toEqual([
    { tier: 'override', mode: 'agent', confidence: 1, detail: 'not-allowed' },
    { tier: 'context', mode: null, confidence: 0, detail: null },
    { tier: 'rules', mode: 'agent', confidence: 1, detail: 'not-allowed' },
    { tier: 'learned', mode: 'agent', confidence: 0.9, detail: 'not-allowed' },
    { tier: 'default', mode: 'chat', confidence: 0.5, detail: null },
  ]);
});

test('I8: words that were passed on decide nothing, what the person chose does', () => {
  const question = { wordsDecide: false, rules: [rule('hello')], classifier: learned({ mode: 'agent' }) };
  expect(decideRoute(asking(question))).toMatchObject({ mode: 'chat', matchedBy: 'default', tiers: { length: 3 } });
  expect(decideRoute(asking({ ...question, sticky: { mode: 'agent', model: null } }))).toMatchObject({ mode: 'agent' });
});

const ORDER: readonly RouteTier[] = ['override', 'context', 'rules', 'learned', 'model', 'default'];

test('it always decides, and keeps every tier that was asked, in order, the deciding one last', () => {
  const mode = constantFrom<Mode>('agent', 'chat', 'assistant');
  const share = double({ min: 0, max: 1, noNaN: true });
  const maybe = option(mode);
  const plugin = option(constantFrom('reminders', 'places'));
  const choice = record({ mode: maybe, model: option(constantFrom('a/b', 'c/d')) });
  const anything = record({
    text: constantFrom('', 'yes', 'спасибо', 'hello', '\u{1F600}'.repeat(9), 'x'.repeat(100_000)),
    asked: choice,
    sticky: choice,
    context: record({
      retried: maybe,
      repliesTo: option(constantFrom<Mode | 'task'>('agent', 'chat', 'assistant', 'task')),
      previous: option(record({ mode, plugin, minutesAgo: double({ min: 0, max: 1e6, noNaN: true }) })),
    }),
    wordsDecide: boolean(),
    agentBar: constantFrom('not-allowed' as const, 'no-model' as const, null),
    found: option(record({ mode, confidence: share, plugin, runnerUp: option(record({ mode, confidence: share })) })),
    rules: option(record({ mode: maybe, plugin, name: string() })),
    verdict: option(record({ mode: maybe, plugin, model: string(), failure: option(string()) })),
  });
  assert(
    property(anything, ({ found, rules, ...rest }) => {
      const classifier: IntentClassifier = { version: 'v', classify: () => found };
      const ruled = rules === null ? [] : [{ ...rules, model: null, matches: () => true }];
      const route = decideRoute({ ...rest, classifier, rules: ruled });
      const asked = route.tiers.map(({ tier }) => tier);
      expect(asked).toEqual(ORDER.filter((tier) => asked.includes(tier)));
      expect(route.tiers.at(-1)).toMatchObject({ tier: route.matchedBy, mode: route.mode, confidence: route.confidence });
      expect(route.confidence).toBeGreaterThanOrEqual(0.5);
      expect(route.runnerUp).not.toBe(route.mode);
      if (rest.agentBar !== null) expect(route.mode).not.toBe('agent');
      if (route.mode !== 'assistant') expect(route.plugin).toBeNull();
    }),
  );
});
