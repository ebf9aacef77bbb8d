import type { Action } from './actions.ts';
import type { Role, Scope } from './principal.ts';

/** Who may do one thing. */
export interface Rule {
  readonly scope: Scope;
  readonly role: Role;
  /** Who may, among those with the role: `anyone`; `own`: whose it is; `own-or-admin`: also admins; `member-or-admin`: also members of its project. */
  readonly reach: 'anyone' | 'own' | 'own-or-admin' | 'member-or-admin';
}

/** What each action asks of who does it. */
export const RULES: Readonly<Record<Action, Rule>> = {
  'self.read': { scope: 'read', role: 'guest', reach: 'anyone' },
  'health.read': { scope: 'read', role: 'member', reach: 'anyone' },
  'schema.read': { scope: 'read', role: 'guest', reach: 'anyone' },
  'conversation.read': { scope: 'read', role: 'guest', reach: 'own' },
  'conversation.create': { scope: 'write', role: 'member', reach: 'anyone' },
  'conversation.write': { scope: 'write', role: 'guest', reach: 'own' },
  'file.read': { scope: 'read', role: 'guest', reach: 'own' },
  'file.upload': { scope: 'write', role: 'guest', reach: 'anyone' },
  'turn.feedback': { scope: 'write', role: 'guest', reach: 'own-or-admin' },
  'turn.stop': { scope: 'write', role: 'guest', reach: 'own-or-admin' },
  'turn.retry': { scope: 'write', role: 'guest', reach: 'own-or-admin' },
  'task.read': { scope: 'read', role: 'member', reach: 'member-or-admin' },
  'task.read-all': { scope: 'read', role: 'admin', reach: 'anyone' },
  'task.create': { scope: 'write', role: 'member', reach: 'member-or-admin' },
  'task.stop': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'task.retry': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'task.merge': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'task.discard': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'schedule.read': { scope: 'read', role: 'member', reach: 'member-or-admin' },
  'schedule.read-all': { scope: 'read', role: 'admin', reach: 'anyone' },
  'schedule.write': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'approval.read': { scope: 'read', role: 'member', reach: 'own-or-admin' },
  // What the person in charge of a task says yes to.
  'approval.decide': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  // What reaches the machine itself.
  'approval.decide-as-owner': { scope: 'admin', role: 'owner', reach: 'anyone' },
  'project.read': { scope: 'read', role: 'member', reach: 'member-or-admin' },
  'project.add': { scope: 'write', role: 'member', reach: 'anyone' },
  'project.clone': { scope: 'write', role: 'admin', reach: 'anyone' },
  // Whose members may use it, too.
  'project.share': { scope: 'write', role: 'member', reach: 'own-or-admin' },
  'template.read': { scope: 'read', role: 'member', reach: 'anyone' },
  'memory.read': { scope: 'read', role: 'guest', reach: 'own' },
  'memory.write': { scope: 'write', role: 'guest', reach: 'own' },
  'memory.forget-all': { scope: 'admin', role: 'guest', reach: 'own' },
  // What was said in a group, by whomever.
  'group-memory.read': { scope: 'read', role: 'admin', reach: 'anyone' },
  'group-memory.write': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'plugin.use': { scope: 'write', role: 'guest', reach: 'anyone' },
  'plugin.read': { scope: 'read', role: 'guest', reach: 'anyone' },
  'plugin.change': { scope: 'write', role: 'admin', reach: 'anyone' },
  // What plugins do for people, if their manifest names it too.
  'plugin.model': { scope: 'write', role: 'guest', reach: 'anyone' },
  'plugin.jobs': { scope: 'write', role: 'guest', reach: 'anyone' },
  'plugin.internet': { scope: 'write', role: 'member', reach: 'anyone' },
  'plugin.share': { scope: 'write', role: 'member', reach: 'anyone' },
  'plugin.find': { scope: 'read', role: 'guest', reach: 'anyone' },
  'plugin.take-in': { scope: 'write', role: 'member', reach: 'anyone' },
  'model.read': { scope: 'read', role: 'member', reach: 'anyone' },
  'cost.read': { scope: 'read', role: 'member', reach: 'anyone' },
  'cost.read-all': { scope: 'read', role: 'admin', reach: 'anyone' },
  'budget.read': { scope: 'read', role: 'member', reach: 'anyone' },
  // Everybody's money.
  'budget.change': { scope: 'admin', role: 'owner', reach: 'anyone' },
  'token.read': { scope: 'read', role: 'member', reach: 'anyone' },
  'token.create': { scope: 'admin', role: 'member', reach: 'anyone' },
  'token.revoke': { scope: 'admin', role: 'member', reach: 'anyone' },
  'people.read': { scope: 'read', role: 'admin', reach: 'anyone' },
  'people.pair': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'people.change': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'person.link': { scope: 'admin', role: 'guest', reach: 'anyone' },
  'group.read': { scope: 'read', role: 'admin', reach: 'anyone' },
  'group.change': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'settings.change': { scope: 'write', role: 'guest', reach: 'anyone' },
  'audit.read': { scope: 'read', role: 'admin', reach: 'anyone' },
  'routing.read': { scope: 'read', role: 'admin', reach: 'anyone' },
  // Shows what others wrote.
  'routing.review': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'routing.train': { scope: 'admin', role: 'admin', reach: 'anyone' },
  'routing.roll-back': { scope: 'admin', role: 'owner', reach: 'anyone' },
};
