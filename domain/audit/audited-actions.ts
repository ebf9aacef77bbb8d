import { ACTIONS } from '../access/actions.ts';
import type { Action } from '../access/actions.ts';

/** Actions that only look at something. */
type Reading = Extract<Action, `${string}.read` | `${string}.read-all`>;

/**
 * What the audit log calls what is done under each action that changes something; empty: it is not recorded, because it reaches nothing but the
 * conversation, the files and the memory of whoever does it.
 */
export const AUDITED = {
  'conversation.create': [],
  'conversation.write': [],
  'file.upload': [],
  'turn.feedback': [],
  'turn.stop': [],
  'turn.retry': [],
  'memory.write': [],
  'memory.forget-all': ['memory.forget-all'],
  'group-memory.write': ['memory.forget-of-group'],
  'task.create': ['task.create', 'task.continue'],
  'task.stop': ['task.stop'],
  'task.retry': ['task.retry'],
  'task.merge': ['task.merge'],
  'task.discard': ['task.discard'],
  'schedule.write': ['schedule.create', 'schedule.edit', 'schedule.pause', 'schedule.resume', 'schedule.remove'],
  'approval.decide': ['approval.decide'],
  'approval.decide-as-owner': ['approval.decide'],
  'project.add': ['project.add'],
  'project.clone': ['project.clone'],
  'project.share': ['project.add-member', 'project.remove-member'],
  'token.create': ['token.create', 'login.create'],
  'token.revoke': ['token.revoke'],
  'people.pair': ['people.admit', 'people.deny'],
  'people.change': ['people.role', 'people.block', 'people.unblock'],
  'person.link': ['person.link-code', 'person.link'],
  'group.change': ['group.allow', 'group.deny', 'group.guest'],
  'settings.change': ['settings.change'],
  'routing.review': ['routing.review', 'routing.label'],
  'routing.train': ['routing.train'],
  'routing.roll-back': ['routing.roll-back'],
  'budget.change': ['budget.change'],
  'plugin.use': [],
  'plugin.change': ['plugin.switch'],
  'plugin.model': [],
  'plugin.jobs': [],
  'plugin.internet': [],
  'plugin.share': [],
  'plugin.find': [],
  'plugin.take-in': [],
} as const satisfies Readonly<Record<Exclude<Action, Reading>, readonly string[]>>;

/** What a command or a program does with a file of a project needs no action of its own. */
export type AuditedAction = (typeof AUDITED)[keyof typeof AUDITED][number] | 'file.send';

/** Whether attempts at it are recorded. */
export function isAudited(action: Action): boolean {
  const names: Readonly<Partial<Record<Action, readonly string[]>>> = AUDITED;
  return (names[action]?.length ?? 0) > 0;
}

/** Those that change something, audited or not. */
export const CHANGING: readonly Action[] = ACTIONS.filter((action) => !/\.read(-all)?$/.test(action));
