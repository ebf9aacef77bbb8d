import { mkdirSync, realpathSync } from 'node:fs';
import { lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Clock } from '../../../domain/ports/clock.ts';
import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { ProjectCloner } from '../../../domain/ports/project-cloner.ts';
import type { SandboxExit } from '../../../domain/ports/sandbox.ts';
import { GIT_FAILURES, GIT_REFUSALS } from '../git/git-refusals.ts';
import { quoted } from '../git/quoted.ts';
import { refused } from '../git/run-git.ts';
import { makePlainRunner } from '../plain-runner.ts';
import { folderBytes } from './folder-bytes.ts';

const LIMITS = { wallMs: 600_000, memoryBytes: 2 * 1024 ** 3, processes: 64, outputBytes: 1024 ** 2 } as const;
const MAX_BYTES = 2 * 1024 ** 3;
const LOOK_MS = 1_000;
const NOT_FOUND = 127;

/** What is cloned is a stranger's: nothing of it is run, nothing but `transport` is spoken, and no settings or passwords of this machine are used. */
const settings = (transport: string): readonly string[] => [
  'protocol.allow=never',
  `protocol.${transport}.allow=always`,
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'credential.helper=',
  'submodule.recurse=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=60',
];

const ENVIRONMENT =
  'HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_TERMINAL_PROMPT=0 GIT_ASKPASS=false LC_ALL=C.UTF-8';

export interface ProjectClonerDeps {
  /** Absolute. */
  readonly workspaceRoot: string;
  readonly clock: Clock;
  /** Which of git's transports is spoken, and how large a repository may be; https and 2 GiB when absent. */
  readonly transport?: 'https' | 'file';
  readonly maxBytes?: number;
}

/** Clones with the machine's own git, outside the sandbox, as that has no network: into a folder beside the projects first, then to its place at once. */
export function makeProjectCloner({ workspaceRoot, clock, transport = 'https', maxBytes = MAX_BYTES }: ProjectClonerDeps): ProjectCloner {
  return {
    clone: async (url, name) => {
      mkdirSync(workspaceRoot, { recursive: true });
      const root = realpathSync(workspaceRoot);
      const place = join(root, name);
      if ((await lstat(place).catch(() => null)) !== null) {
        return refused(GIT_REFUSALS.folderTaken(name));
      }
      const folder = await mkdtemp(join(root, '.clone-'));
      try {
        const fetched = await fetchInto(folder, { command: commandFor(url, transport), maxBytes, clock });
        if (fetched.kind === 'refused') return fetched;
        await rename(join(folder, 'repository'), place);
        return { kind: 'ok', value: place };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function commandFor(url: string, transport: string): string {
  const options = settings(transport).map((setting) => `-c ${quoted(setting)}`);
  return `exec env ${ENVIRONMENT} git ${options.join(' ')} clone --quiet --no-recurse-submodules --template= -- ${quoted(url)} repository`;
}

interface Fetch {
  readonly command: string;
  readonly maxBytes: number;
  readonly clock: Clock;
}

async function fetchInto(folder: string, { command, maxBytes, clock }: Fetch): Promise<GitOutcome<void>> {
  const printed: Buffer[] = [];
  const tooLarge = new AbortController();
  const done = new AbortController();
  const watching = watchSize(clock, { folder, maxBytes, done: done.signal }, () => tooLarge.abort());
  const take = (_: unknown, bytes: Uint8Array): void => void printed.push(Buffer.from(bytes));
  try {
    const exit = await makePlainRunner({ clock }).run({ folder, command, limits: LIMITS }, take, tooLarge.signal);
    const isTooLarge = tooLarge.signal.aborted || (await folderBytes(folder, maxBytes)) > maxBytes;
    if (isTooLarge) return refused(GIT_REFUSALS.tooLarge(gibibytes(maxBytes)));
    return outcomeOf(exit, Buffer.concat(printed).toString());
  } finally {
    done.abort();
    await watching;
  }
}

async function watchSize(
  clock: Clock,
  { folder, maxBytes, done }: { readonly folder: string; readonly maxBytes: number; readonly done: AbortSignal },
  onTooLarge: () => void,
): Promise<void> {
  while (!done.aborted) {
    if ((await folderBytes(folder, maxBytes)) > maxBytes) return onTooLarge();
    await clock.sleep(LOOK_MS, done).catch(() => undefined);
  }
}

function outcomeOf(exit: SandboxExit, printed: string): GitOutcome<void> {
  if (exit.kind === 'exited' && exit.code === 0) return { kind: 'ok', value: undefined };
  if (exit.kind === 'exited' && exit.code === NOT_FOUND) {
    return refused(GIT_REFUSALS.notInstalled);
  }
  if (exit.kind === 'limit' && exit.limit === 'time') return refused(GIT_REFUSALS.notInTime);
  const said = printed.split('\n').find((line) => /^(fatal|error|remote):/.test(line));
  const words = said?.replace(/^(fatal|error|remote):\s*/, '').slice(0, 300);
  const why = words === undefined ? GIT_REFUSALS.withoutAWord(exit.kind) : { en: words, ru: words };
  return refused({ en: `${GIT_FAILURES.fetched.en}: ${why.en}.`, ru: `${GIT_FAILURES.fetched.ru}: ${why.ru}.` });
}

function gibibytes(bytes: number): string {
  return String(Number((bytes / 1024 ** 3).toPrecision(2)));
}
