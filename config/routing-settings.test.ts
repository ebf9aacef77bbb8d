import { describe, expect, it } from 'vitest';

import { KNOWN_MODELS } from '../domain/routing/known-models.ts';
import { ConfigError } from './config-error.ts';
import { readRouting } from './routing-settings.ts';
import { parseSettings } from './settings-file.ts';

const OLLAMA = {
  name: 'ollama',
  protocol: 'openai',
  apiKey: null,
  baseUrl: 'http://localhost:11434/v1',
  isLocal: true,
  isProbed: true,
} as const;

function read(rules: string) {
  const yaml = rules.startsWith('routing') ? rules : `routing:\n  rules:\n    - ${rules}`;
  return readRouting(parseSettings(yaml, 'parley.yaml'), KNOWN_MODELS, [OLLAMA]);
}

function refusalOf(rules: string): string {
  try {
    read(rules);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

const fits = (rule: string, text: string) => read(rule).rules.some(({ matches }) => matches(text));

describe('the rules of routing', () => {
  it('are none unless there are some', () => {
    expect(readRouting(parseSettings('', 'parley.yaml'), KNOWN_MODELS, [])).toEqual({ rules: [], model: null });
    expect(read('routing: {model: anthropic/claude-haiku-5-5}')).toEqual({ rules: [], model: 'anthropic/claude-haiku-5-5' });
    expect(read('routing: {model: ollama/qwen3}').model).toBe('ollama/qwen3');
  });

  it('lead to a mode, a plugin or a model', () => {
    expect(read('{pattern: deploy|release, mode: agent, model: anthropic/claude-opus-5-5}').rules).toMatchObject([
      { name: 'deploy|release', mode: 'agent', plugin: null, model: 'anthropic/claude-opus-5-5' },
    ]);
    expect(read('{words: [кафе, "book a table"], plugin: places}').rules).toMatchObject([
      { name: 'кафе, book a table', mode: 'assistant', plugin: 'places', model: null },
    ]);
    expect(read('{words: [poem], model: ollama/qwen3}').rules).toMatchObject([{ mode: null, model: 'ollama/qwen3' }]);
  });

  it.each([
    ['{pattern: deploy, mode: agent}', 'Deploy the thing', true],
    ['{pattern: deploy, mode: agent}', 'please (DEPLOY)!', true],
    ['{pattern: deploy, mode: agent}', 'we redeployed it', false],
    ['{pattern: deploy, mode: agent}', 'deploy_all', false],
    ['{pattern: тест, mode: agent}', 'Запусти ТЕСТ', true],
    ['{pattern: тест, mode: agent}', 'добавь тесто в миску', false],
    ['{pattern: тест, mode: agent}', 'протест', false],
    ["{pattern: '(?:jira|тикет) [a-z]+-\\d+', mode: agent}", 'возьми тикет ABC-12.', true],
    ["{pattern: 'выкат\\p{L}*', mode: agent}", 'пора выкатывать', true],
    ['{words: [выкат*, push to prod], mode: agent}', 'Выкатываем?', true],
    ['{words: [выкат*, push to prod], mode: agent}', 'push  to\nprod', true],
    ['{words: [выкат*, push to prod], mode: agent}', 'завыкатываем, push to production', false],
    ['{words: ["c++", "a.b"], mode: agent}', 'write it in C++', true],
    ['{words: ["c++", "a.b"], mode: agent}', 'axb', false],
    ['{words: [мой], mode: agent}', 'мои\u0306', true],
  ])('%s for %j: %s', (rule, text, expected) => {
    expect(fits(rule, text)).toBe(expected);
  });

  it('take their time in proportion to a text, whatever stands in it', () => {
    const evil = `${'a'.repeat(50_000)}!`;
    for (const pattern of ['(a|a)*b', '(a|aa)+b', 'a*a*a*a*a*b', '.*.*.*=.*'])
      expect(fits(`{pattern: "${pattern}", mode: agent}`, evil)).toBe(false);
  });

  it.each([
    ['{pattern: "(", mode: agent}', 'parley.yaml:3:8: routing.rules[0].pattern: found "(", allowed: a valid pattern without look-around'],
    ['{pattern: "[a-z", mode: agent}', 'routing.rules[0].pattern: found "[a-z", allowed: a valid pattern'],
    [
      '{pattern: "(a+)+$", mode: agent}',
      'routing.rules[0].pattern: found "(a+)+$", allowed: a pattern without a repetition inside a repetition',
    ],
    ["{pattern: '(\\w+\\s?)*$', mode: agent}", 'a pattern without a repetition inside a repetition'],
    ["{pattern: '(a)\\1', mode: agent}", 'allowed: a valid pattern without look-around and back references'],
    ['{pattern: "(?=a)b", mode: agent}', 'allowed: a valid pattern without look-around'],
    ['{pattern: "", mode: agent}', 'allowed: a pattern such as deploy|release'],
    ['{pattern: 5, mode: agent}', 'found 5, allowed: a pattern such as deploy|release'],
    ['{mode: agent}', 'routing.rules[0]: found {"mode":"agent"}, allowed: a rule with a pattern such as deploy|release, or with words'],
    ['{words: [], mode: agent}', 'or with words'],
    ['{words: ["*"], mode: agent}', 'routing.rules[0].words[0]: found "*", allowed: a word or a few'],
    ['{pattern: a, words: [b], mode: agent}', 'allowed: either a pattern or words'],
    ['{pattern: a}', 'allowed: a rule with a mode, a plugin or a model'],
    ['{pattern: a, mode: robot}', 'routing.rules[0].mode: found "robot", allowed: agent, chat or assistant'],
    ['{pattern: a, mode: chat, plugin: places}', 'routing.rules[0].mode: found "chat", allowed: assistant, or nothing, beside a plugin'],
    ['{pattern: a, plugin: place}', 'routing.rules[0].plugin: found "place", allowed: reminders, knowledge, places or calendar'],
    [
      '{pattern: a, model: anthropic/claude-hiku-5-5}',
      'routing.rules[0].model: found "anthropic/claude-hiku-5-5", allowed: a model that Parley knows',
    ],
    ['{patern: a, mode: agent}', 'there is no such setting; did you mean pattern?'],
    ['routing: {model: no/such}', 'parley.yaml:1:11: routing.model: found "no/such", allowed: a model that Parley knows'],
    ['routing: {rules: {}}', 'routing.rules: found {}, allowed: a list'],
  ])('%s is refused', (rule, message) => {
    expect(refusalOf(rule)).toContain(message);
  });
});
