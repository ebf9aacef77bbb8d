import type { Sandbox, SandboxCommand, SandboxExit, SandboxOutput, SandboxStream } from '../ports/sandbox.ts';

/** What a command does: it prints these pieces and ends so; without an `exit` it goes on until it is cancelled. */
export interface ScriptedRun {
  readonly output?: readonly (readonly [SandboxStream, string | Uint8Array])[];
  readonly exit?: SandboxExit;
}

export interface ScriptedSandbox extends Sandbox {
  /** The commands so far, in order. */
  readonly commands: readonly SandboxCommand[];
  /** How many commands run at this moment. */
  readonly running: number;
}

/** Ends with `code` after printing `stdout`. */
export function exits(code: number, stdout = ''): ScriptedRun {
  return { output: stdout === '' ? [] : [['stdout', stdout]], exit: { kind: 'exited', code } };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A sandbox that runs nothing: `script` says for each command what it would do; by default each ends well and prints nothing. */
export function makeScriptedSandbox(
  script: (command: SandboxCommand) => ScriptedRun = () => exits(0),
  isolation: Sandbox['isolation'] = 'bubblewrap',
): ScriptedSandbox {
  const commands: SandboxCommand[] = [];
  const encoder = new TextEncoder();
  let running = 0;
  const run = async (command: SandboxCommand, onOutput: SandboxOutput, signal: AbortSignal): Promise<SandboxExit> => {
    const { output = [], exit } = script(command);
    for (const [stream, piece] of output) {
      await Promise.resolve();
      if (signal.aborted) return { kind: 'cancelled' };
      await onOutput(stream, typeof piece === 'string' ? encoder.encode(piece) : piece);
    }
    await Promise.resolve();
    if (exit !== undefined && !signal.aborted) return exit;
    await aborted(signal);
    return { kind: 'cancelled' };
  };
  return {
    isolation,
    commands,
    get running() {
      return running;
    },
    run: async (command, onOutput, signal) => {
      commands.push(command);
      running += 1;
      try {
        return await run(command, onOutput, signal);
      } finally {
        running -= 1;
      }
    },
  };
}
