import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** A user other than the one who runs the tests. */
export interface OtherUser {
  readonly uid: number;
  readonly gid: number;
}

/** The ids of all running processes whose command line contains the text. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return Number.isInteger(pid) && pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(text);
      } catch {
        return false;
      }
    });
}

/** Resolves when the condition holds; rejects when it does not within the time, in milliseconds. */
export async function until(condition: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`It did not become true within ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function scriptOf(kind: 'plain' | 'bubblewrap', folder: string, command: string): string {
  const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import { makeSystemClock } from ${url('../../system/system-clock.ts')};
    import { makePlainRunner } from ${url('../plain-runner.ts')};
    import { detectSandbox } from ${url('../detect-sandbox.ts')};
    import { makeBubblewrapSandbox } from ${url('../bubblewrap-sandbox.ts')};
    const clock = makeSystemClock();
    const detected = ${kind === 'plain'} ? null : await detectSandbox(clock);
    if (detected?.kind === 'unusable') throw new Error(detected.message);
    const sandbox = detected === null ? makePlainRunner({ clock }) : makeBubblewrapSandbox({ bubblewrap: detected.bubblewrap, clock, hidden: [] });
    const limits = { wallMs: 60_000, memoryBytes: 1e9, processes: 64, outputBytes: 1e6 };
    const exit = await sandbox.run({ folder: ${JSON.stringify(folder)}, command: ${JSON.stringify(command)}, limits }, (stream, bytes) => process[stream].write(bytes), new AbortController().signal);
    process.stdout.write(JSON.stringify(exit));
  `;
}

/** Runs a command in a sandbox of another process. */
function startOwner(kind: 'plain' | 'bubblewrap', folder: string, command: string, user?: OtherUser) {
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', scriptOf(kind, folder, command)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin' },
    cwd: '/',
    ...user,
  });
}

/** Lets another process run a command, kills that process as soon as the condition holds, and says what it died of. */
export async function killedOwner(
  kind: 'plain' | 'bubblewrap',
  folder: string,
  command: string,
  isUnderWay: () => boolean,
): Promise<string | null> {
  const owner = startOwner(kind, folder, command);
  const ended = once(owner, 'exit');
  await until(isUnderWay);
  owner.kill('SIGKILL');
  await ended;
  return owner.signalCode;
}

/** Lets another process, of another user, run a command in bubblewrap; what it printed, then how it ended as JSON. */
export async function ownedBy(user: OtherUser, folder: string, command: string): Promise<string> {
  const owner = startOwner('bubblewrap', folder, command, user);
  let printed = '';
  owner.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  await once(owner, 'close');
  return printed;
}
