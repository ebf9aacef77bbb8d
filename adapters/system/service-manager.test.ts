import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeServiceManager } from './service-manager.ts';

describe('the service manager', () => {
  let home: string;
  let command: string;
  const told = (): string => (existsSync(path.join(home, 'told')) ? readFileSync(path.join(home, 'told'), 'utf8') : '');

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'parley-manager-'));
    command = path.join(home, 'systemd-notify');
    writeFileSync(command, `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> "${home}/told"\n`);
    chmodSync(command, 0o755);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  test('is told when everything is up, then three times in the time that it waits, until the process is about to end', async () => {
    const clock = makeManualClock();
    const manager = makeServiceManager({ socket: '/run/notify', watchdogMs: 60_000, clock, logger: makeRecordingLogger(), command });
    manager.ready();
    await expect.poll(told).toBe(`/run/notify --ready MAINPID=${process.pid}\n`);
    for (const times of [1, 2]) {
      await clock.advance(20_000);
      await expect.poll(() => told().match(/WATCHDOG=1/g)?.length).toBe(times);
    }
    manager.stopping();
    await expect.poll(told).toContain('STOPPING=1');
    await clock.advance(60_000);
    expect(told().match(/WATCHDOG=1/g)).toHaveLength(2);
  });

  test('is not told of life where it does not watch, and of nothing where there is none', async () => {
    const clock = makeManualClock();
    const deps = { clock, logger: makeRecordingLogger(), command };
    makeServiceManager({ ...deps, socket: '/run/notify', watchdogMs: null }).ready();
    makeServiceManager({ ...deps, socket: null, watchdogMs: 60_000 }).ready();
    await expect.poll(told).not.toBe('');
    await clock.advance(60_000);
    expect(told().trim().split('\n')).toHaveLength(1);
  });

  test('that cannot be told does not keep anything from working; the log says so', async () => {
    const logger = makeRecordingLogger();
    makeServiceManager({ socket: '/run/notify', watchdogMs: null, clock: makeManualClock(), logger, command: '/nowhere/notify' }).ready();
    await expect.poll(() => logger.entries.map(({ event }) => event)).toEqual(['service-manager.not-told']);
  });
});
