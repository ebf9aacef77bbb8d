import * as z from 'zod';
import { describe, expect, test } from 'vitest';

import type { WebAnswer, WebRequest } from '../ports/internet.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { ANNA, as, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import { makeScriptedInternet } from '../testing/scripted-internet.ts';
import type { PluginDefinition } from './contract.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { makeCollections } from './collections.ts';
import { definePlugin } from './define-plugin.ts';
import { makePluginContext } from './plugin-context.ts';

function contextOf(change: Partial<PluginDefinition<unknown>>, answer: (request: WebRequest) => Partial<WebAnswer> | null, person = ANNA) {
  const plugin = aPlugin({ permissions: ['internet'], ...change }).open(undefined);
  const world = makeDomainWorld({ internet: makeScriptedInternet({}, null, answer) });
  const over = new AbortController();
  const words: string[] = [];
  const run = { kind: 'plugin', id: 'r' } as const;
  const whose = { plugin, person, principal: as(person), conversation: aConversation(), origin: 'turn', run };
  const call = { ...whose, onForeign: () => void words.push('foreign'), signal: over.signal };
  return {
    context: makePluginContext({ ...world, collections: makeCollections({ ...world, redactor: makeRedactor({ secrets: [] }) }) }, call),
    over,
    words,
  };
}

describe('the fetch of a plugin', () => {
  test('sends what the standard one would, and answers as it does', async () => {
    const seen: WebRequest[] = [];
    const { context, words } = contextOf({ endpoints: () => ['https://dav.example.org/own/path'] }, (request) => {
      seen.push(request);
      return {
        status: 207,
        headers: [
          ['x-one', 'a'],
          ['x-one', 'b'],
        ],
        body: new TextEncoder().encode('{"привет":1}'),
      };
    });
    const response = await context.fetch('https://dav.example.org/x', { method: 'PUT', body: 'текст', headers: { 'If-Match': '"e"' } });
    expect(seen).toMatchObject([
      { method: 'PUT', address: 'https://dav.example.org/x', trusted: ['https://dav.example.org'], redirect: 'follow' },
    ]);
    expect(new TextDecoder().decode(seen[0]?.body ?? undefined)).toBe('текст');
    expect(seen[0]?.headers).toContainEqual(['if-match', '"e"']);
    expect([response.status, response.ok, response.url, response.headers.get('x-one')]).toEqual([
      207,
      true,
      'https://dav.example.org/x',
      'a, b',
    ]);
    expect(words).toEqual(['foreign']);
    await expect(response.json()).resolves.toEqual({ привет: 1 });
  });

  test('gives no body where there is none, and a sentence where nobody answers', async () => {
    await expect((await contextOf({}, () => ({ status: 204 })).context.fetch('https://example.org')).text()).resolves.toBe('');
    await expect(contextOf({}, () => null).context.fetch('https://example.org')).rejects.toThrow('Nobody answers there.');
  });

  test('I7: is there by permission only, not for guests, and not after its time', async () => {
    const none = contextOf({ permissions: [] }, () => ({})).context;
    await expect(none.fetch('https://example.org')).rejects.toThrow('does not name the permission "internet"');
    await expect(contextOf({}, () => ({}), GUEST).context.fetch('https://example.org')).rejects.toThrow('For this person');
    const { context, over } = contextOf({}, () => ({}));
    over.abort();
    await expect(context.fetch('https://example.org')).rejects.toThrow('is over');
  });

  test('reaches what the settings name; an endpoint that is no address is refused at the start', () => {
    const settings = z.strictObject({ server: z.string().default('http://radicale.lan:5232/') });
    const { contract, name, version, title, description, permissions } = aPlugin();
    const examples = { en: ['a', 'b', 'c'], ru: ['а', 'б', 'в'] };
    const manifest = { contract, name, version, title, description, permissions, examples, settings };
    const plugin = definePlugin({ ...manifest, endpoints: ({ server }) => [server], handle: async () => null });
    expect(plugin.open(undefined).endpoints).toEqual(['http://radicale.lan:5232']);
    expect(() => plugin.open({ server: 'radicale' })).toThrow(
      'plugins.settings.echo: "radicale" is no address such as https://example.org',
    );
  });
});
