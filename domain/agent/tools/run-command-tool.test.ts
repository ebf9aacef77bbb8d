import { describe, expect, test } from 'vitest';

import type { SandboxExit } from '../../ports/sandbox.ts';
import { makeAgentWorld } from '../../testing/agent-world.ts';
import { uuid } from '../../testing/fixtures.ts';
import { exits, makeScriptedSandbox } from '../../testing/scripted-sandbox.ts';
import type { ScriptedRun } from '../../testing/scripted-sandbox.ts';
import { PROJECT_TOOLS } from './project-tools.ts';
import { describeExit, isSuccess, runCommandTool } from './run-command-tool.ts';

const LIMITS = { wallMs: 60_000, memoryBytes: 1e9, processes: 10, outputBytes: 1e9 };

function world(run: ScriptedRun) {
  const sandbox = makeScriptedSandbox(() => run);
  const told: string[] = [];
  const { files, sendFile } = makeAgentWorld({ providers: [] });
  const context = {
    run: { kind: 'turn', id: uuid(1) } as const,
    folder: '/workspace/demo',
    files,
    sendFile,
    sandbox,
    limits: LIMITS,
    onCommandOutput: (stream: string, bytes: Uint8Array) => void told.push(`${stream} ${bytes.length}`),
    signal: new AbortController().signal,
  };
  return { sandbox, told, use: (input: unknown) => runCommandTool.run(input, context) };
}

describe('running a command', () => {
  test('gives what it printed and how it ended', async () => {
    const { sandbox, told, use } = world({
      output: [
        ['stdout', 'привет\n'],
        ['stderr', 'oops'],
      ],
      exit: { kind: 'exited', code: 0 },
    });
    await expect(use({ command: 'npm test' })).resolves.toEqual({
      output: 'привет\noops\n[exit code 0]',
      isError: false,
      facts: [{ kind: 'ran', command: 'npm test', exitCode: 0 }],
    });
    expect(told).toEqual(['stdout 13', 'stderr 4']);
    expect(sandbox.commands).toEqual([{ folder: '/workspace/demo', command: 'npm test', limits: LIMITS }]);
  });

  test('that printed nothing says only how it ended', async () => {
    await expect(world(exits(0)).use({ command: 'true' })).resolves.toMatchObject({ output: '[exit code 0]', isError: false });
  });

  const ran = (exitCode: number | null) => [{ kind: 'ran', command: 'x', exitCode }];
  test.each<[SandboxExit, string, unknown[]]>([
    [{ kind: 'exited', code: 2 }, 'exit code 2', ran(2)],
    [{ kind: 'killed', signal: 'SIGSEGV' }, 'ended by SIGSEGV', ran(null)],
    [{ kind: 'limit', limit: 'memory' }, 'ended: over its limit of memory', ran(null)],
    [{ kind: 'cancelled' }, 'cancelled', ran(null)],
    [{ kind: 'not-started', message: 'no sh' }, 'not started: no sh', []],
  ])('that ended as %j is an error, and is known to have', async (exit, words, facts) => {
    await expect(world({ output: [['stdout', 'x\n']], exit }).use({ command: 'x' })).resolves.toEqual({
      output: `x\n[${words}]`,
      isError: true,
      facts,
    });
    expect([isSuccess(exit), describeExit(exit)]).toEqual([false, words]);
  });

  test('may be given less time than allowed, but not more', async () => {
    const { sandbox, use } = world(exits(0));
    await use({ command: 'a', seconds: 5 });
    await use({ command: 'b', seconds: 3_600 });
    expect(sandbox.commands.map(({ limits }) => limits.wallMs)).toEqual([5_000, 60_000]);
  });

  test('with wrong input runs nothing', async () => {
    const { sandbox, use } = world(exits(0));
    for (const input of [{}, { command: '' }, { command: 'a', seconds: 0 }, { command: 'x'.repeat(20_001) }, null]) {
      await expect(use(input)).resolves.toMatchObject({ isError: true });
    }
    expect(sandbox.commands).toEqual([]);
  });

  test('that prints without end leaves the model its beginning and its end', async () => {
    const piece = new TextEncoder().encode('строка\n'.repeat(1_000));
    const output = Array.from({ length: 200 }, () => ['stdout', piece] as const);
    const { use } = world({ output: [['stdout', 'начало\n'], ...output, ['stdout', 'конец']], exit: { kind: 'exited', code: 1 } });
    const result = await use({ command: 'yes' });
    expect(result.output.length).toBeLessThan(31_000);
    expect(result.output).toMatch(/^начало\nстрока\n[\s\S]*… more than \d+ characters left out[\s\S]*конец\n\[exit code 1\]$/);
    expect(result.output).not.toContain('\uFFFD');
  });

  test('whose characters come in halves keeps them whole', async () => {
    const bytes = new TextEncoder().encode('жук😀');
    const output = [...bytes].map((byte) => ['stdout', new Uint8Array([byte])] as const);
    await expect(world({ output, exit: { kind: 'exited', code: 0 } }).use({ command: 'x' })).resolves.toMatchObject({
      output: 'жук😀\n[exit code 0]',
    });
  });

  test('is shown word for word to whoever must approve it', () => {
    expect(runCommandTool.commandOf({ command: 'rm -rf .' })).toBe('rm -rf .');
    expect(runCommandTool.commandOf({ cmd: 'rm' })).toBeNull();
  });
});

test('the tools of a project have names of their own, always in the same order', () => {
  expect(PROJECT_TOOLS.map(({ spec }) => spec.name)).toEqual([
    'list_files',
    'read_file',
    'search_files',
    'edit_file',
    'write_file',
    'run_command',
    'git',
    'send_file',
  ]);
});
