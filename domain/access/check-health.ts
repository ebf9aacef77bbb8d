import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

/** Whether one part of Parley can do its work, and if not, why. */
export interface HealthPart {
  /** `database`, `sandbox`, `worker`, `disk`, `model:NAME`. */
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
}

export type HealthProbe = () => Promise<HealthPart>;

export type CheckHealth = ReturnType<typeof makeCheckHealth>;

/** Asks every part. `probe` is for the program itself (readiness), `check` for a person. */
export function makeCheckHealth({ probes }: { probes: readonly HealthProbe[] }) {
  async function probe(): Promise<Health> {
    const parts = await Promise.all(probes.map((ask) => ask()));
    return { parts, isReady: parts.every((part) => part.isReady || !part.isEssential) };
  }
  return {
    probe,
    async check(principal: Principal | null): Promise<Health> {
      assertAccess(principal, 'health.read');
      return probe();
    },
  };
}
