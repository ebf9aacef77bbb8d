import { makeRingWaiter } from '../../delivery/ring-waiter.ts';
import type { Ports } from '../../ports/ports.ts';
import type { IntentClassifier } from './classifier.ts';

const POLL_MS = 60_000;
const AFTER_FAILURE_MS = 5_000;

export interface CurrentModel {
  /** The one in use now. */
  classifier(): IntentClassifier;
  stop(): Promise<void>;
}

export interface CurrentModelDeps extends Pick<Ports, 'modelVersions' | 'clock' | 'doorbell' | 'logger'> {
  /** The model that comes with Parley. */
  readonly shipped: () => IntentClassifier;
  /** Null: these bytes are no model of this version of the program. */
  readonly read: (artefact: Uint8Array) => IntentClassifier | null;
}

/** Takes up each model that is adopted or put back, in whatever process that happens. Until the first was read, and when one cannot be, the one that comes with Parley is used. */
export function keepModelCurrent(deps: CurrentModelDeps): CurrentModel {
  const stopped = new AbortController();
  let learned: { readonly version: string; readonly classifier: IntentClassifier | null } | null = null;
  const looping = loop(stopped.signal);

  async function loop(signal: AbortSignal): Promise<void> {
    using rings = makeRingWaiter(deps, 'routing');
    while (!signal.aborted) {
      let wait = POLL_MS;
      try {
        await look();
      } catch (cause) {
        wait = AFTER_FAILURE_MS;
        deps.logger.warn('routing.model-not-read', { cause });
      }
      await rings.wait(wait, signal);
    }
  }

  async function look(): Promise<void> {
    const version = await deps.modelVersions.active();
    if (version === (learned?.version ?? null)) return;
    const artefact = version === null ? null : await deps.modelVersions.artefact(version);
    const classifier = artefact === null ? null : deps.read(artefact);
    if (version !== null && classifier === null) deps.logger.warn('routing.model-unusable', { version });
    learned = version === null ? null : { version, classifier };
    deps.logger.info('routing.model', { version: version ?? 'shipped' });
  }

  return {
    classifier: () => learned?.classifier ?? deps.shipped(),
    async stop() {
      stopped.abort();
      await looping;
    },
  };
}
