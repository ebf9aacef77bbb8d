import type { Group } from '../../access/group.ts';
import type { PairingRequest } from '../../access/pairing.ts';
import type { Identity, Person } from '../../access/person.ts';
import type { Token } from '../../access/token.ts';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Approval } from '../../agent/approval.ts';
import type { Step } from '../../agent/step.ts';
import type { ConversationEvent, ConversationEventBody, PartialReply } from '../../conversation/conversation-event.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Nanos } from '../../costs/money.ts';
import type { Usage } from '../../costs/usage.ts';
import type { OutboxEntry } from '../../delivery/outbox-entry.ts';
import { UnknownIdError } from '../../errors.ts';
import type { Fact } from '../../memory/fact.ts';
import type { Summary } from '../../memory/summaries/summary.ts';
import type { Attachment, AttachmentOwner } from '../../messaging/attachment.ts';
import type { ObservedMessage, Sighting } from '../../messaging/sighting.ts';
import type { ChannelHealth } from '../../ports/channel-accounts.ts';
import type { Intent, TrainingChoice } from '../../routing/learned/intent.ts';
import type { ModelVersion } from '../../routing/learned/model-version.ts';
import type { Json } from '../../plugins/contract.ts';
import type { StoredJob } from '../../plugins/stored-job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { BudgetChange } from '../../ports/budget-book.ts';
import type { NewPluginDocument, NewPluginText, TextCollection } from '../../ports/plugin-texts.ts';
import type { ValueSpace } from '../../ports/plugin-values.ts';
import type { ReservationRequest } from '../../ports/ledger.ts';
import type { OutputLine } from '../../tasks/output-line.ts';
import type { Project } from '../../tasks/project.ts';
import type { Schedule } from '../../tasks/schedule.ts';
import type { Task } from '../../tasks/task.ts';

/** Who holds a piece of work. */
export interface Claim {
  owner: string | null;
  /** On the wall clock, in milliseconds. */
  leaseUntil: number;
  fence: number;
}

export interface ConversationRow {
  conversation: Conversation;
  turns: number;
  readonly events: ConversationEvent[];
  readonly noticeKeys: Set<string>;
  partial: PartialReply | null;
}

export interface TurnRow extends Claim {
  turn: Turn;
  readonly messageKey: string;
  attempts: number;
}

export interface TaskRow extends Claim {
  task: Task;
  notBefore: Date | null;
  transientTries: number;
  readonly lines: OutputLine[];
}

export interface ReservationRow {
  request: ReservationRequest;
  readonly bound: Nanos;
  readonly maxOutputTokens: number;
  settled: { readonly cost: Nanos; readonly usage: Usage | null } | null;
}

export interface OutboxRow {
  entry: OutboxEntry;
  /** Null: an answer. */
  readonly key: string | null;
  closed: { readonly problem: string | null } | null;
}

export interface AttachmentRow extends AttachmentOwner {
  file: Attachment;
  readonly direction: 'in' | 'out';
  /** Its place in its message or among what goes out with its run, from 1. */
  readonly position: number;
  readonly caption: string;
  readonly at: Date;
  /** Where a network holds it; null: no network does. */
  readonly fetch: { readonly remote: string; readonly conversationId: string; readonly fetchUntil: number } | null;
  content: Uint8Array | null;
}

export interface AccountRow extends Claim {
  cursor: string | null;
  health: ChannelHealth;
}

export interface PluginTextsRow {
  readonly collection: TextCollection;
  last: number;
  epoch: number;
  readonly documents: Map<
    string,
    Pick<NewPluginDocument, 'about' | 'at' | 'by'> & { readonly texts: readonly (NewPluginText & { readonly number: number })[] }
  >;
}

export interface PluginValueRow {
  readonly space: ValueSpace;
  readonly key: string;
  readonly value: Json;
  readonly keepUntil: Date | null;
}

/** Which learned model is used, and who trains the next. */
export interface TrainingRow extends Claim {
  active: string | null;
  claimedAt: Date | null;
  lastAt: Date | null;
  /** How often a training was asked for; as of the running one; as of the last one that was finished. */
  requested: number;
  claimedRequested: number;
  lastRequested: number;
  /** The same for how often labels were removed. */
  forgotten: number;
  claimedForgotten: number;
  lastForgotten: number;
}

