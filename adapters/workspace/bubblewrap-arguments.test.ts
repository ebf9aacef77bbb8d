import { describe, expect, it } from 'vitest';

import { bubblewrapArguments, isWithin } from './bubblewrap-arguments.ts';
import type { BubblewrapFeature, BubblewrapLayout } from './bubblewrap-arguments.ts';

const LAYOUT: BubblewrapLayout = {
  folder: '/home/anna/project',
  source: 7,
  mounts: [],
  hookFds: [],
  etcFds: [10, 11, 12, 13],
  statusFd: 4,
  hidden: [],
  memoryBytes: 1_000,
  features: new Set<BubblewrapFeature>(['--bind-fd', '--disable-userns', '--size']),
};

/** The values that follow each occurrence of an option. */
function valuesOf(args: readonly string[], option: string, count: number): string[][] {
  return args.flatMap((arg, index) => (arg === option ? [args.slice(index + 1, index + 1 + count)] : []));
}

describe('what a command sees of the machine', () => {
  it('is the project at its own path, /usr, and nothing writable besides', () => {
    const args = bubblewrapArguments(LAYOUT);
    expect(valuesOf(args, '--bind-fd', 2)).toEqual([['7', LAYOUT.folder]]);
    expect(valuesOf(args, '--bind', 2)).toEqual([]);
    expect(valuesOf(args, '--ro-bind', 2)).toContainEqual(['/usr', '/usr']);
    expect(args).not.toContain('/home');
    expect(valuesOf(args, '--chdir', 1)).toEqual([[LAYOUT.folder]]);
  });

  it('is cut off from the network, other processes and every capability, and dies with Parley', () => {
    const args = bubblewrapArguments(LAYOUT);
    for (const option of ['--unshare-net', '--unshare-pid', '--unshare-user', '--die-with-parent', '--new-session', '--disable-userns']) {
      expect(args).toContain(option);
    }
    expect(valuesOf(args, '--cap-drop', 1)).toEqual([['ALL']]);
  });

  it('has files of our own in place of those that name users and machines', () => {
    const names = valuesOf(bubblewrapArguments(LAYOUT), '--ro-bind-data', 2);
    expect(names).toEqual([
      ['10', '/etc/passwd'],
      ['11', '/etc/group'],
      ['12', '/etc/hosts'],
      ['13', '/etc/nsswitch.conf'],
    ]);
  });

  it("hides Parley's data also where it lies in the project or in /usr", () => {
    const hidden = ['/home/anna/project/data', '/usr/local/parley', '/srv/elsewhere'];
    const covered = valuesOf(bubblewrapArguments({ ...LAYOUT, hidden }), '--tmpfs', 1).flat();
    expect(covered).toContain('/home/anna/project/data');
    expect(covered).toContain('/usr/local/parley');
    expect(covered).not.toContain('/srv/elsewhere');
  });

  it('makes do with an older bubblewrap', () => {
    const args = bubblewrapArguments({ ...LAYOUT, source: '/proc/self/fd/7', features: new Set() });
    expect(valuesOf(args, '--bind', 2)).toEqual([['/proc/self/fd/7', LAYOUT.folder]]);
    expect(args).not.toContain('--size');
    expect(args).not.toContain('--disable-userns');
  });

  it('knows what lies within what', () => {
    expect(isWithin('/a/b', '/a')).toBe(true);
    expect(isWithin('/a', '/a')).toBe(true);
    expect(isWithin('/ab', '/a')).toBe(false);
    expect(isWithin('/a', '/')).toBe(true);
  });
});
