import * as z from 'zod';
import type { SandboxExit } from '../../ports/sandbox.ts';
import { boundText } from '../bound-text.ts';
import { defineTool } from '../tool.ts';

/** What is kept of a command's output for the model: enough for the beginning and the end that it is shown. */
const KEPT_BYTES = 128 * 1024;

export const runCommandTool = defineTool({
  name: 'run_command',
  description:
    "Runs a shell command in the project's folder, without network and without a terminal. Returns what it printed and its exit code.",
  input: z.object({
    command: z.string().min(1).max(20_000),
    seconds: z.int().min(1).max(3_600).optional().describe('Ends the command after this long'),
  }),
  commandOf: ({ command }) => command,
  isPrivileged: false,
  async run({ command, seconds }, { sandbox, folder, checkout, limits, onCommandOutput, signal }) {
    const kept = makeKeptOutput();
    const wallMs = Math.min(limits.wallMs, seconds === undefined ? limits.wallMs : seconds * 1_000);
    const exit = await sandbox.run(
      { folder, ...(checkout == null ? {} : { checkout }), command, limits: { ...limits, wallMs } },
      (stream, bytes) => {
        kept.add(bytes);
        return onCommandOutput(stream, bytes);
      },
      signal,
    );
    const output = kept.text();
    const text = `${output}${output === '' || output.endsWith('\n') ? '' : '\n'}[${describeExit(exit)}]`;
    const facts =
      exit.kind === 'not-started' ? [] : [{ kind: 'ran', command, exitCode: exit.kind === 'exited' ? exit.code : null } as const];
    return { output: boundText(text, kept.isWhole()), isError: !isSuccess(exit), facts };
  },
});

export function isSuccess(exit: SandboxExit): boolean {
  return exit.kind === 'exited' && exit.code === 0;
}

/** How a command ended, in words for the model and for people. */
export function describeExit(exit: SandboxExit): string {
  switch (exit.kind) {
    case 'exited':
      return `exit code ${exit.code}`;
    case 'killed':
      return `ended by ${exit.signal}`;
    case 'limit':
      return `ended: over its limit of ${exit.limit}`;
    case 'cancelled':
      return 'cancelled';
    case 'not-started':
      return `not started: ${exit.message}`;
  }
}

/** Keeps the first and the last bytes. */
function makeKeptOutput() {
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let tail = new Uint8Array(0);
  let tailBytes = 0;
  return {
    add(bytes: Uint8Array): void {
      const room = KEPT_BYTES - headBytes;
      if (room > 0) {
        head.push(bytes.slice(0, room));
        headBytes += Math.min(room, bytes.length);
      }
      const rest = bytes.subarray(Math.max(0, room));
      tailBytes += rest.length;
      if (rest.length > 0) tail = concat([tail, rest]).slice(-KEPT_BYTES);
    },
    isWhole: (): boolean => tailBytes <= KEPT_BYTES,
    text: (): string => new TextDecoder().decode(concat([...head, tail])),
  };
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
