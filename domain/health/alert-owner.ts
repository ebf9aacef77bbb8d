import type { HealthPart } from '../access/check-health.ts';
import { privatelyWith } from '../conversation/privately-with.ts';
import type { Ports } from '../ports/ports.ts';
import type { CircuitBoard } from '../routing/circuit-board.ts';
import { runRegularly } from '../run-regularly.ts';
import { alertText } from './alert-texts.ts';
import { decideAlerts } from './decide-alerts.ts';
import type { Alert, Watched } from './decide-alerts.ts';
import { makeModelParts } from './model-parts.ts';

export type AlertDeps = Pick<Ports, 'people' | 'conversations' | 'conversationLog' | 'clock' | 'doorbell' | 'logger'> & {
  /** How everything is at this moment. */
  readonly health: { probe(): Promise<{ readonly parts: readonly HealthPart[] }> };
  /** Of the models that this process asks. */
  readonly circuits: Pick<CircuitBoard, 'open'>;
};

const EVERY_MS = 60_000;
const MS_PER_HOUR = 3_600_000;

/**
 * Looks at Parley's health every minute and tells the owner in private when a part stops working, and when it works again: once in an hour at
 * most for each cause, however many processes look. Returns how to end it.
 */
export function alertOwner(deps: AlertDeps): () => Promise<void> {
  let known: ReadonlyMap<string, Watched> = new Map();
  const modelParts = makeModelParts(deps.circuits);
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'alerts.failed',
    run: async () => {
      const { parts } = await deps.health.probe();
      const decided = decideAlerts(known, [...parts, ...modelParts()]);
      for (const alert of decided.alerts) await tell(deps, alert);
      // Only now: what could not be told is news at the next look, too.
      known = decided.known;
    },
  });
}

async function tell(deps: AlertDeps, alert: Alert): Promise<void> {
  const { people, conversationLog, clock, doorbell, logger } = deps;
  const { kind, part } = alert;
  logger[kind === 'trouble' ? 'warn' : 'info'](`health.${kind}`, { part: part.name, detail: part.detail });
  const owner = await people.owner();
  const conversation = owner === null ? null : await privatelyWith(deps, owner);
  if (owner === null || conversation === null) return;
  const at = clock.now();
  // The key is what makes it once: every process that looks makes the same one within the hour.
  const key = `alert:${kind}:${part.name}:${Math.floor(at.getTime() / MS_PER_HOUR)}`;
  const isNew = await conversationLog.addNotice(conversation.id, { key, text: alertText(alert, owner.language), taskId: null, at });
  if (isNew) doorbell.ring(`conversation:${conversation.id}`, 'work:outbox');
}
