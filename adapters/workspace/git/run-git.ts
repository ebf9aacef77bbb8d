import type { SandboxStream } from '../../../domain/ports/sandbox.ts';
import type { GitOutcome, Sentence } from '../../../domain/ports/git-outcome.ts';
import type { RunPlaced } from '../bubblewrap-sandbox.ts';
import type { Mount } from '../mounts.ts';
import { GIT_REFUSALS } from './git-refusals.ts';
import { quoted } from './quoted.ts';

/** Where a script runs and what it sees; the repository is at `repository`. */
export interface GitPlace {
  /** Writable, and where the script begins. */
  readonly folder: string;
  /** The project's `.git`. */
  readonly repository: string;
  readonly mounts: readonly Mount[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface GitAnswer {
  /** Null: it was ended before it was done. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell script in which `git` is git with settings that no repository can change. */
export type RunGit = (place: GitPlace, script: string) => Promise<GitAnswer>;

const LIMITS = { wallMs: 300_000, memoryBytes: 2 * 1024 ** 3, processes: 256, outputBytes: 16 * 1024 ** 2 } as const;

/** The repository may have been written by an agent: these take from it what would run programs where a setting can; the rest runs inside the sandbox. */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.sshCommand=false',
  'core.quotePath=false',
  'core.pager=cat',
  'credential.helper=',
  'protocol.allow=never',
  'safe.directory=*',
  'commit.gpgSign=false',
  'log.showSignature=false',
  'merge.autoStash=false',
  'merge.verifySignatures=false',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'color.ui=false',
] as const;

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C.UTF-8',
} as const;

const NOT_FOUND = 127;
const MOST_SAID = 500;

/** Git in bubblewrap, without network, in an environment of its own. Never throws. */
export function makeRunGit(run: RunPlaced): RunGit {
  const options = SETTINGS.map((setting) => `-c ${quoted(setting)}`).join(' ');
  return async ({ folder, repository, mounts, environment = {} }, script) => {
    const printed: Record<SandboxStream, Uint8Array[]> = { stdout: [], stderr: [] };
    const prelude = `git() { command git ${options} "$@"; }\nREPOSITORY=${quoted(repository)}\n`;
    const command = { folder, command: prelude + script, limits: LIMITS, mounts, environment: { ...ENVIRONMENT, ...environment } };
    const exit = await run(command, (stream, bytes) => void printed[stream].push(Uint8Array.from(bytes)), new AbortController().signal);
    const stderr = exit.kind === 'not-started' ? exit.message : Buffer.concat(printed.stderr).toString();
    return { code: exit.kind === 'exited' ? exit.code : null, stdout: Buffer.concat(printed.stdout).toString(), stderr };
  };
}

type Refused = Extract<GitOutcome<never>, { kind: 'refused' }>;

export function refused(message: Sentence): Refused {
  return { kind: 'refused', message };
}

export const DONE: GitOutcome<void> = { kind: 'ok', value: undefined };

/** A refusal in git's own words: the first line that says what is wrong. */
export function asGitSays({ code, stderr }: GitAnswer, what: Sentence): Refused {
  if (code === NOT_FOUND) return refused(GIT_REFUSALS.notInstalled);
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /^(fatal|error):/.test(each)) ?? lines[0];
  const said = line?.replace(/^(fatal|error): /, '').slice(0, MOST_SAID);
  const why = code === null ? GIT_REFUSALS.tookTooLong : GIT_REFUSALS.exited(code);
  return refused({ en: `${what.en}: ${said ?? why.en}`, ru: `${what.ru}: ${said ?? why.ru}` });
}
