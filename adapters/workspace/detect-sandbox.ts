import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../../domain/ports/clock.ts';
import type { BubblewrapFeature } from './bubblewrap-arguments.ts';
import { makeBubblewrapSandbox } from './bubblewrap-sandbox.ts';
import type { UsableBubblewrap } from './start-bubblewrap.ts';

export type SandboxDetection =
  | { readonly kind: 'usable'; readonly bubblewrap: UsableBubblewrap }
  /** `message`: what is missing and how to get it, for whoever runs the server. */
  | { readonly kind: 'unusable'; readonly message: string };

const PLACES = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'] as const;
const FEATURES = ['--bind-fd', '--disable-userns', '--perms', '--size'] as const satisfies readonly BubblewrapFeature[];
const TRIAL_LIMITS = { wallMs: 5_000, memoryBytes: 256 * 1024 * 1024, processes: 16, outputBytes: 4_096 } as const;

function setting(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/** What to do about a kernel that does not let bubblewrap make its namespaces. */
function adviceFor(complaint: string): string {
  if (setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1')
    return 'AppArmor forbids user namespaces here; allow them with: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
  if (setting('/proc/sys/kernel/unprivileged_userns_clone') === '0')
    return 'user namespaces are turned off; turn them on with: sysctl -w kernel.unprivileged_userns_clone=1';
  if (setting('/proc/sys/user/max_user_namespaces') === '0')
    return 'user namespaces are turned off; turn them on with: sysctl -w user.max_user_namespaces=10000';
  if (existsSync('/.dockerenv') || existsSync('/run/.containerenv'))
    return 'this container may not make namespaces; start it with --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined';
  return `it says: ${complaint}`;
}

async function featuresOf(path: string): Promise<ReadonlySet<BubblewrapFeature>> {
  const { stdout, stderr } = await promisify(execFile)(path, ['--help'], { env: {} });
  return new Set(FEATURES.filter((feature) => `${stdout}${stderr}`.includes(`${feature} `)));
}

/** Runs `true` in a real sandbox; null: it worked, otherwise why not. */
async function tryOut(bubblewrap: UsableBubblewrap, clock: Clock): Promise<string | null> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-sandbox-')));
  try {
    const sandbox = makeBubblewrapSandbox({ bubblewrap, clock, hidden: [] });
    const exit = await sandbox.run({ folder, command: 'true', limits: TRIAL_LIMITS }, () => undefined, new AbortController().signal);
    if (exit.kind === 'exited' && exit.code === 0) return null;
    return exit.kind === 'not-started' ? exit.message : `a trial command ended with ${JSON.stringify(exit)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finds bubblewrap and tries it out: having the program is not enough, the kernel must let it make namespaces. */
export async function detectSandbox(clock: Clock, places: readonly string[] = PLACES): Promise<SandboxDetection> {
  const path = places.find((place) => existsSync(place));
  if (path === undefined)
    return {
      kind: 'unusable',
      message: 'Bubblewrap, which keeps commands away from the rest of this machine, is missing; get it with: apt-get install bubblewrap',
    };
  try {
    const bubblewrap = { path, features: await featuresOf(path) };
    const complaint = await tryOut(bubblewrap, clock);
    return complaint === null
      ? { kind: 'usable', bubblewrap }
      : { kind: 'unusable', message: `Bubblewrap is installed but cannot make a sandbox: ${adviceFor(complaint)}` };
  } catch (error) {
    return { kind: 'unusable', message: `Bubblewrap at ${path} does not run: ${error instanceof Error ? error.message : String(error)}` };
  }
}
