import { describe, expect, test } from 'vitest';

import { ForbiddenError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { ACTIONS } from './actions.ts';
import { assertAccess, decideAccess } from './policy.ts';
import type { Action } from './actions.ts';
import type { Resource } from './policy.ts';
import type { Principal, Role, Scope } from './principal.ts';

const ROLES: readonly Role[] = ['guest', 'member', 'admin', 'owner'];
const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];

/** The whole policy once more, written down by hand: least role, least scope, and who among those. */
const TABLE: Readonly<Record<Action, readonly [Role, Scope, 'anyone' | 'own' | 'own-or-admin' | 'member-or-admin']>> = {
  'self.read': ['guest', 'read', 'anyone'],
  'health.read': ['member', 'read', 'anyone'],
  'schema.read': ['guest', 'read', 'anyone'],
  'conversation.read': ['guest', 'read', 'own'],
  'conversation.create': ['member', 'write', 'anyone'],
  'conversation.write': ['guest', 'write', 'own'],
  'file.read': ['guest', 'read', 'own'],
  'file.upload': ['guest', 'write', 'anyone'],
  'turn.feedback': ['guest', 'write', 'own-or-admin'],
  'turn.stop': ['guest', 'write', 'own-or-admin'],
  'turn.retry': ['guest', 'write', 'own-or-admin'],
  'task.read': ['member', 'read', 'member-or-admin'],
  'task.read-all': ['admin', 'read', 'anyone'],
  'task.create': ['member', 'write', 'member-or-admin'],
  'task.stop': ['member', 'write', 'own-or-admin'],
  'task.retry': ['member', 'write', 'own-or-admin'],
  'task.merge': ['member', 'write', 'own-or-admin'],
  'task.discard': ['member', 'write', 'own-or-admin'],
  'schedule.read': ['member', 'read', 'member-or-admin'],
  'schedule.read-all': ['admin', 'read', 'anyone'],
  'schedule.write': ['member', 'write', 'own-or-admin'],
  'approval.read': ['member', 'read', 'own-or-admin'],
  'approval.decide': ['member', 'write', 'own-or-admin'],
  'approval.decide-as-owner': ['owner', 'admin', 'anyone'],
  'project.read': ['member', 'read', 'member-or-admin'],
  'project.add': ['member', 'write', 'anyone'],
  'project.clone': ['admin', 'write', 'anyone'],
  'project.share': ['member', 'write', 'own-or-admin'],
  'template.read': ['member', 'read', 'anyone'],
  'memory.read': ['guest', 'read', 'own'],
  'memory.write': ['guest', 'write', 'own'],
  'memory.forget-all': ['guest', 'admin', 'own'],
  'group-memory.read': ['admin', 'read', 'anyone'],
  'group-memory.write': ['admin', 'admin', 'anyone'],
  'plugin.use': ['guest', 'write', 'anyone'],
  'plugin.read': ['guest', 'read', 'anyone'],
  'plugin.change': ['admin', 'write', 'anyone'],
  'plugin.model': ['guest', 'write', 'anyone'],
  'plugin.jobs': ['guest', 'write', 'anyone'],
  'plugin.internet': ['member', 'write', 'anyone'],
  'plugin.share': ['member', 'write', 'anyone'],
  'plugin.find': ['guest', 'read', 'anyone'],
  'plugin.take-in': ['member', 'write', 'anyone'],
  'model.read': ['member', 'read', 'anyone'],
  'cost.read': ['member', 'read', 'anyone'],
  'cost.read-all': ['admin', 'read', 'anyone'],
  'budget.read': ['member', 'read', 'anyone'],
  'budget.change': ['owner', 'admin', 'anyone'],
  'token.read': ['member', 'read', 'anyone'],
  'token.create': ['member', 'admin', 'anyone'],
  'token.revoke': ['member', 'admin', 'anyone'],
  'people.read': ['admin', 'read', 'anyone'],
  'people.pair': ['admin', 'admin', 'anyone'],
  'people.change': ['admin', 'admin', 'anyone'],
  'person.link': ['guest', 'admin', 'anyone'],
  'group.read': ['admin', 'read', 'anyone'],
  'group.change': ['admin', 'admin', 'anyone'],
  'settings.change': ['guest', 'write', 'anyone'],
  'audit.read': ['admin', 'read', 'anyone'],
  'routing.read': ['admin', 'read', 'anyone'],
  'routing.review': ['admin', 'admin', 'anyone'],
  'routing.train': ['admin', 'admin', 'anyone'],
  'routing.roll-back': ['owner', 'admin', 'anyone'],
};

const MINE: Resource = { kind: 'thing', ownerId: 'me', isMember: false };
const SHARED: Resource = { kind: 'thing', ownerId: 'another', isMember: true };
const FOREIGN: Resource = { kind: 'thing', ownerId: 'another', isMember: false };
const NOBODYS: Resource = { kind: 'thing', ownerId: null, isMember: false };

function principal(role: Role, scope: Scope): Principal {
  return { personId: 'me', role, scope, tokenId: null };
}

function reached(reach: (typeof TABLE)[Action][2], role: Role, resource: Resource | undefined): boolean {
  if (resource === undefined || resource === MINE || reach === 'anyone') return true;
  const isAdmin = role === 'admin' || role === 'owner';
  if (reach === 'own') return false;
  return isAdmin || (reach === 'member-or-admin' && resource === SHARED);
}

describe('the policy', () => {
  test('I7: every action has exactly one rule', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...ACTIONS].toSorted());
    expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
  });

  test.each(ACTIONS)('I7: %s is allowed to whom the table names, and to nobody else', (action) => {
    const [leastRole, leastScope, reach] = TABLE[action];
    for (const role of ROLES) {
      for (const scope of SCOPES) {
        for (const resource of [undefined, MINE, SHARED, FOREIGN, NOBODYS]) {
          const may =
            reached(reach, role, resource) &&
            ROLES.indexOf(role) >= ROLES.indexOf(leastRole) &&
            SCOPES.indexOf(scope) >= SCOPES.indexOf(leastScope);
          expect({ role, scope, resource, allowed: decideAccess(principal(role, scope), action, resource).allowed }).toEqual({
            role,
            scope,
            resource,
            allowed: may,
          });
        }
      }
    }
  });

  test.each(ACTIONS)('I7: %s is refused to somebody without a token', (action) => {
    expect(decideAccess(null, action)).toEqual({ allowed: false, because: 'unauthenticated' });
    expect(decideAccess(null, action, MINE)).toEqual({ allowed: false, because: 'unauthenticated' });
  });

  test("I7: somebody else's thing is answered as unknown, whatever else would be missing", () => {
    for (const role of ['guest', 'member'] as const) {
      for (const scope of SCOPES) {
        expect(decideAccess(principal(role, scope), 'task.stop', FOREIGN)).toEqual({ allowed: false, because: 'unknown' });
      }
    }
    expect(() => assertAccess(principal('member', 'read'), 'task.stop', { ...FOREIGN, kind: 'task' })).toThrow(new UnknownIdError('task'));
  });
});

describe('the errors', () => {
  test('say what is missing', () => {
    expect(() => assertAccess(null, 'task.read')).toThrow(UnauthenticatedError);
    expect(() => assertAccess(principal('member', 'read'), 'task.create')).toThrow(
      new ForbiddenError('This needs a token with the scope "write".'),
    );
    expect(() => assertAccess(principal('guest', 'admin'), 'task.create')).toThrow(
      new ForbiddenError('Only someone with the role "member" may do this.'),
    );
    expect(() => assertAccess(principal('member', 'write'), 'task.create')).not.toThrow();
  });
});