/** What all in-memory stores share: one consistent world, as one database is. */
export interface InMemoryState {
  readonly clock: Clock;
  /** Who follows when one person becomes another, after all else has. */
  readonly mergeFollowers: ((from: string, into: string) => void)[];
  readonly people: Map<string, Person>;
  readonly blocked: Set<string>;
  readonly identities: Identity[];
  /** Persons who were asked for their time zone, and the first turn after that; null: there was none yet. */
  readonly zoneQuestions: Map<string, string | null>;
  readonly pairings: { readonly request: PairingRequest; readonly hash: string; taken: boolean; usedBy: string | null }[];
  /** By channel, account and chat. */
  readonly groups: Map<string, Group>;
  /** The persons who are guests, by group. */
  readonly guests: Map<string, Set<string>>;
  readonly outbox: OutboxRow[];
  readonly attachments: Map<string, AttachmentRow>;
  readonly channels: Map<string, AccountRow>;
  /** By account and external id. */
  readonly notes: Map<string, { readonly sighting: Sighting; readonly observed: ObservedMessage | null }>;
  readonly tokens: Map<string, { token: Token; readonly hash: string }>;
  readonly loginCodes: Map<string, { readonly personId: string; readonly expiresAt: Date; readonly isUsed: boolean }>;
  readonly projects: Map<string, { project: Project; readonly members: Set<string> }>;
  readonly facts: Map<string, Fact>;
  /** Each with what it covered then: when that has changed, it is gone. */
  readonly summaries: Map<string, { readonly summary: Summary; readonly covered: string }>;
  /** Turns of persons who wanted nothing kept when they said it. */
  readonly unremembered: Set<string>;
  /** Turns whose words were taken away. */
  readonly forgotten: Set<string>;
  readonly intents: Map<string, Intent>;
  /** Of those who chose. */
  readonly trainingChoices: Map<string, TrainingChoice>;
  readonly models: Map<string, ModelVersion & { readonly artefact: Uint8Array | null }>;
  readonly training: TrainingRow;
  readonly approvals: Map<string, Approval>;
  readonly conversations: Map<string, ConversationRow>;
  readonly turns: Map<string, TurnRow>;
  readonly tasks: Map<string, TaskRow>;
  readonly schedules: Map<string, Schedule>;
  /** By plugin and scope. */
  readonly pluginTexts: Map<string, PluginTextsRow>;
  /** By plugin, person and key. */
  readonly pluginValues: Map<string, PluginValueRow>;
  /** By plugin and id. */
  readonly pluginJobs: Map<string, StoredJob>;
  readonly audit: AuditEntry[];
  readonly steps: Map<string, Step[]>;
  readonly reservations: Map<string, ReservationRow>;
  readonly accounts: Map<string, { reserved: Nanos; spent: Nanos }>;
  readonly budgetChanges: Map<string, BudgetChange>;
  /** By account: the ceiling of which people were told that it is nearly reached. */
  readonly notedLimits: Map<string, Nanos>;
  readonly workers: Map<string, { lastBeat: number; hasLock: boolean }>;
}

export function makeInMemoryState(clock: Clock): InMemoryState {
  return {
    clock,
    mergeFollowers: [],
    people: new Map(),
    blocked: new Set(),
    identities: [],
    zoneQuestions: new Map(),
    pairings: [],
    groups: new Map(),
    guests: new Map(),
    outbox: [],
    attachments: new Map(),
    channels: new Map(),
    notes: new Map(),
    tokens: new Map(),
    loginCodes: new Map(),
    projects: new Map(),
    facts: new Map(),
    summaries: new Map(),
    unremembered: new Set(),
    forgotten: new Set(),
    intents: new Map(),
    trainingChoices: new Map(),
    models: new Map(),
    training: {
      ...{ owner: null, leaseUntil: 0, fence: 0, active: null, claimedAt: null, lastAt: null },
      ...{ requested: 0, claimedRequested: 0, lastRequested: 0 },
      ...{ forgotten: 0, claimedForgotten: 0, lastForgotten: 0 },
    },
    approvals: new Map(),
    conversations: new Map(),
    turns: new Map(),
    tasks: new Map(),
    schedules: new Map(),
    pluginTexts: new Map(),
    pluginValues: new Map(),
    pluginJobs: new Map(),
    audit: [],
    steps: new Map(),
    reservations: new Map(),
    accounts: new Map(),
    budgetChanges: new Map(),
    notedLimits: new Map(),
    workers: new Map(),
  };
}

/** Numbers the event and adds it; throws an UnknownIdError when there is no such conversation. */
export function appendEvent(
  state: InMemoryState,
  conversationId: string,
  event: { at: Date; turnId: string | null; body: ConversationEventBody },
): void {
  const row = state.conversations.get(conversationId);
  if (row === undefined) throw new UnknownIdError('conversation');
  row.events.push({ number: row.events.length + 1, ...event });
}
