import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { makeProcessCrashPoints } from './process-crash-points.ts';

describe('crash points of a process', () => {
  it('do nothing unless one is configured', () => {
    const crashes = makeProcessCrashPoints({ at: null });
    expect(() => crashes.reach('before.message.store')).not.toThrow();
  });

  it('kill when the configured point is reached for the n-th time, and only then', () => {
    let kills = 0;
    const crashes = makeProcessCrashPoints({ at: { point: 'after.tool.call', nth: 2 }, kill: () => (kills += 1) });
    crashes.reach('before.tool.begin');
    crashes.reach('after.tool.call');
    expect(kills).toBe(0);
    crashes.reach('after.tool.call');
    expect(kills).toBe(1);
    crashes.reach('after.tool.call');
    expect(kills).toBe(1);
  });

  it('kill so that nothing more is done: no exit handler, no next line', () => {
    const script = `
      import { makeProcessCrashPoints } from ${JSON.stringify(new URL('./process-crash-points.ts', import.meta.url).href)};
      process.on('exit', () => console.log('exit'));
      console.log('before');
      makeProcessCrashPoints({ at: { point: 'after.model.call', nth: 1 } }).reach('after.model.call');
      console.log('after');`;
    const { signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: 'before\n' });
  });
});
