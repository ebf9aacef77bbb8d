import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** Where the sandbox has its own home: in its own /tmp, gone when the command ends. */
export const SANDBOX_HOME = '/tmp/home';

/** Options that older versions of bubblewrap do not have. */
export type BubblewrapFeature = '--bind-fd' | '--disable-userns' | '--perms' | '--size';

/** Small files of our own that take the place of the host's: they name no real user or machine. */
export const SANDBOX_ETC = ['passwd', 'group', 'hosts', 'nsswitch.conf'] as const;

/** What common tools need of the host's /etc: certificates (never their keys), time zone, library paths, alternatives, fonts. */
const HOST_ETC = [
  'alternatives',
  'ca-certificates',
  'ca-certificates.conf',
  'debian_version',
  'fonts',
  'java-17-openjdk',
  'java-21-openjdk',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'magic',
  'mime.types',
  'os-release',
  'perl',
  'pki/ca-trust/extracted',
  'pki/tls/certs',
  'protocols',
  'python3',
  'services',
  'ssl/certs',
  'ssl/openssl.cnf',
  'terminfo',
  'timezone',
] as const;

const SYSTEM_FOLDERS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'] as const;

/** Where the hooks are that git runs for commands in a task's worktree. */
export const GIT_HOOKS = '/etc/parley-git-hooks';

/** They mark commits as the task's, and clean up behind git. */
export const GIT_HOOK_NAMES = ['prepare-commit-msg', 'post-commit'] as const;

/** Another place that the command sees, at its own path. */
export interface BoundPlace {
  readonly path: string;
  /** Where bubblewrap finds it: an inherited descriptor, or a path. */
  readonly source: number | string;
  readonly isWritable: boolean;
}

export interface BubblewrapLayout {
  /** The project's folder, absolute and without links: it has the same path inside, so that what tools print and store holds outside too. */
  readonly folder: string;
  /** Where bubblewrap finds it: an inherited descriptor of the open folder, or a path. */
  readonly source: number | string;
  /** What it sees besides; later ones cover earlier ones. */
  readonly mounts: readonly BoundPlace[];
  /** The inherited descriptors of git's hooks, in the order of `GIT_HOOK_NAMES`; empty: there are none. */
  readonly hookFds: readonly number[];
  /** The inherited descriptors of our own /etc files, in the order of `SANDBOX_ETC`. */
  readonly etcFds: readonly number[];
  /** The inherited descriptor that bubblewrap reports its process ids on. */
  readonly statusFd: number;
  /** Folders that must not be seen even though they lie in /usr or in the project. */
  readonly hidden: readonly string[];
  readonly memoryBytes: number;
  readonly features: ReadonlySet<BubblewrapFeature>;
}

/** Whether `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

/** /bin, /lib and their like, as the host has them: links into /usr on today's systems, folders on others. */
function systemFolders(): string[] {
  return SYSTEM_FOLDERS.filter((path) => existsSync(path)).flatMap((path) =>
    lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
  );
}

function ownEtc(etcFds: readonly number[]): string[] {
  return SANDBOX_ETC.flatMap((name, index) => ['--ro-bind-data', String(etcFds[index]), `/etc/${name}`]);
}

function bound({ path, source, isWritable }: BoundPlace): string[] {
  const option = isWritable ? '--bind' : '--ro-bind';
  return [typeof source === 'number' ? `${option}-fd` : option, String(source), path];
}

function gitHooks(hookFds: readonly number[]): string[] {
  return hookFds.flatMap((fd, index) => ['--perms', '0555', '--ro-bind-data', String(fd), `${GIT_HOOKS}/${GIT_HOOK_NAMES[index]}`]);
}

function hostEtc(): string[] {
  return HOST_ETC.flatMap((name) => ['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]);
}

/**
 * Everything up to the command. Nothing of the host but /usr, a minimal /etc and the project can be seen; no network, no capability, and
 * the user inside is 1000 whatever it is outside (as root, tools such as tar would try to change owners). /proc is read-only because
 * root's files below /proc/sys can be written by user 0 even without a capability.
 */
export function bubblewrapArguments(layout: BubblewrapLayout): string[] {
  const { folder, features, hidden } = layout;
  const size = features.has('--size') ? ['--size', String(layout.memoryBytes)] : [];
  const hide = (outer: string): string[] => hidden.filter((path) => isWithin(path, outer)).flatMap((path) => ['--tmpfs', path]);
  return [
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
    ...(features.has('--disable-userns') ? ['--disable-userns'] : []),
    ...['--uid', '1000', '--gid', '1000', '--hostname', 'parley', '--cap-drop', 'ALL'],
    ...['--die-with-parent', '--new-session', '--json-status-fd', String(layout.statusFd)],
    ...['--ro-bind', '/usr', '/usr', ...systemFolders(), ...hide('/usr')],
    ...['--proc', '/proc', '--dev', '/dev', ...size, '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
    ...[...size, '--tmpfs', '/tmp', '--dir', SANDBOX_HOME],
    ...[...hostEtc(), ...ownEtc(layout.etcFds), ...gitHooks(layout.hookFds)],
    ...[...bound({ path: folder, source: layout.source, isWritable: true }), ...layout.mounts.flatMap(bound)],
    ...[folder, ...layout.mounts.map(({ path }) => path)].flatMap(hide),
    ...['--remount-ro', '/proc', '--remount-ro', '/', '--chdir', folder],
  ];
}
