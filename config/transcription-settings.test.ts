import { describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.ts';
import type { Variables } from './environment.ts';
import { readProviders } from './provider-settings.ts';
import { parseSettings } from './settings-file.ts';
import { readTranscription } from './transcription-settings.ts';

const KEYS = { OPENAI_API_KEY: 'sk-1', ANTHROPIC_API_KEY: 'sk-2' };
const OWN =
  'providers: [{name: ears, baseUrl: "http://127.0.0.1:8000/v1"}, {name: shed, baseUrl: "http://127.0.0.1:8001/v1", local: true}]\n';

function read(yaml: string, env: Variables = KEYS) {
  const file = parseSettings(yaml, 'parley.yaml');
  return readTranscription(file, readProviders(env, file));
}

function refusalOf(yaml: string, env: Variables = KEYS): string {
  try {
    read(yaml, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readTranscription', () => {
  it('is off without a line about it', () => {
    expect(read('')).toBeNull();
  });

  it('takes OpenAI with a price, and one’s own server that is free', () => {
    expect(read('transcription: {provider: openai, model: whisper-1, perMinute: 0.006}')).toMatchObject({
      ...{ provider: { name: 'openai', apiKey: 'sk-1' }, model: 'whisper-1', perMinute: 6_000_000, language: null },
    });
    expect(read(`${OWN}transcription: {provider: ears, model: Systran/faster-whisper-small, free: true, language: ru}`)).toMatchObject({
      ...{ provider: { name: 'ears' }, model: 'Systran/faster-whisper-small', perMinute: 0, language: 'ru' },
    });
  });

  it('counts what runs on a local server as free, unless it has a price', () => {
    expect(read(`${OWN}transcription: {provider: shed, model: w}`)?.perMinute).toBe(0);
    expect(read(`${OWN}transcription: {provider: shed, model: w, perMinute: 0.001}`)?.perMinute).toBe(1_000_000);
  });

  it.each([
    [
      'transcription: {provider: anthropic, model: w, free: true}',
      'transcription.provider: found "anthropic", allowed: a provider that speaks the protocol of OpenAI: openai, ollama, lmstudio.',
    ],
    [
      'transcription: {provider: opneai, model: w, free: true}',
      'transcription.provider: found "opneai", allowed: a provider that speaks the protocol of OpenAI: openai, ollama, lmstudio (did you mean openai?).',
    ],
    ['transcription: {provider: deepseek, model: w, free: true}', 'allowed: a provider that is on; set DEEPSEEK_API_KEY.'],
    ['transcription: {provider: openai, model: w}', 'allowed: perMinute: US dollars for a minute, or free: true.'],
    ['transcription: {provider: openai, model: w, free: false}', 'allowed: perMinute: US dollars for a minute, or free: true.'],
    [`${OWN}transcription: {provider: shed, model: w, free: false}`, 'allowed: perMinute: US dollars for a minute, or free: true.'],
    ['transcription: {provider: openai, model: w, free: true, perMinute: 1}', 'allowed: a price, or free: true instead of it.'],
    [
      'transcription: {provider: openai, model: w, perMinute: 0}',
      'transcription.perMinute: found 0, allowed: US dollars for a minute of speech',
    ],
    ['transcription: {provider: openai, model: w, perMinute: 1, language: russian}', 'allowed: a language as two letters, such as ru'],
    [
      'transcription: {provider: openai, perMinute: 1}',
      'transcription.model: found nothing, allowed: the name of a model such as whisper-1.',
    ],
    ['transcription: {provder: openai, model: w}', 'transcription.provder: there is no such setting; did you mean provider?'],
    ['transcription: openai', 'allowed: a map with provider, model, perMinute, free, language.'],
  ])('refuses %j in one line', (yaml, message) => {
    expect(refusalOf(yaml)).toContain(message);
    expect(refusalOf(yaml)).not.toContain('\n');
  });

  it('refuses a provider whose key is not set, and says which', () => {
    expect(refusalOf('transcription: {provider: openai, model: w, free: true}', {})).toContain('set OPENAI_API_KEY');
  });
});
