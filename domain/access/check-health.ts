import type { ChannelHealth } from '../ports/channel-accounts.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

export type { ChannelHealth } from '../ports/channel-accounts.ts';

/** Whether one part of Parley can do its work, and if not, why. */
export interface HealthPart {
  /** `database`, `sandbox`, `worker`, `disk`, `model:NAME`, `channel:NAME`. */
  readonly name: string;
  readonly isReady: boolean;
  /** One sentence for whoever runs the server; null: all is well. */
  readonly detail: string | null;
  /** Whether Parley as a whole is not ready while this part is not. */
  readonly isEssential: boolean;
}

export interface Health {
  readonly isReady: boolean;
  readonly parts: readonly HealthPart[];
  readonly channels: readonly ChannelHealth[];
}

export type HealthProbe = () => Promise<HealthPart>;

export type CheckHealth = ReturnType<typeof makeCheckHealth>;

export interface HealthDeps {
  readonly probes: readonly HealthProbe[];
  /** The accounts that are or were driven; may throw when the database is away. */
  readonly channels: () => Promise<readonly ChannelHealth[]>;
}

/** Asks every part. `probe` is for the program itself (readiness), `check` for a person. */
export function makeCheckHealth({ probes, channels: listChannels }: HealthDeps) {
  async function probe(): Promise<Health> {
    const asked = await Promise.all(probes.map((ask) => ask()));
    // A database that is silent would make whoever asks wait too; its own part says what is the matter.
    const canRead = asked.every((part) => part.isReady || !part.isEssential);
    const channels = canRead ? await listChannels().catch(() => []) : [];
    const parts = [...asked, ...channels.map(partOf)];
    return { parts, channels, isReady: parts.every((part) => part.isReady || !part.isEssential) };
  }
  return {
    probe,
    async check(principal: Principal | null): Promise<Health> {
      assertAccess(principal, 'health.read');
      return probe();
    },
  };
}

/** One network that is down stops nothing else, so it is never essential. */
function partOf({ channel, account, state, lastError, hints }: ChannelHealth): HealthPart {
  const isReady = state === 'connected';
  const trouble = isReady ? [] : [lastError?.message ?? `${account} is ${state}.`];
  const detail = [...trouble, ...hints].join(' ');
  return { name: `channel:${channel}`, isReady, detail: detail === '' ? null : detail, isEssential: false };
}
