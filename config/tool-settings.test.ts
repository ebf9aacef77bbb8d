import { describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.ts';
import { parseSettings } from './settings-file.ts';
import { readInternet, readToolRules } from './tool-settings.ts';

function refusalOf(yaml: string): string {
  try {
    readToolRules(parseSettings(yaml, 'parley.yaml'));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('what the agent may reach', () => {
  it('is the public internet and no search without a line about it', () => {
    expect(readInternet(parseSettings('', 'parley.yaml'))).toEqual({ searchUrl: null, ports: [] });
  });

  it('is a search, also one of a private network, and more ports', () => {
    const yaml = 'search: {url: "http://10.0.0.5:8080/searxng"}\nweb: {ports: [8443]}';
    expect(readInternet(parseSettings(yaml, 'parley.yaml'))).toEqual({ searchUrl: 'http://10.0.0.5:8080/searxng', ports: [8443] });
  });

  it.each([
    ['search: {}', 'parley.yaml:1:1: search.url: found nothing, allowed: the address of a SearXNG'],
    ['search: {url: localhost}', 'parley.yaml:1:10: search.url: found "localhost", allowed: the address of a SearXNG'],
    ['search: {url: "ftp://x"}', 'parley.yaml:1:10: search.url: found'],
    ['search: {adress: "http://x"}', 'parley.yaml:1:10: search.adress: there is no such setting'],
    ['web: {ports: [0]}', 'parley.yaml:1:15: web.ports[0]: found 0, allowed: a whole number from 1 to 65535.'],
  ])('refuses %j', (yaml, message) => {
    expect(refusalOf(yaml)).toContain(message);
  });

  it('refuses a password in the address of the search and does not repeat it', () => {
    expect(refusalOf('search: {url: "http://ann:hunter2@x"}')).toContain('without a password');
    expect(refusalOf('search: {url: "http://ann:hunter2@x"}')).not.toContain('hunter2');
  });
});

describe('rules for tools', () => {
  it('are none without a line about them, and keep their order', () => {
    expect(readToolRules(parseSettings('', 'parley.yaml'))).toEqual([]);
    const yaml = 'tools:\n- {tool: web_fetch, role: member, project: склад, decision: ask}\n- {tool: "*", decision: deny}';
    expect(readToolRules(parseSettings(yaml, 'parley.yaml'))).toEqual([
      { tool: 'web_fetch', role: 'member', project: 'склад', decision: 'ask' },
      { tool: '*', role: null, project: null, decision: 'deny' },
    ]);
  });

  it.each([
    [
      'tools: [{tool: web_fetsh, decision: deny}]',
      'parley.yaml:1:10: tools[0].tool: found "web_fetsh", allowed: the name of a tool: list_files',
    ],
    ['tools: [{tool: web_fetsh, decision: deny}]', '(did you mean web_fetch?)'],
    ['tools: [{tool: web_fetch, decision: no}]', 'tools[0].decision: found "no", allowed: allow, ask or deny.'],
    ['tools: [{tool: web_fetch}]', 'tools[0].decision: found nothing, allowed: allow, ask or deny.'],
    [
      'tools: [{tool: web_fetch, role: guest, decision: allow}]',
      'tools[0].role: found "guest", allowed: member, admin or owner; guests have no tools.',
    ],
    [
      'tools: [{tool: web_fetch, project: ../up, decision: allow}]',
      'tools[0].project: found "../up", allowed: a project\'s name such as main.',
    ],
    ['tools: {tool: web_fetch, decision: deny}', 'parley.yaml:1:1: tools: found'],
  ])('refuse %j in words', (yaml, message) => {
    expect(refusalOf(yaml)).toContain(message);
  });
});
