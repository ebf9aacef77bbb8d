import { existsSync } from 'node:fs';

/** One argument of a new process can have this many bytes on Linux, its closing zero included. */
const MAX_COMMAND_BYTES = 128 * 1024 - 1;

/** Why the kernel would not take this command as an argument; null: it would. */
export function unfitCommand(command: string): string | null {
  if (command.includes('\0')) return 'The command contains a zero byte.';
  if (Buffer.byteLength(command) <= MAX_COMMAND_BYTES) return null;
  return 'The command is longer than 128 KiB; put it into a file of the project and run that.';
}

/** What a process can fill between two looks of the watchdog, so that it is the watchdog that names the limit. */
const CEILING_ABOVE_LIMIT_BYTES = 1024 ** 3;
const CEILING_ABOVE_LIMIT_PROCESSES = 64;

const PRLIMIT = '/usr/bin/prlimit';

/** Not `nice`: where a service manager forbids to change priorities, that one complains into the command's own output. */
const KINDER = 'renice -n 10 -p $$ >/dev/null 2>&1; exec "$@"';

/**
 * The command line, for a shell's `exec`, that runs `command` by `/bin/sh -c`, kinder to the machine than Parley itself, without core dumps and, where
 * util-linux is there, with a hard ceiling of a gigabyte above the limit for each single process, so that one which grows faster
 * than the watchdog looks cannot take the machine with it. Not RLIMIT_AS: Node and Go reserve far more addresses than they use.
 * `processes` is a like ceiling for their number, to be given only inside a user namespace of the command's own: elsewhere the kernel
 * counts all that the user runs. It binds everybody but root, whose processes are left to the watchdog.
 */
export function limitedCommand(command: string, { memoryBytes, processes }: { memoryBytes: number; processes: number | null }): string[] {
  const most = processes === null ? [] : [`--nproc=${processes + CEILING_ABOVE_LIMIT_PROCESSES}`];
  const ceiling = existsSync(PRLIMIT) ? [PRLIMIT, '--core=0', `--data=${memoryBytes + CEILING_ABOVE_LIMIT_BYTES}`, ...most] : [];
  return ['/bin/sh', '-c', KINDER, 'parley', ...ceiling, '/bin/sh', '-c', command];
}
