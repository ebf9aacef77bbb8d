import { ForbiddenError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import type { Principal, Role, Scope } from './principal.ts';

/** Everything that somebody can ask Parley to do. What is not here cannot be done (I7). */
export const ACTIONS = [
  'self.read',
  'health.read',
  'schema.read',
  'conversation.read',
  'conversation.create',
  'conversation.write',
  'file.read',
  'file.upload',
  'turn.feedback',
  'turn.stop',
  'turn.retry',
  'task.read',
  'task.read-all',
  'task.create',
  'task.stop',
  'task.retry',
  'task.merge',
  'task.discard',
  'schedule.read',
  'schedule.read-all',
  'schedule.write',
  'approval.read',
  'approval.decide',
  'approval.decide-as-owner',
  'project.read',
  'project.add',
  'project.clone',
  'project.share',
  'template.read',
  'memory.read',
  'memory.write',
  'memory.forget-all',
  'group-memory.read',
  'group-memory.write',
  'plugin.use',
  'plugin.read',
  'plugin.change',
  'plugin.model',
  'plugin.jobs',
  'plugin.internet',
  'plugin.share',
  'model.read',
  'cost.read',
  'cost.read-all',
  'budget.read',
  'budget.change',
  'token.read',
  'token.create',
  'token.revoke',
  'people.read',
  'people.pair',
  'people.change',
  'person.link',
  'group.read',
  'group.change',
  'settings.change',
  'audit.read',
  'routing.read',
  'routing.review',
  'routing.train',
  'routing.roll-back',
] as const;

export type Action = (typeof ACTIONS)[number];

/** What the action is about, as far as the policy needs to know. */
export interface Resource {
  /** What people call it: `task`, `conversation`. */
  readonly kind: string;
  /** Whose it is; null: nobody's in particular. */
  readonly ownerId: string | null;
  /** Whether the asking person is a member of the project it belongs to. */
  readonly isMember: boolean;
}

export type AccessDecision =
  | { readonly allowed: true }
  /** `unknown`: the thing is somebody else's, which the answer must not give away. */
  | { readonly allowed: false; readonly because: 'unauthenticated' | 'scope' | 'role' | 'unknown' };

interface Rule {
  readonly scope: Scope;
  readonly role: Role;
  /** Who may, among those with the role: `anyone`; `own`: whose it is; `own-or-admin`: also admins; `member-or-admin`: also members of its project. */
  readonly reach: 'anyone' | 'own' | 'own-or-admin' | 'member-or-admin';
}

const RULES: Readonly<Record<Action, Rule>> = {
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

const ROLE_ORDER: readonly Role[] = ['guest', 'member', 'admin', 'owner'];
const SCOPE_ORDER: readonly Scope[] = ['read', 'write', 'admin'];

/** Whether the first role may more than the second. */
export function outranks(role: Role, other: Role): boolean {
  return ROLE_ORDER.indexOf(role) > ROLE_ORDER.indexOf(other);
}

/** The one policy that says who may do what, for every door: messages, buttons, GraphQL fields, subscription events. */
export function decideAccess(principal: Principal | null, action: Action, resource?: Resource): AccessDecision {
  if (principal === null) return { allowed: false, because: 'unauthenticated' };
  const rule = RULES[action];
  if (resource !== undefined && !reaches(principal, rule, resource)) return { allowed: false, because: 'unknown' };
  if (ROLE_ORDER.indexOf(principal.role) < ROLE_ORDER.indexOf(rule.role)) return { allowed: false, because: 'role' };
  if (SCOPE_ORDER.indexOf(principal.scope) < SCOPE_ORDER.indexOf(rule.scope)) return { allowed: false, because: 'scope' };
  return { allowed: true };
}

function reaches(principal: Principal, rule: Rule, resource: Resource): boolean {
  if (rule.reach === 'anyone' || resource.ownerId === principal.personId) return true;
  if (rule.reach === 'own') return false;
  const isAdmin = principal.role === 'admin' || principal.role === 'owner';
  return isAdmin || (rule.reach === 'member-or-admin' && resource.isMember);
}

/** Throws the error that people see when the policy says no. */
export function assertAccess(principal: Principal | null, action: Action, resource?: Resource): asserts principal is Principal {
  const decision = decideAccess(principal, action, resource);
  if (decision.allowed) return;
  throw accessError(decision.because, action, resource);
}

function accessError(because: Exclude<AccessDecision, { allowed: true }>['because'], action: Action, resource?: Resource): Error {
  if (because === 'unauthenticated') return new UnauthenticatedError('Send a valid token as "Authorization: Bearer …".');
  if (because === 'unknown') return new UnknownIdError(resource?.kind ?? 'thing');
  const rule = RULES[action];
  if (because === 'scope') return new ForbiddenError(`This needs a token with the scope "${rule.scope}".`);
  return new ForbiddenError(`Only someone with the role "${rule.role}" may do this.`);
}
