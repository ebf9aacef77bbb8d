import type { ApprovalStore } from '../../ports/approval-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryApprovalStore(state: InMemoryState): ApprovalStore {
  return {
    request: async (approval) => {
      const known = [...state.approvals.values()].find(({ taskId, step }) => taskId === approval.taskId && step === approval.step);
      if (known !== undefined) return known;
      state.approvals.set(approval.id, approval);
      return approval;
    },
    get: async (id) => state.approvals.get(id) ?? null,
    ofTask: async (id) =>
      [...state.approvals.values()].filter(({ taskId }) => taskId === id).sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime()),
    pending: async (audience) =>
      [...state.approvals.values()].filter(
        ({ decision, taskId }) =>
          decision === null && (audience === 'everybody' || state.tasks.get(taskId)?.task.personId === audience.personId),
      ),
    decide: async (id, decision, by, at) => {
      const approval = state.approvals.get(id);
      if (approval === undefined) return null;
      if (approval.decision !== null) return approval;
      const decided = { ...approval, decision, decidedBy: by, decidedAt: at };
      state.approvals.set(id, decided);
      return decided;
    },
  };
}
