import { execFile } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

/** A real pipe: this process reads from it, and a command inherits the other end. */
interface OpenPipe {
  readonly readable: Readable;
  readonly writeFd: number;
}

interface OutputPipes {
  readonly stdout: OpenPipe;
  readonly stderr: OpenPipe;
}

function openPipe(path: string): OpenPipe {
  const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeFd = openSync(path, constants.O_WRONLY);
  return { readable: new Socket({ fd: readFd, readable: true, writable: false }), writeFd };
}

async function openBoth(): Promise<OutputPipes> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pipes-'));
  try {
    const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
    await promisify(execFile)('mkfifo', ['-m', '600', stdout, stderr]);
    return { stdout: openPipe(stdout), stderr: openPipe(stderr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Gives `start` the writing ends of two pipes, which it must let a child inherit before it returns, and `use` what it started together with
 * the reading ends. What Node itself gives a child for `pipe` is a socket, and a script's `echo failed > /dev/stderr` fails on a socket.
 */
export async function withOutputPipes<Child, Result>(
  start: (stdoutFd: number, stderrFd: number) => Child,
  use: (child: Child, streams: { stdout: Readable; stderr: Readable }) => Promise<Result>,
): Promise<Result> {
  const { stdout, stderr } = await openBoth();
  try {
    let child: Child;
    try {
      child = start(stdout.writeFd, stderr.writeFd);
    } finally {
      // The readers see the end only when no writer is left, this process included.
      closeSync(stdout.writeFd);
      closeSync(stderr.writeFd);
    }
    return await use(child, { stdout: stdout.readable, stderr: stderr.readable });
  } finally {
    stdout.readable.destroy();
    stderr.readable.destroy();
  }
}
