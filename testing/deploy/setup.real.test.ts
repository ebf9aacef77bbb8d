import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { makeDebianTree } from './debian-tree.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MODE = 0o777;
const START = `cd /var/lib/parley && PARLEY_DATA_DIR=/var/lib/parley PARLEY_CONFIG=/etc/parley/parley.yaml HOME=/var/lib/parley \
  setsid runuser -u parley -- /opt/parley/current/scripts/parley start > /root/log 2>&1 < /dev/null &
  for i in $(seq 120); do grep -q 'Parley is ready' /root/log && exit 0; sleep 0.5; done; cat /root/log; exit 1`;

/** Where a systemd would. */
const STOP = `kill $(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' /var/lib/parley/server.json)
  for i in $(seq 60); do [ -e /var/lib/parley/server.json ] || exit 0; sleep 0.5; done; exit 1`;
const REMOVING_MS = 300_000;

const tree = await makeDebianTree('bookworm');
if ('missing' in tree) console.log(`not set up in a Debian of its own: ${tree.missing}`);

afterAll(() => {
  if ('close' in tree) tree.close();
}, REMOVING_MS);

test.skipIf('missing' in tree)(
  'a fresh Debian answers after setup.sh alone, run again it changes nothing, and uninstall.sh keeps what people said',
  async () => {
    if ('missing' in tree) return;
    const { root, run } = tree;
    const file = (name: string): string => path.join(root, name);
    const sources = spawnSync('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, file('root/parley')]);
    expect(sources.status).toBe(0);
    writeFileSync(file('root/settings'), '# of a test\nPARLEY_HTTP_PORT=4173\nPARLEY_LOG_LEVEL=warn\n');
    const startedAt = performance.now();
    const first = await run('sh parley/deploy/setup.sh --unattended --settings /root/settings --keep-backups 3');
    expect(first.code, first.said).toBe(0);
    const up = await run(START);
    expect(up.code, up.said).toBe(0);
    const answer = await run('parley chat "hello"');
    expect(answer.said).toContain('No model is set');
    console.log(`from nothing to an answer: ${Math.round((performance.now() - startedAt) / 1_000)} s`);

    expect(statSync(file('etc/parley/environment')).mode & MODE).toBe(0o600);
    expect(statSync(file('var/lib/parley')).mode & MODE).toBe(0o700);
    expect(readFileSync(file('etc/systemd/system/parley-backup.service'), 'utf8')).toContain('--keep 3');
    expect((await run('parley backup /var/backups/parley --keep 3')).code).toBe(0);
    expect((await run('runuser -u parley -- touch /opt/parley/current/main.ts')).code).not.toBe(0);

    const before = readFileSync(file('etc/parley/environment'), 'utf8');
    const again = await run('sh parley/deploy/setup.sh --unattended --settings /root/settings');
    expect(again.code, again.said).toBe(0);
    expect(readFileSync(file('etc/parley/environment'), 'utf8')).toBe(before);
    expect(readFileSync(file('etc/systemd/system/parley-backup.service'), 'utf8')).toContain('--keep 3');

    expect((await run(STOP)).code).toBe(0);
    const removed = await run('sh parley/deploy/uninstall.sh');
    expect(removed.code, removed.said).toBe(0);
    expect([existsSync(file('opt/parley')), existsSync(file('usr/local/bin/parley')), existsSync(file('var/lib/parley/postgres'))]).toEqual(
      [false, false, true],
    );
    const gone = await run('sh parley/deploy/uninstall.sh --remove-data --yes');
    expect(gone.code, gone.said).toBe(0);
    expect([existsSync(file('var/lib/parley')), existsSync(file('var/backups/parley')), existsSync(file('etc/parley'))]).toEqual([
      false,
      false,
      false,
    ]);
  },
  900_000,
);
