import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';

/** A program with its arguments. */
export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** As whom PostgreSQL runs. It refuses to run as root, so root has to look like somebody else to it. */
export interface ServerUser {
  /** Wraps a command so that it runs as this user. */
  wrap(line: CommandLine): CommandLine;
  /** Gives a file or folder to this user. */
  own(path: string): void;
}

/** The user to whom `nobody` belongs on Linux; only its number matters. */
const NOBODY = 65_534;

/**
 * Chooses how to run PostgreSQL. A plain user runs it directly. Root runs it in a user namespace in which it looks like user 1000:
 * files stay root's, and no other user needs to reach the folders. Where such namespaces are forbidden (in many containers),
 * it runs as `nobody` who keeps the one right to pass folders that are closed to others.
 * A data folder that exists stays with the way in which it was made: its owner tells.
 */
export function chooseServerUser(dataDirectory: string): ServerUser {
  if (process.getuid?.() !== 0) return { wrap: (line) => line, own: () => undefined };
  const owner = statSync(dataDirectory, { throwIfNoEntry: false })?.uid;
  if (owner === undefined ? canMakeUserNamespaces() : owner === 0) return inUserNamespace;
  return asUser(owner ?? NOBODY);
}

const inUserNamespace: ServerUser = {
  wrap: ({ command, args }) => ({ command: 'unshare', args: ['-U', '--map-user=1000', '--map-group=1000', '--', command, ...args] }),
  own: () => undefined,
};

function asUser(uid: number): ServerUser {
  const id = String(uid);
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return {
    wrap: ({ command, args }) => ({
      command: 'setpriv',
      args: [`--reuid=${id}`, `--regid=${id}`, '--clear-groups', ...rights, '--', command, ...args],
    }),
    own: (path) => chownSync(path, uid, uid),
  };
}

function canMakeUserNamespaces(): boolean {
  const { command, args } = inUserNamespace.wrap({ command: 'true', args: [] });
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
