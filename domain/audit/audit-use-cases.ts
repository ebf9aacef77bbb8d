import type { ChangeSettings } from '../access/change-settings.ts';
import type { LinkIdentities } from '../access/link-identities.ts';
import type { Login } from '../access/login.ts';
import { groupName } from '../access/manage-groups.ts';
import type { ManageGroups } from '../access/manage-groups.ts';
import type { ManagePeople } from '../access/manage-people.ts';
import type { ManageTokens } from '../access/manage-tokens.ts';
import type { PairPeople } from '../access/pair-people.ts';
import type { Approvals } from '../agent/approvals.ts';
import type { ManageBudgets } from '../costs/manage-budgets.ts';
import type { CloneProject } from '../tasks/clone-project.ts';
import type { StopTask } from '../tasks/end-task.ts';
import type { DiscardTask, MergeTask } from '../tasks/git/merge-task.ts';
import type { NewTask } from '../tasks/new-task.ts';
import type { Membership, ProjectMembers } from '../tasks/project-members.ts';
import type { Projects } from '../tasks/projects.ts';
import type { RetryTask } from '../tasks/retry-task.ts';
import type { Schedules } from '../tasks/schedules/schedules.ts';
import type { SubmitTask } from '../tasks/submit-task.ts';
import type { ManageModels } from '../routing/learned/manage-models.ts';
import type { ReviewRouting } from '../routing/learned/review-queue.ts';
import { auditMemory } from './audit-memory.ts';
import type { AuditedMemory } from './audit-memory.ts';
import { auditPlugins } from './audit-plugins.ts';
import type { AuditedPlugins } from './audit-plugins.ts';
import type { Deed, Recorder } from './recorder.ts';

/** What people do that the audit log keeps. */
interface AuditedUseCases extends AuditedMemory, AuditedPlugins {
  readonly submitTask: SubmitTask;
  readonly stopTask: StopTask;
  readonly retryTask: RetryTask;
  readonly mergeTask: MergeTask;
  readonly discardTask: DiscardTask;
  readonly schedules: Schedules;
  readonly approvals: Approvals;
  readonly projects: Projects;
  readonly cloneProject: CloneProject;
  readonly projectMembers: ProjectMembers;
  readonly tokens: ManageTokens;
  readonly login: Login;
  readonly people: ManagePeople;
  readonly pairing: PairPeople;
  readonly links: LinkIdentities;
  readonly groups: ManageGroups;
  readonly changeSettings: ChangeSettings;
  readonly budgets: ManageBudgets;
  readonly reviewRouting: ReviewRouting;
  readonly learnedModels: ManageModels;
}

/** The same use cases, each written down by the recorder whenever it is called. */
export function auditUseCases<U extends AuditedUseCases>(recorder: Recorder, useCases: U) {
  return {
    ...useCases,
    ...forTasks(recorder, useCases),
    ...forProjects(recorder, useCases),
    ...forAccess(recorder, useCases),
    ...forPeople(recorder, useCases),
    ...forRouting(recorder, useCases),
    ...auditMemory(recorder, useCases),
    ...auditPlugins(recorder, useCases),
  };
}

function forTasks(
  { wrapBegun }: Recorder,
  { submitTask, stopTask, retryTask, mergeTask, discardTask, schedules, approvals }: AuditedUseCases,
) {
  const onTask = ([id]: readonly [id: string, ...rest: readonly unknown[]]): Deed => ({ subject: `task:${id}` });
  const onSchedule = ([id]: readonly [id: string, ...rest: readonly unknown[]]): Deed => ({ subject: `schedule:${id}` });
  const retry = wrapBegun('task.retry', retryTask, ([id], again) => ({ subject: `task:${id}`, details: { again: again?.id } }));
  return {
    submitTask: wrapBegun('task.create', submitTask, ([input], task) => taskDeed(input, task?.id ?? null)),
    stopTask: wrapBegun('task.stop', stopTask, onTask),
    retryTask: Object.assign(retry, { forecast: retryTask.forecast }),
    mergeTask: wrapBegun('task.merge', mergeTask, onTask),
    discardTask: wrapBegun('task.discard', discardTask, onTask),
    schedules: {
      ...schedules,
      create: wrapBegun('schedule.create', schedules.create, ([{ task, cron, at, zone }], made) => ({
        subject: made === null ? null : `schedule:${made.id}`,
        details: { ...workDetails(task), cron, at, zone },
      })),
      edit: wrapBegun('schedule.edit', schedules.edit, ([id, edit]) => ({ subject: `schedule:${id}`, details: { ...edit } })),
      pause: wrapBegun('schedule.pause', schedules.pause, onSchedule),
      resume: wrapBegun('schedule.resume', schedules.resume, onSchedule),
      remove: wrapBegun('schedule.remove', schedules.remove, onSchedule),
    },
    approvals: {
      ...approvals,
      decide: wrapBegun('approval.decide', approvals.decide, ([id, decision], approval) => ({
        subject: `approval:${id}`,
        details: { decision, task: approval?.taskId, action: approval?.action },
      })),
    },
  };
}

