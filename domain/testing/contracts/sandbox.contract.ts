import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox, SandboxCommand, SandboxExit, SandboxLimits, SandboxStream } from '../../ports/sandbox.ts';

/** A sandbox and a project's folder in which it can run. */
export interface SandboxSubject {
  readonly sandbox: Sandbox;
  readonly folder: string;
  close(): Promise<void>;
}

export type MakeSandbox = () => Promise<SandboxSubject>;

/** Enough for any small command. */
export const AMPLE: SandboxLimits = { wallMs: 15_000, memoryBytes: 512 * 1024 * 1024, processes: 64, outputBytes: 1024 * 1024 };

/** The commands of the contract, for a fake that must know beforehand what they do. */
export const SANDBOX_COMMANDS = {
  exitsWith7: 'exit 7',
  printsBoth: "printf 'при'; printf 'вет\\n'; printf 'плохо\\n' >&2",
  ends: 'true',
  goesOn: 'while :; do sleep 1; done',
  printsAndGoesOn: 'echo ready; while :; do sleep 1; done',
} as const;

/** Runs a command and collects what it prints. */
export async function collect(
  { sandbox, folder }: Pick<SandboxSubject, 'sandbox' | 'folder'>,
  command: string,
  limits: Partial<SandboxLimits> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<{ exit: SandboxExit; stdout: string; stderr: string; bytes: number }> {
  const printed: Record<SandboxStream, Uint8Array[]> = { stdout: [], stderr: [] };
  const request: SandboxCommand = { folder, command, limits: { ...AMPLE, ...limits } };
  const exit = await sandbox.run(request, (stream, bytes) => void printed[stream].push(Uint8Array.from(bytes)), signal);
  const [stdout, stderr] = [Buffer.concat(printed.stdout), Buffer.concat(printed.stderr)];
  return { exit, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout.length + stderr.length };
}

/** What every Sandbox does. */
export function sandboxContract(name: string, make: MakeSandbox): void {
  describe(name, () => {
    let subject: SandboxSubject;
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.close());

    it('tells the exit code', async () => {
      expect((await collect(subject, SANDBOX_COMMANDS.exitsWith7)).exit).toEqual({ kind: 'exited', code: 7 });
      expect((await collect(subject, SANDBOX_COMMANDS.ends)).exit).toEqual({ kind: 'exited', code: 0 });
    });

    it('hands over the bytes of each stream in order, in any script', async () => {
      expect(await collect(subject, SANDBOX_COMMANDS.printsBoth)).toMatchObject({
        exit: { kind: 'exited', code: 0 },
        stdout: 'привет\n',
        stderr: 'плохо\n',
      });
    });

    it('ends a command that is cancelled while it runs', async () => {
      const controller = new AbortController();
      let seen = '';
      const exit = await subject.sandbox.run(
        { folder: subject.folder, command: SANDBOX_COMMANDS.printsAndGoesOn, limits: AMPLE },
        (_stream, bytes) => {
          seen += Buffer.from(bytes).toString();
          controller.abort();
        },
        controller.signal,
      );
      expect([exit, seen]).toEqual([{ kind: 'cancelled' }, 'ready\n']);
    });

    it('starts nothing when it was cancelled before', async () => {
      expect((await collect(subject, SANDBOX_COMMANDS.printsBoth, {}, AbortSignal.abort())).exit).toEqual({ kind: 'cancelled' });
    });

    it('hands over nothing more while the taker is busy with a piece', async () => {
      let busy = 0;
      let most = 0;
      await subject.sandbox.run(
        { folder: subject.folder, command: SANDBOX_COMMANDS.printsBoth, limits: AMPLE },
        async () => {
          busy += 1;
          most = Math.max(most, busy);
          await new Promise((resolve) => setImmediate(resolve));
          busy -= 1;
        },
        new AbortController().signal,
      );
      expect(most).toBe(1);
    });
  });
}

