import type { Ports } from '../ports/ports.ts';
import type { Recorder } from './recorder.ts';

/**
 * The same ports, with what no use case does written down: requests that nobody answered in time, tasks that schedules make, and identities of
 * strangers who come with a code.
 */
export function auditedPorts<P extends Pick<Ports, 'approvals' | 'schedules' | 'identities'>>(ports: P, { record }: Recorder): P {
  const { approvals, schedules, identities } = ports;
  return {
    ...ports,
    approvals: {
      ...approvals,
      async decide(id, decision, by, at) {
        const now = await approvals.decide(id, decision, by, at);
        // Not when somebody else had decided it before.
        const isOurs = now?.decision === 'expired' && decision === 'expired' && now.decidedAt?.getTime() === at.getTime();
        if (isOurs) {
          const details = { decision, task: now.taskId, action: now.action };
          await record({ action: 'approval.expire', by: null, place: 'parley', subject: `approval:${id}`, details });
        }
        return now;
      },
    },
    schedules: {
      ...schedules,
      async fire(id, from, next) {
        const isOurs = await schedules.fire(id, from, next);
        if (isOurs && next.task !== null) {
          const details = { task: next.task.id, person: next.task.personId };
          await record({ action: 'schedule.fire', by: null, place: `schedule:${id}`, subject: `task:${next.task.id}`, details });
        }
        return isOurs;
      },
    },
    identities: auditedLinks(identities, record),
  };
}

function auditedLinks(identities: Ports['identities'], record: Recorder['record']): Ports['identities'] {
  return {
    ...identities,
    async attach(identity, code) {
      const isAttached = await identities.attach(identity, code);
      // Without a code it is the configuration that says whose it is.
      if (isAttached && code !== undefined) {
        const { personId, channel, externalId } = identity;
        const details = { identity: `${channel}:${externalId}` };
        await record({ action: 'person.link', by: { personId, tokenId: null, place: channel }, subject: `person:${personId}`, details });
      }
      return isAttached;
    },
  };
}

/** The same schedules, with those that Parley pauses by itself written down. */
export function auditedPauses<P extends Pick<Ports, 'schedules'>>(ports: P, { record }: Recorder): P {
  const { schedules } = ports;
  return {
    ...ports,
    schedules: {
      ...schedules,
      async change(before, after) {
        const isChanged = await schedules.change(before, after);
        if (isChanged && after.state === 'paused' && before.state !== 'paused') {
          const details = { person: after.plan.personId, project: after.plan.projectId };
          await record({ action: 'schedule.pause', by: null, place: 'parley', subject: `schedule:${after.id}`, details });
        }
        return isChanged;
      },
    },
  };
}
