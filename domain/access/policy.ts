import { ForbiddenError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import type { Action } from './actions.ts';
import type { Principal, Role, Scope } from './principal.ts';
import { RULES } from './rules.ts';
import type { Rule } from './rules.ts';

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
