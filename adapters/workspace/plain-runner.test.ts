import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect, sandboxContract, sandboxLimitsContract, type SandboxSubject } from '../../domain/testing/contracts/sandbox.contract.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePlainRunner } from './plain-runner.ts';
import { killedOwner, processesWith, until } from './testing/killed-owner.ts';

async function subject(): Promise<SandboxSubject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-plain-')));
  return {
    sandbox: makePlainRunner({ clock: makeSystemClock() }),
    folder,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

sandboxContract('a plain runner', subject);
sandboxLimitsContract('a plain runner', subject);

describe('a plain runner', () => {
  it('gives commands an environment with nothing but PATH, in the project', async () => {
    const made = await subject();
    const { stdout } = await collect(made, 'env | cut -d= -f1 | sort; pwd -P');
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((name) => !['_', 'SHLVL', 'OLDPWD'].includes(name)),
    ).toEqual(['PATH', 'PWD', made.folder]);
    await made.close();
  });

  it('leaves no process behind when the command ends, is cancelled, or has hidden in a session of its own', async () => {
    const made = await subject();
    const nap = `86400.${randomInt(1e9)}`;
    await collect(made, `sleep ${nap} & exit 0`);
    await collect(made, `setsid sleep ${nap} & sleep 0.5; sleep ${nap}`, { wallMs: 400 });
    await collect(made, `sleep ${nap} & sleep ${nap}`, {}, AbortSignal.timeout(300));
    await until(() => processesWith(nap).length === 0);
    await made.close();
  });

  it('I4: ends a command within a second when its worker is killed', async () => {
    const made = await subject();
    const nap = `86400.${randomInt(1e9)}`;
    const owner = await killedOwner('plain', made.folder, `sleep ${nap} & sleep ${nap}`, () => processesWith(nap).length >= 2);
    expect(owner).toBe('SIGKILL');
    await until(() => processesWith(nap).length === 0, 1_000);
    await made.close();
  });

  it('holds no descriptor open afterwards', async () => {
    const made = await subject();
    await collect(made, 'true');
    const before = readdirSync('/proc/self/fd').length;
    for (let round = 0; round < 5; round += 1) await collect(made, 'echo x; sleep 0 & exit 3');
    await until(() => readdirSync('/proc/self/fd').length <= before);
    await made.close();
  });
});