/** What every Sandbox that really runs commands does at its limits. */
export function sandboxLimitsContract(name: string, make: MakeSandbox): void {
  describe(`${name}: limits`, () => {
    let subject: SandboxSubject;
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.close());

    it('adds the variables that a command is given, and none takes the place of its path', async () => {
      const variables = { PARLEY_AFTER: '[{"summary": "готово $HOME"}]', PATH: '/nowhere' };
      const said: Uint8Array[] = [];
      const { folder, sandbox } = subject;
      const request = { folder, command: 'printf %s "$PARLEY_AFTER"; ls / >/dev/null', variables, limits: AMPLE };
      const exit = await sandbox.run(request, (_, bytes) => void said.push(Uint8Array.from(bytes)), new AbortController().signal);
      expect([exit, Buffer.concat(said).toString()]).toEqual([{ kind: 'exited', code: 0 }, variables.PARLEY_AFTER]);
    });

    it('names the time limit', async () => {
      expect((await collect(subject, SANDBOX_COMMANDS.goesOn, { wallMs: 300 })).exit).toEqual({ kind: 'limit', limit: 'time' });
    });

    it('names the output limit, and hands over exactly so many bytes', async () => {
      // Also where the pieces that come from a pipe end just there.
      for (const outputBytes of [100_000, 2 ** 17]) {
        const { exit, bytes } = await collect(subject, 'yes', { outputBytes });
        expect([exit, bytes]).toEqual([{ kind: 'limit', limit: 'output' }, outputBytes]);
      }
    });

    it('lets a command print exactly as much as it may', async () => {
      const { exit, bytes } = await collect(subject, 'head -c 100000 /dev/zero', { outputBytes: 100_000 });
      expect([exit, bytes]).toEqual([{ kind: 'exited', code: 0 }, 100_000]);
    });

    it('names the memory limit', async () => {
      expect((await collect(subject, 'tail /dev/zero', { memoryBytes: 100 * 1024 * 1024 })).exit).toEqual({
        kind: 'limit',
        limit: 'memory',
      });
    });

    it('names the process limit', async () => {
      const command = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 60 & done; wait';
      expect((await collect(subject, command, { processes: 8 })).exit).toEqual({ kind: 'limit', limit: 'processes' });
    });

    it('does not count memory twice that forks share', async () => {
      // Every copy of the shell holds the same 40 MB until it writes to them.
      const command =
        'v=$(head -c 40000000 /dev/zero | tr "\\0" x); for i in 1 2 3 4 5 6; do (read -r _ < hold; :) & done; sleep 1; exit 0';
      expect((await collect(subject, `mkfifo hold; ${command}`, { memoryBytes: 200 * 1024 * 1024 })).exit).toEqual({
        kind: 'exited',
        code: 0,
      });
    });

    it('says what signal killed a command', async () => {
      expect((await collect(subject, 'kill -TERM $$')).exit).toEqual({ kind: 'killed', signal: 'SIGTERM' });
    });

    it('lets a slow taker slow a fast command down instead of filling memory', async () => {
      const before = process.memoryUsage().rss;
      let bytes = 0;
      const exit = await subject.sandbox.run(
        { folder: subject.folder, command: 'head -c 1G /dev/zero', limits: { ...AMPLE, wallMs: 600, outputBytes: 2 ** 40 } },
        async (_stream, piece) => {
          bytes += piece.length;
          await new Promise((resolve) => setTimeout(resolve, 20));
        },
        new AbortController().signal,
      );
      expect(exit).toEqual({ kind: 'limit', limit: 'time' });
      expect(bytes).toBeLessThan(20 * 1024 * 1024);
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    });

    it('does not wait for a taker that hangs once the command is cancelled', async () => {
      const controller = new AbortController();
      const exit = await subject.sandbox.run(
        { folder: subject.folder, command: 'yes', limits: AMPLE },
        () => {
          setTimeout(() => controller.abort(), 50);
          return new Promise<void>(() => undefined);
        },
        controller.signal,
      );
      expect(exit).toEqual({ kind: 'cancelled' });
    });

    it('gives commands output that can be opened again as /dev/stdout and /dev/stderr, and an empty input', async () => {
      const { stdout, stderr } = await collect(subject, 'cat; echo out > /dev/stdout; echo err > /dev/stderr');
      expect([stdout, stderr]).toEqual(['out\n', 'err\n']);
    });

    it('says in a sentence why a command cannot be started', async () => {
      for (const outcome of [
        await collect(subject, `: ${'x'.repeat(200_000)}`),
        await collect(subject, 'echo a\0b'),
        await collect({ ...subject, folder: `${subject.folder}/missing` }, 'true'),
      ])
        expect(outcome.exit).toMatchObject({ kind: 'not-started', message: expect.stringMatching(/\.$/u) });
    });
  });
}
