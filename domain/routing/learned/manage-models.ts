import { assertAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import { ConflictError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ModelVersion } from './model-version.ts';

const MAX_LIST = 20;

/** The learned models as admins see them. */
export interface LearnedModels {
  /** The version in use; null: the model that comes with Parley. */
  readonly active: string | null;
  /** Newest first; those that were not adopted, too. */
  readonly versions: readonly ModelVersion[];
  /** Labels that the next training learns from and the last did not. */
  readonly newLabels: number;
  /** When labels were last learned from; null: never. */
  readonly trainedAt: Date | null;
}

export type ManageModels = ReturnType<typeof makeManageModels>;

/** What routing has learned, for admins to look at and to have learned anew, and for the owner to take back. */
export function makeManageModels(deps: Pick<Ports, 'modelVersions' | 'trainingQueue' | 'intents' | 'doorbell'>) {
  const { modelVersions, trainingQueue, intents, doorbell } = deps;
  const look = async (): Promise<LearnedModels> => {
    const [active, versions, { lastAt }] = await Promise.all([modelVersions.active(), modelVersions.list(MAX_LIST), trainingQueue.state()]);
    return { active, versions, newLabels: await intents.countLabels(lastAt ?? new Date(0)), trainedAt: lastAt };
  };
  return {
    async look(principal: Principal | null): Promise<LearnedModels> {
      assertAccess(principal, 'routing.read');
      return look();
    },

    /** A worker trains soon, whatever there is to learn. */
    async retrain(principal: Principal | null): Promise<LearnedModels> {
      assertAccess(principal, 'routing.train');
      await trainingQueue.request();
      doorbell.ring('routing');
      return look();
    },

    /** Puts the model before the one in use back. Throws a ConflictError when there is none. */
    async rollBack(principal: Principal | null): Promise<LearnedModels> {
      assertAccess(principal, 'routing.roll-back');
      if ((await modelVersions.rollBack()) === null)
        throw new ConflictError('There is no model before this one: only the one before the newest is kept.');
      doorbell.ring('routing');
      return look();
    },
  };
}
