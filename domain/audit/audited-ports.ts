import type { Ports } from '../ports/ports.ts';
import type { Recorder } from './recorder.ts';

/** The same ports, with what Parley does by itself written down: requests that nobody answered in time, and tasks that schedules make. */
export function auditedPorts<P extends Pick<Ports, 'approvals' | 'schedules'>>(ports: P, { record }: Recorder): P {
  const { approvals, schedules } = ports;
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
  };
}