function taskDeed(input: NewTask, id: string | null): Deed {
  const subject = id === null ? null : `task:${id}`;
  if (input.continues == null) return { subject, details: workDetails(input) };
  return { action: 'task.continue', subject, details: { ...workDetails(input), continues: input.continues } };
}

function workDetails({ project, prompt, command, template, budgetUsd }: NewTask) {
  return { project, prompt, command, template, budgetUsd };
}

function forProjects({ wrap }: Recorder, { projects, cloneProject, projectMembers }: AuditedUseCases) {
  const onMember = ([{ project, person }]: readonly [Membership]): Deed => ({ subject: `project:${project}`, details: { person } });
  return {
    projectMembers: {
      add: wrap('project.add-member', projectMembers.add, onMember),
      remove: wrap('project.remove-member', projectMembers.remove, onMember),
    },
    projects: {
      ...projects,
      add: wrap('project.add', projects.add, ([path], project) => ({
        subject: project === null ? null : `project:${project.name}`,
        details: { path },
      })),
    },
    cloneProject: wrap('project.clone', cloneProject, ([{ url, name }], project) => ({
      subject: project === null ? null : `project:${project.name}`,
      details: { url, name },
    })),
  };
}

function forRouting({ wrap }: Recorder, { reviewRouting, learnedModels }: AuditedUseCases) {
  return {
    reviewRouting: {
      list: wrap('routing.review', reviewRouting.list, (_first, shown) => ({ details: { shown: shown?.length } })),
      label: wrap('routing.label', reviewRouting.label, ([id, { mode, plugin }]) => ({ subject: `turn:${id}`, details: { mode, plugin } })),
    },
    learnedModels: {
      ...learnedModels,
      retrain: wrap('routing.train', learnedModels.retrain, () => ({})),
      rollBack: wrap('routing.roll-back', learnedModels.rollBack, (_none, now) => ({ details: { active: now?.active ?? 'shipped' } })),
    },
  };
}

function forAccess({ wrap }: Recorder, { tokens, login, changeSettings, budgets }: AuditedUseCases) {
  return {
    tokens: {
      ...tokens,
      create: wrap('token.create', tokens.create, ([{ name, scope, expiresInDays }], made) => ({
        subject: made === null ? null : `token:${made.token.id}`,
        details: { name, scope, expiresInDays },
      })),
      revoke: wrap('token.revoke', tokens.revoke, ([id]) => ({ subject: `token:${id}` })),
    },
    login: { ...login, createCode: wrap('login.create', login.createCode, () => ({})) },
    budgets: {
      ...budgets,
      change: wrap('budget.change', budgets.change, ([{ name, dollars, onlyToday }]) => ({
        subject: `budget:${name}`,
        details: { dollars, onlyToday },
      })),
    },
    changeSettings: wrap('settings.change', changeSettings, ([settings]) => ({ details: { ...settings } })),
  };
}

function forPeople({ wrap }: Recorder, { people, pairing, links, groups }: AuditedUseCases) {
  return {
    people: {
      ...people,
      setRole: wrap('people.role', people.setRole, ([id, role]) => ({ subject: `person:${id}`, details: { role } })),
      setBlocked: wrap('people.block', people.setBlocked, ([id, isBlocked]) => ({
        ...(isBlocked ? {} : { action: 'people.unblock' }),
        subject: `person:${id}`,
      })),
    },
    pairing: {
      ...pairing,
      approve: wrap('people.admit', pairing.approve, ([, role], person) => ({
        subject: person === null ? null : `person:${person.id}`,
        details: { role },
      })),
      deny: wrap('people.deny', pairing.deny, ([id]) => ({ subject: `pairing:${id}` })),
    },
    links: {
      ...links,
      createCode: wrap('person.link-code', links.createCode, () => ({})),
      redeem: wrap('person.link', links.redeem, (_code, person) => ({ subject: person === null ? null : `person:${person.id}` })),
    },
    groups: {
      ...groups,
      allow: wrap('group.allow', groups.allow, ([key, observes]) => ({ subject: groupName(key), details: { observes } })),
      deny: wrap('group.deny', groups.deny, ([key]) => ({ subject: groupName(key) })),
      setGuest: wrap('group.guest', groups.setGuest, ([key, personId, isGuest]) => ({
        subject: groupName(key),
        details: { person: personId, isGuest },
      })),
    },
  };
}
