import { describe, expect, test } from 'vitest';

import { ForbiddenError } from '../errors.ts';
import { as, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation, NOON } from '../testing/fixtures.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { auditUseCases } from './audit-use-cases.ts';
import { AUDITED, CHANGING, isAudited } from './audited-actions.ts';
import { makeRecorder } from './recorder.ts';

const no = async (): Promise<never> => {
  throw new ForbiddenError('Nobody may.');
};
const NEW_TASK = { project: null, prompt: 'x', command: null, budgetUsd: null, conversationId: null, model: null, key: null } as const;
const GROUP = { channel: 'telegram', account: 'bot1', chat: '-1' } as const;
const NO_EDIT = { cron: null, at: null, zone: null, prompt: null, command: null, budgetUsd: null, missed: null } as const;

describe('what the audit log keeps', () => {
  test('every action that changes something says what the log calls it, or that it is not kept', () => {
    expect(Object.keys(AUDITED).toSorted()).toEqual([...CHANGING].toSorted());
    expect(CHANGING.filter((action) => !isAudited(action))).toEqual([
      'conversation.create',
      'conversation.write',
      'file.upload',
      'turn.feedback',
      'turn.stop',
      'turn.retry',
      'memory.write',
      'plugin.use',
      'plugin.model',
      'plugin.jobs',
      'plugin.internet',
      'plugin.share',
      'plugin.find',
      'plugin.take-in',
    ]);
  });

  test('every name in the table is written by the use case that does it, also when it is refused', async () => {
    const world = makeDomainWorld();
    const recorder = makeRecorder({ ...world, redactor: makeRedactor({ secrets: [] }) });
    const all = auditUseCases(recorder, {
      submitTask: no,
      stopTask: no,
      retryTask: Object.assign(async () => no(), { forecast: no }),
      mergeTask: no,
      discardTask: no,
      schedules: { create: no, get: no, list: no, pause: no, resume: no, edit: no, remove: no },
      approvals: { pending: no, get: no, decide: no },
      projects: { add: no, open: no, named: no, get: no, list: no },
      cloneProject: no,
      projectMembers: { add: no, remove: no },
      tokens: { create: no, list: no, revoke: no },
      login: { makeCode: no, createCode: no, redeem: no },
      people: { list: no, identitiesOf: no, setRole: no, setBlocked: no },
      pairing: { pending: no, approve: no, deny: no },
      links: { createCode: no, redeem: no },
      groups: { list: no, find: no, allow: no, deny: no, setGuest: no },
      changeSettings: no,
      budgets: { list: no, change: no },
      reviewRouting: { list: no, label: no },
      plugins: { list: () => [], offIn: no, switch: no },
      learnedModels: { look: no, retrain: no, rollBack: no },
      memories: {
        ...{ look: no, list: no, get: no, matching: no, history: no, source: no, remember: no, correct: no, forget: no },
        forgetOfGroup: no,
      },
      forgetEverything: { ask: no, confirm: no },
    });
    const who = as(GUEST, { place: 'telegram:bot1:7' });
    const calls = [
      () => all.submitTask(who, NEW_TASK),
      () => all.submitTask(who, { ...NEW_TASK, continues: 'abc' }),
      () => all.stopTask(who, 'abc'),
      () => all.retryTask(who, 'abc'),
      () => all.mergeTask(who, 'abc'),
      () => all.discardTask(who, 'abc'),
      () => all.schedules.create(who, { task: NEW_TASK, cron: '0 9 * * *', at: null, zone: null, missed: null }),
      () => all.schedules.edit(who, 'abc', NO_EDIT),
      () => all.schedules.pause(who, 'abc'),
      () => all.schedules.resume(who, 'abc'),
      () => all.schedules.remove(who, 'abc'),
      () => all.approvals.decide(who, 'abc', 'approved'),
      () => all.projects.add(who, 'demo'),
      () => all.cloneProject(who, { url: 'https://example.org/a.git', name: null }),
      () => all.projectMembers.add(who, { project: 'demo', person: 'x' }),
      () => all.projectMembers.remove(who, { project: 'demo', person: 'x' }),
      () => all.tokens.create(who, { name: 'x', scope: 'read', expiresInDays: null }),
      () => all.tokens.revoke(who, 'abc'),
      () => all.login.createCode(who),
      () => all.budgets.change(who, { name: 'person-day', dollars: 5, onlyToday: false }),
      () => all.people.setRole(who, 'abc', 'admin'),
      () => all.people.setBlocked(who, 'abc', true),
      () => all.people.setBlocked(who, 'abc', false),
      () => all.pairing.approve(who, 'code', 'member'),
      () => all.pairing.deny(who, 'abc'),
      () => all.links.createCode(who),
      () => all.links.redeem(who, 'code'),
      () => all.groups.allow(who, GROUP),
      () => all.groups.deny(who, GROUP),
      () => all.groups.setGuest(who, GROUP, 'abc', true),
      () => all.changeSettings(who, { language: 'ru' }),
      () => all.reviewRouting.list(who, 10),
      () => all.reviewRouting.label(who, 'abc', { mode: 'chat', plugin: null }),
      () => all.learnedModels.retrain(who),
      () => all.learnedModels.rollBack(who),
      () => all.plugins.switch(who, aConversation(), 'reminders', false),
      () => all.memories.forgetOfGroup(who, GROUP, 'abc'),
      () => all.forgetEverything.confirm(who, 'web', { id: null, before: NOON }),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow('Nobody may.');
    const { items } = await world.audit.list({ limit: 100, after: null });
    const names = new Set(items.map(({ item }) => item.action));
    expect([...names].toSorted()).toEqual([...new Set(Object.values(AUDITED).flat())].toSorted());
    for (const { item } of items) {
      expect(item).toMatchObject({
        personId: GUEST.id,
        place: 'telegram:bot1:7',
        result: 'refused',
        details: { error: 'access.forbidden' },
      });
    }
  });
});
