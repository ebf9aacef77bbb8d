import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { cpuSeconds, familyMb, residentMb } from './process-figures.ts';

// All of it is read from /proc, which only Linux has.
const onLinux = it.runIf(process.platform === 'linux');

onLinux('counts the processor time as the process itself counts it', () => {
  const before = cpuSeconds(process.pid);
  const own = process.cpuUsage();
  const usedSeconds = (): number => {
    const { user, system } = process.cpuUsage(own);
    return (user + system) / 1e6;
  };
  while (usedSeconds() < 0.1) Array.from({ length: 10_000 }, (_, index) => Math.sqrt(index));
  expect(Math.abs(cpuSeconds(process.pid) - before - usedSeconds())).toBeLessThan(0.05);
});

onLinux('tells the resident memory in MB', () => {
  expect(residentMb(process.pid) / (process.memoryUsage.rss() / 1e6)).toBeCloseTo(1, 0);
});

onLinux('adds up the memory of a process and its children', async () => {
  const alone = familyMb(process.pid);
  const child = spawn('sleep', ['60']);
  try {
    await new Promise((resolve) => child.once('spawn', resolve));
    expect(familyMb(child.pid ?? 0)).toBeGreaterThan(0);
    expect(alone).toBeGreaterThan(1);
  } finally {
    child.kill();
  }
});

onLinux('fails for a process that is gone', () => {
  expect(() => residentMb(2 ** 22 + 1)).toThrow('ENOENT');
});
