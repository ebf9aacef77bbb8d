import { mayKeep, stricter } from '../../routing/learned/intent.ts';
import { saysTheSame, supersedeFacts } from './memory-store.ts';
import { movePluginTexts } from './plugin-texts.ts';
import { placeOf } from './plugin-values.ts';
import type { InMemoryState } from './state.ts';
import { choiceOf, forgetIntents } from './training-choices.ts';

/** Everything that names the one names the other afterwards, and the one is gone. */
export function mergePersons(state: InMemoryState, from: string, into: string): void {
  const own = <T extends { readonly personId: string }>(thing: T): T => (thing.personId === from ? { ...thing, personId: into } : thing);
  state.identities.splice(0, Infinity, ...state.identities.map(own));
  for (const row of state.conversations.values()) row.conversation = own(row.conversation);
  for (const row of state.turns.values()) row.turn = own(row.turn);
  for (const row of state.tasks.values()) row.task = own(row.task);
  for (const [id, one] of state.schedules) state.schedules.set(id, { ...one, plan: own(one.plan) });
  mergePlugins(state, from, into);
  for (const row of state.tokens.values()) row.token = own(row.token);
  for (const row of state.reservations.values()) row.request = own(row.request);
  for (const [hash, code] of state.loginCodes) state.loginCodes.set(hash, own(code));
  for (const [id, row] of state.attachments) if (row.uploaderId === from) state.attachments.set(id, { ...row, uploaderId: into });
  mergeFacts(state, from, into);
  mergeIntents(state, from, into);
  mergeMemberships(state, from, into);
  mergeBudgets(state, from, into);
  for (const [id, approval] of state.approvals) {
    if (approval.decidedBy === from) state.approvals.set(id, { ...approval, decidedBy: into });
  }
  for (const [key, group] of state.groups) if (group.decidedBy === from) state.groups.set(key, { ...group, decidedBy: into });
  for (const guests of state.guests.values()) if (guests.delete(from)) guests.add(into);
  const [stays, goes] = [state.people.get(into), state.people.get(from)];
  if (stays !== undefined && goes?.keepsMemory === false) state.people.set(into, { ...stays, keepsMemory: false });
  state.people.delete(from);
  state.zoneQuestions.delete(from);
  state.blocked.delete(from);
  for (const follow of state.mergeFollowers) follow(from, into);
}

/** What both know is kept once, and what the one said later takes the place of what the other did. */
function mergeFacts(state: InMemoryState, from: string, into: string): void {
  for (const fact of [...state.facts.values()]) {
    const scope = fact.scope.kind === 'person' && fact.scope.personId === from ? { ...fact.scope, personId: into } : fact.scope;
    const moved = { ...fact, scope, speakerId: fact.speakerId === from ? into : fact.speakerId };
    const others = [...state.facts.values()].filter(({ id, heldUntil }) => id !== fact.id && heldUntil === null);
    if (fact.heldUntil === null && others.some((each) => saysTheSame(each, moved))) state.facts.delete(fact.id);
    else state.facts.set(fact.id, moved);
  }
  supersedeFacts(state);
}

/** The stricter choice of the two holds for what is kept of both. */
function mergeIntents(state: InMemoryState, from: string, into: string): void {
  for (const [id, intent] of state.intents) if (intent.personId === from) state.intents.set(id, { ...intent, personId: into });
  state.trainingChoices.set(into, stricter(choiceOf(state, from), choiceOf(state, into)));
  state.trainingChoices.delete(from);
  forgetIntents(state, into, (intent) => !mayKeep(choiceOf(state, into), intent.audience));
}

function mergePlugins(state: InMemoryState, from: string, into: string): void {
  for (const [key, job] of state.pluginJobs) if (job.personId === from) state.pluginJobs.set(key, { ...job, personId: into });
  for (const [key, row] of [...state.pluginValues]) {
    if (row.space.personId !== from) continue;
    state.pluginValues.delete(key);
    const space = { ...row.space, personId: into };
    const place = placeOf(space, row.key);
    if (!state.pluginValues.has(place)) state.pluginValues.set(place, { ...row, space });
  }
  movePluginTexts(state, { kind: 'person', personId: from }, { kind: 'person', personId: into });
}

function mergeMemberships(state: InMemoryState, from: string, into: string): void {
  for (const row of state.projects.values()) {
    if (row.members.delete(from)) row.members.add(into);
    if (row.project.addedBy === from) row.project = { ...row.project, addedBy: into };
  }
}

/** What both have used of their days counts against the one that stays. */
function mergeBudgets(state: InMemoryState, from: string, into: string): void {
  const renamed = (account: string): string => account.replace(`:${from}:`, `:${into}:`);
  for (const row of state.reservations.values()) {
    const budgets = row.request.budgets.map((budget) => ({ ...budget, account: renamed(budget.account) }));
    row.request = { ...row.request, budgets };
  }
  for (const [name, { reserved, spent }] of [...state.accounts]) {
    const target = renamed(name);
    if (target === name) continue;
    const sum = state.accounts.get(target) ?? { reserved: 0, spent: 0 };
    state.accounts.set(target, { reserved: sum.reserved + reserved, spent: sum.spent + spent });
    state.accounts.delete(name);
  }
}
