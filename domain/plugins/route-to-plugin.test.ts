import { describe, expect, test } from 'vitest';

import type { TurnToRoute } from '../conversation/route-turn.ts';
import { isSecretAnswer } from '../conversation/secret-answer.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { Route } from '../routing/route.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { aRoute } from '../testing/a-route.ts';
import { aTurn } from '../testing/a-turn.ts';
import { ANNA, as, BORIS, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import type { Plugin } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { routeToPlugin } from './route-to-plugin.ts';

/** One that is so sure of everything. */
function sure(confidence: number, name = 'echo'): Plugin {
  return aPlugin({ name, match: () => confidence });
}

function bench(before: Partial<Route>, ...plugins: readonly Plugin[]) {
  const world = makeDomainWorld();
  const opened = plugins.map((plugin) => plugin.open(undefined));
  const routing = routeToPlugin({ ...world, plugins: opened, routeTurn: async () => aRoute(before) });
  const route = async (change: Partial<TurnToRoute> = {}): Promise<Route> =>
    routing({
      turn: aTurn(),
      person: ANNA,
      principal: as(ANNA),
      conversation: aConversation(),
      files: [],
      earlier: async () => [],
      directed: null,
      signal: new AbortController().signal,
      ...change,
    });
  return { world, route, kept: keptForPlugins(world) };
}

describe('a message that sounds like a helper’s', () => {
  test.each<[string, Partial<Route>, number, string]>([
    ['goes to the chat where the words were only half sure and the helper does not know them', { confidence: 0.88 }, 0.2, 'chat'],
    ['stays the helper’s where the words were sure', { confidence: 0.95 }, 0, 'assistant'],
    ['stays the helper’s where that knows the words a little', { confidence: 0.88 }, 0.4, 'assistant'],
    ['stays the helper’s where it goes on with something', { confidence: 0.6, matchedBy: 'context' }, 0, 'assistant'],
  ])('%s', async (_, before, confidence, mode) => {
    const route = await bench({ mode: 'assistant', plugin: 'echo', matchedBy: 'learned', ...before }, sure(confidence)).route();
    expect(route.mode).toBe(mode);
    expect(route.plugin).toBe(mode === 'assistant' ? 'echo' : null);
    expect(route.tiers.at(-1)?.detail === 'nobody').toBe(mode === 'chat');
  });
});

describe('a message that a plugin fits', () => {
  test.each<[string, Partial<Route>, number, boolean]>([
    ['nothing else was clear', {}, 0.6, true],
    ['the plugin is below its threshold', {}, 0.4, false],
    ['the plugin is not a number', {}, Number.NaN, false],
    ['the plugin is beyond all measure', {}, 17, true],
    ['the plugin is less than nothing', {}, -3, false],
    ['the person chose otherwise', { matchedBy: 'override' }, 1, false],
    ['it goes on with something, and the plugin is surer than sure', { matchedBy: 'context', confidence: 0.9 }, 0.95, true],
    ['it goes on with something, and the plugin only thinks so', { matchedBy: 'context', confidence: 0.6 }, 0.8, false],
    ['a rule gave it to the chat, and the plugin only thinks so', { matchedBy: 'rules', confidence: 0.6 }, 0.8, false],
    ['what was learned took it for talk, but the plugin knows the words', { matchedBy: 'learned', confidence: 0.95 }, 0.8, true],
    ['it was for the agent, and the plugin only thinks so', { mode: 'agent', matchedBy: 'learned', confidence: 0.6 }, 0.8, false],
    ['it was for the agent, and the plugin is sure', { mode: 'agent', matchedBy: 'learned', confidence: 0.8 }, 0.9, true],
  ])('when %s', async (_, before, confidence, isIts) => {
    const route = await bench(before, sure(confidence)).route();
    expect(route.plugin).toBe(isIts ? 'echo' : null);
    expect(route.matchedBy).toBe(isIts ? 'plugins' : (before.matchedBy ?? 'default'));
  });

  test('is recorded with all that was thought before, and the model that was chosen', async () => {
    const route = await bench({ mode: 'agent', model: 'first/large' }, sure(1)).route();
    expect(route).toMatchObject({ mode: 'assistant', model: 'first/large', runnerUp: 'agent', confidence: 1 });
    expect(route.tiers.map(({ tier, detail }) => [tier, detail])).toEqual([
      ['default', null],
      ['plugins', 'echo'],
    ]);
  });

  test('is in doubt when two fit as well', async () => {
    const route = await bench({}, sure(0.8), sure(0.78, 'other')).route();
    expect(route).toMatchObject({ mode: 'assistant', plugin: null, matchedBy: 'plugins' });
    expect(route.tiers.at(-1)).toMatchObject({ detail: 'in-doubt' });
  });

  test.each([
    ['the plugin that was heard in the words', 'echo', 0.9, 'learned'],
    ['another that fits far better', 'other', 0.2, 'plugins'],
  ] as const)('heard as one for a helper goes to %s', async (_, plugin, confidence, matchedBy) => {
    const before = { mode: 'assistant', plugin: 'echo', matchedBy: 'learned', confidence, runnerUp: 'chat' } as const;
    const route = await bench(before, sure(0.1), sure(plugin === 'other' ? 0.9 : 0.1, 'other')).route();
    expect(route).toMatchObject({ plugin, matchedBy, runnerUp: matchedBy === 'plugins' ? null : 'chat' });
  });

  test('is not kept from the others by one that throws', async () => {
    const broken = aPlugin({
      name: 'broken',
      match: () => {
        throw new Error('oops');
      },
    });
    const { route, world } = bench({}, broken, sure(0.8));
    await expect(route()).resolves.toMatchObject({ plugin: 'echo' });
    expect(world.logger.of('plugin.match-failed')).toMatchObject([{ fields: { plugin: 'broken' } }]);
  });
});

describe('a message that no plugin is asked about', () => {
  test.each<[string, Partial<TurnToRoute>]>([
    ['was passed on', { turn: aTurn({ source: { ...PLAIN_SOURCE, isForwarded: true } }) }],
    ['names who answers', { directed: { choice: { mode: 'chat', model: null }, text: 'echo' } }],
  ])('because it %s', async (_, change) => {
    await expect(bench({}, sure(1)).route(change)).resolves.toEqual(aRoute());
  });

  test('because there are none, or it is off here', async () => {
    await expect(bench({}).route()).resolves.toEqual(aRoute());
    const { route, kept } = bench({}, sure(1));
    await kept.switchOff(aConversation(), ['echo']);
    await expect(route()).resolves.toEqual(aRoute());
  });
});

describe('the answer to a plugin’s question', () => {
  test('goes to the one that asked, whatever the words are like', async () => {
    const { route, kept } = bench({}, sure(0));
    await kept.ask(ANNA.id, aConversation().id, { plugin: 'echo', state: 1 });
    await expect(route({ person: BORIS })).resolves.toEqual(aRoute());
    await expect(route()).resolves.toMatchObject({ plugin: 'echo', matchedBy: 'context', confidence: 1, model: null, runnerUp: null });
  });

  test('goes its usual way when the one that asked sees that it is none, unless it asked for a secret', async () => {
    const asked: unknown[] = [];
    const picky = (isAnswer: (text: string) => boolean) =>
      aPlugin({
        match: () => 0,
        isAnswer: ({ text, language }, state) => {
          asked.push([language, state]);
          return isAnswer(text);
        },
      });
    const ask = { plugin: 'echo', state: { what: 1 } };
    const never = bench(
      {},
      picky(() => false),
      sure(0.95, 'other'),
    );
    await never.kept.ask(ANNA.id, aConversation().id, ask);
    await expect(never.route()).resolves.toMatchObject({ plugin: 'other', matchedBy: 'plugins' });
    expect(asked).toEqual([['ru', { what: 1 }]]);
    await never.kept.ask(ANNA.id, aConversation().id, { ...ask, isSecret: true });
    await expect(never.route({ turn: aTurn({ id: 'next' }) })).resolves.toMatchObject({ plugin: 'echo', matchedBy: 'context' });
    const broken = bench(
      {},
      picky(() => {
        throw new Error('no');
      }),
    );
    await broken.kept.ask(ANNA.id, aConversation().id, ask);
    await expect(broken.route()).resolves.toMatchObject({ plugin: 'echo', matchedBy: 'context' });
  });

  test('I10: that is a secret is marked as one, so that its words are not kept', async () => {
    const { route, kept } = bench({}, sure(0));
    await kept.ask(ANNA.id, aConversation().id, { plugin: 'echo', state: 1, isSecret: true });
    expect(isSecretAnswer(await route())).toBe(true);
  });

  test('is still to be read when it was asked which of two is meant', async () => {
    const { route, kept } = bench({}, sure(0));
    await kept.ask(ANNA.id, aConversation().id, { plugin: null, state: ['echo', 'other'] });
    await expect(route()).resolves.toMatchObject({ mode: 'assistant', plugin: null, matchedBy: 'context' });
  });

  test.each([
    ['the plugin was switched off meanwhile', 0, ['echo']],
    ['more than an hour has passed', 3_600_001, []],
  ])('is a message like any other when %s', async (_, passed, off) => {
    const { route, kept, world } = bench({}, sure(0));
    await kept.ask(ANNA.id, aConversation().id, { plugin: 'echo', state: 1 });
    await kept.switchOff(aConversation(), off);
    await world.clock.advance(passed);
    await expect(route()).resolves.toEqual(aRoute());
  });
});
