import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Step } from '../step.ts';
import { defineTool } from '../tool.ts';
import { makeMemoryTool } from '../tools/memory-tool.ts';
import { PROJECT_TOOLS } from '../tools/project-tools.ts';
import { taintOf } from './taint-of.ts';
import type { SeenMessage } from './taint-of.ts';

const page = defineTool({
  name: 'web_fetch',
  description: '',
  input: z.object({}),
  isPrivileged: true,
  isForeign: true,
  run: async () => ({ output: '', isError: false }),
});
const none = { list: async () => ({ items: [], hasMore: false }), search: async () => [] };
const TOOLS = [...PROJECT_TOOLS, page, makeMemoryTool(none, 'anna')];

function message(change: Partial<SeenMessage> = {}): SeenMessage {
  return { personId: 'anna', source: { isForwarded: false, quote: null }, files: [], ...change };
}

function step(tool: string, input: unknown = {}, result: Partial<Extract<Step['result'], { kind: 'tool' }>> | null = {}): Step {
  const done = result === null ? null : { kind: 'tool' as const, output: 'x', isError: false, ...result };
  return { number: 1, intent: { kind: 'tool', callId: 'c', tool, input }, result: done };
}

function ofMessage(seen: SeenMessage) {
  return taintOf({ personId: 'anna', messages: [message(), seen], steps: [], tools: TOOLS });
}

function ofStep(done: Step) {
  return taintOf({ personId: 'anna', messages: [], steps: [done], tools: TOOLS });
}

describe('I8: a message', () => {
  test.each([
    ['of the person taints nothing', message(), []],
    ['that the person spoke taints nothing', message({ files: [{ kind: 'voice' }] }), []],
    ['that was forwarded taints', message({ source: { isForwarded: true, quote: null } }), ['forwarded']],
    [
      'spoken by somebody and forwarded taints',
      message({ source: { isForwarded: true, quote: null }, files: [{ kind: 'voice' }] }),
      ['forwarded'],
    ],
    ['that quotes taints, even nothing', message({ source: { isForwarded: false, quote: '' } }), ['quote']],
    ['of somebody else taints', message({ personId: 'boris' }), ['other-person']],
    ['with a picture taints', message({ files: [{ kind: 'voice' }, { kind: 'picture' }] }), ['file']],
    ['with a recording that is no voice message taints', message({ files: [{ kind: 'audio' }] }), ['file']],
  ])('%s', (_what, seen, expected) => {
    expect(ofMessage(seen)).toEqual(expected);
  });
});

describe('I8: a step', () => {
  test.each([
    ['that brought memories which are not the word of the person taints', step('memory', {}, { facts: [{ kind: 'tainted' }] }), ['memory']],
    ['that brought memories of the person taints nothing', step('memory', {}, { facts: [] }), []],
    ['that fetched a page taints', step('web_fetch'), ['web']],
    [
      'that failed to fetch a page taints: what a server says of its failure is its word',
      step('web_fetch', {}, { isError: true }),
      ['web'],
    ],
    ['that was refused taints nothing', step('web_fetch', {}, { isError: true, facts: [{ kind: 'refused' }] }), []],
    ['that has no result yet taints nothing', step('web_fetch', {}, null), []],
    ['of a tool that is gone taints', step('web_search'), ['web']],
    ['of a tool that never was taints nothing', step('fly', {}, { isError: true }), []],
    ['that ran a command taints nothing', step('run_command', { command: 'cat README.md' }), []],
    ['that read the project taints nothing', step('read_file', { path: 'src/inbox.ts' }), []],
    ['that read what was sent in taints', step('read_file', { path: './inbox/отчёт.txt' }), ['file']],
    ['that found its way there taints', step('search_files', { path: 'src/../inbox', pattern: 'a' }), ['file']],
    ['of a model taints nothing', { number: 1, intent: { kind: 'model', model: 'm' }, result: null } satisfies Step, []],
  ])('%s', (_what, done, expected) => {
    expect(ofStep(done)).toEqual(expected);
  });
});
