import { describe, expect, test } from 'vitest';

import { readConfig } from './config.ts';
import { startScreen } from './start-screen.ts';
import type { ScreenFacts } from './start-screen.ts';

function screen(facts: Partial<ScreenFacts> = {}, env: Record<string, string> = {}): string {
  const config = readConfig({ env, cwd: '/nowhere' });
  return startScreen({
    config,
    url: 'http://127.0.0.1:4000',
    code: 'abc',
    token: null,
    models: ['offline/quotes'],
    sandboxProblem: null,
    ...facts,
  });
}

describe('the start screen', () => {
  test('says where to go, that no model is set, and what to set for each', () => {
    const text = screen();
    expect(text).toContain('http://127.0.0.1:4000/login?code=abc');
    expect(text).toContain('none yet');
    for (const name of ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'DEEPSEEK_API_KEY']) expect(text).toContain(name);
  });

  test('names the models that are on, a few of many', () => {
    const models = Array.from({ length: 9 }, (_, index) => `ollama/m${index}`);
    expect(screen({ models })).toContain('on: ollama/m0, ollama/m1, ollama/m2, ollama/m3, ollama/m4, ollama/m5 and 3 more');
  });

  test('tells how to get the sandbox where it is missing', () => {
    expect(screen({ sandboxProblem: 'Install bubblewrap: apt-get install bubblewrap' })).toContain('apt-get install bubblewrap');
  });

  test('shows the token only when it was made just now', () => {
    expect(screen()).not.toContain('Owner token');
    expect(screen({ token: 'parley_new' })).toContain('parley_new');
  });

  test('says which channels are on', () => {
    expect(screen({}, { TELEGRAM_BOT_TOKEN: '123456:AAEhBOweik9ai-Bl_xyzabcdefghijklmno' })).toMatch(/telegram: on ·/);
  });

  test('passes on what is odd about the settings', () => {
    expect(screen({}, { PARLEY_SOMETHING_ELSE_ENTIRELY: '1' })).toContain('PARLEY_SOMETHING_ELSE_ENTIRELY');
  });
});
