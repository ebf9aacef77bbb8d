import type { ChannelHealth, Health, HealthPart } from '../../domain/access/check-health.ts';
import type { Group } from '../../domain/access/group.ts';
import type { KnownPerson } from '../../domain/access/manage-people.ts';
import type { PairingRequest } from '../../domain/access/pairing.ts';
import type { Identity, Person } from '../../domain/access/person.ts';
import type { Token } from '../../domain/access/token.ts';
import type { ListedCommand } from '../../domain/commands/command-registry.ts';
import type { Approval } from '../../domain/agent/approval.ts';
import type { ShownEntry } from '../../domain/audit/read-audit.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Attachment } from '../../domain/conversation/read-files.ts';
import type { Turn } from '../../domain/conversation/turn.ts';
import type { BudgetStanding } from '../../domain/costs/manage-budgets.ts';
import type { ReportedCosts } from '../../domain/costs/report-costs.ts';
import type { Fact } from '../../domain/memory/fact.ts';
import type { ButtonRef } from '../../domain/messaging/press-button.ts';
import type { ShownPlugin } from '../../domain/plugins/plugins-in.ts';
import type { Intent } from '../../domain/routing/learned/intent.ts';
import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import type { Route } from '../../domain/routing/route.ts';
import type { OutputLine } from '../../domain/tasks/output-line.ts';
import type { Project } from '../../domain/tasks/project.ts';
import type { Schedule } from '../../domain/tasks/schedule.ts';
import type { Task } from '../../domain/tasks/task.ts';
import type { Builder } from './builder.ts';

/** A button with what stands on it. */
export interface ShownButton extends ButtonRef {
  readonly label: string;
}

export type Refs = ReturnType<typeof makeRefs>;

/** The names in the schema of the domain's things, so that each area can point to the others. */
export function makeRefs(builder: Builder) {
  return {
    person: builder.objectRef<Person>('Person'),
    knownPerson: builder.objectRef<KnownPerson>('KnownPerson'),
    identity: builder.objectRef<Identity>('Identity'),
    pairing: builder.objectRef<PairingRequest>('Pairing'),
    group: builder.objectRef<Group>('Group'),
    command: builder.objectRef<ListedCommand>('Command'),
    token: builder.objectRef<Token>('Token'),
    conversation: builder.objectRef<Conversation>('Conversation'),
    turn: builder.objectRef<Turn>('Turn'),
    attachment: builder.objectRef<Attachment>('Attachment'),
    button: builder.objectRef<ShownButton>('Button'),
    plugin: builder.objectRef<ShownPlugin>('Plugin'),
    message: builder.objectRef<{ readonly id: string; readonly text: string }>('Message'),
    route: builder.objectRef<Route>('Route'),
    intent: builder.objectRef<Intent>('RoutedMessage'),
    model: builder.objectRef<ModelEntry>('Model'),
    task: builder.objectRef<Task>('Task'),
    outputLine: builder.objectRef<OutputLine>('TaskOutputLine'),
    project: builder.objectRef<Project>('Project'),
    schedule: builder.objectRef<Schedule>('Schedule'),
    approval: builder.objectRef<Approval>('Approval'),
    memory: builder.objectRef<Fact>('Memory'),
    auditEntry: builder.objectRef<ShownEntry>('AuditEntry'),
    costRow: builder.objectRef<ReportedCosts>('CostRow'),
    budget: builder.objectRef<BudgetStanding>('Budget'),
    health: builder.objectRef<Health>('Health'),
    healthPart: builder.objectRef<HealthPart>('HealthPart'),
    channelHealth: builder.objectRef<ChannelHealth>('ChannelHealth'),
  };
}
