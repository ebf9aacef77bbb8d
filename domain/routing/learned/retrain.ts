import { makeRingWaiter } from '../../delivery/ring-waiter.ts';
import { UnreachableError } from '../../errors.ts';
import type { ModelTrainer } from '../../ports/model-trainer.ts';
import type { Ports } from '../../ports/ports.ts';
import type { TrainingClaim, TrainingResult } from '../../ports/training-queue.ts';
import { labelledExamples } from './labelled-examples.ts';
import type { Trained } from './train-next.ts';

/** Also how late one notices that a training's worker is dead. */
const POLL_MS = 15_000;
const AFTER_FAILURE_MS = 60_000;
/** Longer than any training takes; a dead worker's is taken over at once. */
const LEASE_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** So many new labels are learned from at once, fewer once a day. */
const ENOUGH_LABELS = 20;
/** Passing more to the thread that trains would hold up everything else here for too long. */
const MOST_LABELS = 5_000;

export interface RetrainDeps extends Pick<
  Ports,
  'intents' | 'modelVersions' | 'trainingQueue' | 'clock' | 'doorbell' | 'logger' | 'metrics'
> {
  readonly workerId: string;
  readonly trainer: ModelTrainer;
}

/**
 * Trains the learned model when there is enough to learn, for as long as it is not stopped. Any number of workers may do so beside each other: one trains.
 * Returns how to end that; a training that runs then is given back.
 */
export function retrainWhenDue(deps: RetrainDeps): () => Promise<void> {
  const stopped = new AbortController();
  const looping = loop(deps, stopped.signal);
  return async () => {
    stopped.abort();
    await looping;
  };
}

async function loop(deps: RetrainDeps, stopped: AbortSignal): Promise<void> {
  using rings = makeRingWaiter(deps, 'routing');
  const startedAt = deps.clock.now();
  while (!stopped.aborted) {
    let wait = POLL_MS;
    try {
      if (await isDue(deps, startedAt)) await retrain(deps, stopped);
    } catch (cause) {
      wait = AFTER_FAILURE_MS;
      if (!stopped.aborted) tellFailure(deps, cause);
    }
    await rings.wait(wait, stopped);
  }
}

async function isDue({ intents, trainingQueue, clock }: RetrainDeps, startedAt: Date): Promise<boolean> {
  const { lastAt, isRequested, hasForgotten } = await trainingQueue.state();
  if (isRequested || hasForgotten) return true;
  const fresh = await intents.countLabels(lastAt ?? new Date(0));
  const isDaily = clock.now().getTime() - (lastAt ?? startedAt).getTime() >= DAY_MS;
  return fresh >= (isDaily ? 1 : ENOUGH_LABELS);
}

/** Does nothing when another one trains. */
async function retrain(deps: RetrainDeps, signal: AbortSignal): Promise<void> {
  const { trainingQueue, workerId, clock, doorbell, logger, metrics } = deps;
  const claim = await trainingQueue.claim({ workerId, milliseconds: LEASE_MS }, clock.now());
  if (claim === null) return;
  try {
    const startedAt = clock.monotonic();
    const result = await trainOnce(deps, claim, signal);
    if (!(await trainingQueue.finish(claim.fence, result))) return;
    const milliseconds = Math.round(clock.monotonic() - startedAt);
    logger.info('routing.trained', { result: result.kind, ...result.model, milliseconds });
    metrics.count('routing_trainings_total', { result: result.kind });
    if (result.kind !== 'kept') doorbell.ring('routing');
  } catch (cause) {
    // What broke once on these labels breaks again on them: not before there are others.
    if (signal.aborted || cause instanceof UnreachableError) await trainingQueue.release(claim.fence);
    else await trainingQueue.finish(claim.fence, { kind: claim.hasForgotten ? 'shipped' : 'kept', model: null });
    throw cause;
  }
}

async function trainOnce(deps: RetrainDeps, { hasForgotten }: TrainingClaim, signal: AbortSignal): Promise<TrainingResult> {
  const { intents, modelVersions, trainer, clock, logger } = deps;
  const createdAt = clock.now();
  const labels = labelledExamples(await intents.labelled(MOST_LABELS));
  logger.info('routing.training', { labels: labels.length, hasForgotten });
  // What learned from words that were forgotten since is no measure for anything.
  const active = hasForgotten ? null : await modelVersions.active();
  const current = active === null ? null : await modelVersions.artefact(active);
  const trained = await trainer.train({ labels, current }, signal);
  const otherwise = hasForgotten ? 'shipped' : 'kept';
  if (trained === null || trained.version === active) return { kind: otherwise, model: null };
  const { artefact, ...scores } = trained;
  const model = { ...scores, labels: labels.length, previous: active, createdAt };
  return isBetter(trained) ? { kind: 'adopted', model, artefact } : { kind: otherwise, model };
}

function isBetter({ score, scoreBefore }: Trained): boolean {
  return score >= scoreBefore;
}

function tellFailure({ logger }: RetrainDeps, cause: unknown): void {
  if (cause instanceof UnreachableError) logger.warn('routing.training-waits', { message: cause.message });
  else logger.error('routing.training-failed', { cause });
}
