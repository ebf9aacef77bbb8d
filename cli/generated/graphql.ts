/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What a person says to a request. */
export type ApprovalDecision =
  /** Do it. */
  | 'APPROVED'
  /** Do not do it. */
  | 'DENIED';

/** Which request, and what about it. */
export type ApproveInput = {
  /** Yes or no. */
  decision: ApprovalDecision;
  /** The approval’s global id or its code. */
  id: string;
};

/** Who is let in, and as what. */
export type ApprovePairingInput = {
  /** The code that the stranger was given. */
  code: string;
  /** What they may do; `OWNER`: they are the owner, who says so. */
  role: Role;
};

/** What came of it. */
export type AuditResult =
  /** It was about to be done; nobody knows how it ended, because it still goes on or the process ended meanwhile. */
  | 'BEGUN'
  /** It was done. */
  | 'DONE'
  /** Something went wrong. */
  | 'FAILED'
  /** It was refused, such as for want of rights or for bad input. */
  | 'REFUSED';

/** What a budget is for. */
export type BudgetName =
  /** Each conversation, each day of whoever asks there. */
  | 'CHAT_DAY'
  /** Everything together, each day in UTC. */
  | 'INSTALLATION_DAY'
  /** Reading the words of each person in the background, each of their days. */
  | 'MEMORY_DAY'
  /** Each person, each of their days. */
  | 'PERSON_DAY'
  /** Each new task that names no budget of its own. */
  | 'TASK';

/** Which budget, and how much. */
export type ChangeBudgetInput = {
  /** US dollars from 0 to 1000000; null or left out: back to what parley.yaml says. */
  amountUsd?: number | null | undefined;
  /** What it is for. */
  name: BudgetName;
  /** Only until it renews; left out: from now on. */
  onlyToday?: boolean | null | undefined;
};

/** Which repository. */
export type CloneProjectInput = {
  /** What the project is called; left out: like the repository. */
  name?: string | null | undefined;
  /** Its https address, such as `https://github.com/owner/name`. */
  url: string;
};

/** What costs are added up by. */
export type CostGrouping =
  /** The conversation; empty outside any. */
  | 'CHAT'
  /** The day. */
  | 'DAY'
  /** What people thought of the answer: `good`, `bad`, or empty. */
  | 'FEEDBACK'
  /** Agent, chat or assistant. */
  | 'MODE'
  /** The model. */
  | 'MODEL'
  /** Who it was spent for. */
  | 'PERSON'
  /** Whose model it was. */
  | 'PROVIDER'
  /** Answers, or Parley’s own work such as summaries. */
  | 'PURPOSE'
  /** The task it was spent in; empty outside tasks. */
  | 'TASK';

/** What to do, and where. Give a prompt, a template or a command. */
export type CreateTaskInput = {
  /** Global ids or short codes of the tasks that it comes after, at most 20. */
  after?: Array<string> | null | undefined;
  /** The branch, tag or commit that it starts from; left out: where the project stands. */
  branch?: string | null | undefined;
  /** The most it may spend, US dollars; left out: as the template says, or as configured. */
  budgetUsd?: number | null | undefined;
  /** Chosen by the client: the same one again makes nothing new. At most 200 characters. */
  clientTaskId?: string | null | undefined;
  /** A command to run with no model. */
  command?: string | null | undefined;
  /** True: the caller says yes to what it may cost; left out: above the configured amount it asks before it starts. */
  confirmed?: boolean | null | undefined;
  /** The ended task whose context it goes on with; left out: none. */
  continues?: string | null | undefined;
  /** The conversation in which to tell the result; left out: none. */
  conversationId?: string | null | undefined;
  /** How long it may show no sign of life, such as `5m`; left out: as configured. */
  idle?: string | null | undefined;
  /** `provider/name` for the agent; left out: the agent’s chain. */
  model?: string | null | undefined;
  /** How those have to end; left out: with success. */
  on?: DependencyCondition | null | undefined;
  /** The template’s parameters; those left out have their defaults. */
  parameters?: Array<TemplateParameterInput> | null | undefined;
  /** A project’s name or a path below the workspace; left out: the default project. */
  project?: string | null | undefined;
  /** What the agent is to do; with a template, what it is to do beyond that. */
  prompt?: string | null | undefined;
  /** Whether the command may be run again from its beginning when Parley is stopped meanwhile; left out: no, it fails then. */
  repeatable?: boolean | null | undefined;
  /** When it is made by itself; left out: now, once. */
  schedule?: TaskScheduleInput | null | undefined;
  /** The most calls of models and tools; left out: as configured. */
  steps?: number | null | undefined;
  /** The name of the template to make the prompt from; left out: none. */
  template?: string | null | undefined;
  /** How long it may take, such as `30m`; left out: as configured. */
  time?: string | null | undefined;
};

/** What the new token is for. */
export type CreateTokenInput = {
  /** 1 to 3650; left out: it never ends by itself. */
  expiresInDays?: number | null | undefined;
  /** What to call it, such as the program that gets it. */
  name: string;
  /** What it may be used for. */
  scope: Scope;
};

/** When a task may start that comes after another one. */
export type DependencyCondition =
  /** When that one has ended, however. */
  | 'ALWAYS'
  /** When that one has failed or was stopped. */
  | 'FAILURE'
  /** When that one has succeeded. */
  | 'SUCCESS';

/** Which schedule, and what to change; what is left out stays as it is. */
export type EditScheduleInput = {
  /** A single time in words, such as `tomorrow 9:00`, or as `2026-12-01 14:30`. */
  at?: string | null | undefined;
  /** The most that each task may spend, US dollars. */
  budgetUsd?: number | null | undefined;
  /** The command that runs each time. */
  command?: string | null | undefined;
  /** Whether the caller says yes to what it may cost; left out: above the configured amount it waits for a yes. */
  confirmed?: boolean | null | undefined;
  /** Minute, hour, day, month and weekday, such as `0 9 * * *`. */
  cron?: string | null | undefined;
  /** The schedule’s global id or short code. */
  id: string;
  /** What becomes of times that pass while Parley is off. */
  missed?: MissedPolicy | null | undefined;
  /** What the agent is given each time. */
  prompt?: string | null | undefined;
  /** The zone on whose clock it goes, such as `Europe/Berlin`. */
  timeZone?: string | null | undefined;
};

/** What a task is to be, as createTask takes it; or the ended task that is to be run again. */
export type EstimateTaskInput = {
  /** Global ids or short codes of the tasks that it comes after, at most 20. */
  after?: Array<string> | null | undefined;
  /** The branch, tag or commit that it starts from; left out: where the project stands. */
  branch?: string | null | undefined;
  /** The most it may spend, US dollars; left out: as the template says, or as configured. */
  budgetUsd?: number | null | undefined;
  /** A command to run with no model. */
  command?: string | null | undefined;
  /** The ended task whose context it goes on with; left out: none. */
  continues?: string | null | undefined;
  /** The conversation in which to tell the result; left out: none. */
  conversationId?: string | null | undefined;
  /** How long it may show no sign of life, such as `5m`; left out: as configured. */
  idle?: string | null | undefined;
  /** `provider/name` for the agent; left out: the agent’s chain. */
  model?: string | null | undefined;
  /** How those have to end; left out: with success. */
  on?: DependencyCondition | null | undefined;
  /** The template’s parameters; those left out have their defaults. */
  parameters?: Array<TemplateParameterInput> | null | undefined;
  /** A project’s name or a path below the workspace; left out: the default project. */
  project?: string | null | undefined;
  /** What the agent is to do; with a template, what it is to do beyond that. */
  prompt?: string | null | undefined;
  /** Whether the command may be run again from its beginning when Parley is stopped meanwhile; left out: no, it fails then. */
  repeatable?: boolean | null | undefined;
  /** The ended task to run again; then of the others only budgetUsd counts. */
  retryOf?: string | null | undefined;
  /** The most calls of models and tools; left out: as configured. */
  steps?: number | null | undefined;
  /** The name of the template to make the prompt from; left out: none. */
  template?: string | null | undefined;
  /** How long it may take, such as `30m`; left out: as configured. */
  time?: string | null | undefined;
};

/** What a message was meant for. */
export type LabelTurnInput = {
  /** What should have answered it. */
  mode: Mode;
  /** Which plugin, such as `reminders`; only with the assistant. */
  plugin?: string | null | undefined;
  /** The turn’s global id. */
  turnId: string;
};

/** A language in which Parley has its texts. */
export type Language =
  /** English. */
  | 'EN'
  /** Russian. */
  | 'RU';

/** What becomes of times that passed while Parley was off. */
export type MissedPolicy =
  /** One task for all of them together. */
  | 'RUN_ONCE'
  /** No task. */
  | 'SKIP';

/** What answers a turn. */
export type Mode =
  /** An agent that edits files and runs commands in a project. */
  | 'AGENT'
  /** A helper such as reminders. */
  | 'ASSISTANT'
  /** A model that talks. */
  | 'CHAT';

/** What a line of output is. */
export type OutputKind =
  /** What is being done. */
  | 'STAGE'
  /** A command’s error output. */
  | 'STDERR'
  /** Parley itself. */
  | 'SYSTEM'
  /** What the agent or a command says. */
  | 'TEXT'
  /** A tool call or its result. */
  | 'TOOL';

/** Which button. */
export type PressButtonInput = {
  /** The button’s id. */
  id: string;
};

/** What keeps a task from running. */
export type QueueWait =
  /** As many tasks run as may. */
  | 'ALL'
  /** A person’s yes. */
  | 'APPROVAL'
  /** Another task. */
  | 'DEPENDENCY'
  /** As many tasks of its person run as may. */
  | 'PERSON'
  /** As many tasks of its project run as may. */
  | 'PROJECT'
  /** A time to come. */
  | 'TIME'
  /** That a worker is free. */
  | 'WORKER';

/** Which task to run again. */
export type RetryTaskInput = {
  /** What the new task may spend, US dollars; left out: what is left of the other’s. */
  budgetUsd?: number | null | undefined;
  /** True: the caller says yes to what it may cost; false: it asks before it starts; left out: it asks above the configured amount. */
  confirmed?: boolean | null | undefined;
  /** The ended task’s global id or short code. */
  id: string;
};

/** What a person may do at most; each includes those before it. */
export type Role =
  /** Sees everybody’s tasks and costs. */
  | 'ADMIN'
  /** Known in a group only. */
  | 'GUEST'
  /** Talks, runs tasks, has memories. */
  | 'MEMBER'
  /** Decides everything. */
  | 'OWNER';

/** Whether a schedule will fire. */
export type ScheduleState =
  /** It fires at its next time. */
  | 'ACTIVE'
  /** It has fired for the last time. */
  | 'DONE'
  /** It fires no more until it is resumed. */
  | 'PAUSED';

/** What a token may be used for; each includes those before it. */
export type Scope =
  /** Also make tokens and decide approvals. */
  | 'ADMIN'
  /** Look at everything the person may see. */
  | 'READ'
  /** Also send messages and run tasks. */
  | 'WRITE';

/** What to say, and where. */
export type SendMessageInput = {
  /** The same id sent again is the same message, with the same turn; left out: always a new one. */
  clientMessageId?: string | null | undefined;
  /** The conversation’s global id; left out: the caller’s own one on the web. */
  conversationId?: string | null | undefined;
  /** The text, at most 100,000 characters; may be empty when files come with it. */
  text: string;
  /** What `POST /uploads` answered for the files that come with it, at most 10. */
  uploadIds?: Array<string> | null | undefined;
};

/** Which helper, and where. */
export type SwitchPluginInput = {
  /** The conversation’s global id; left out: the caller’s own one on the web. */
  conversationId?: string | null | undefined;
  /** Whether it is to answer there. */
  isOn: boolean;
  /** Its name. */
  name: string;
};

/** When a task is made by itself. Give either cron or a single time. */
export type TaskScheduleInput = {
  /** A single time in words, such as `tomorrow 9:00`, or as `2026-12-01 14:30`. */
  at?: string | null | undefined;
  /** Minute, hour, day, month and weekday, such as `0 9 * * *`. */
  cron?: string | null | undefined;
  /** What becomes of times that pass while Parley is off; left out: run once. */
  missed?: MissedPolicy | null | undefined;
  /** The zone on whose clock it goes, such as `Europe/Berlin`; left out: the caller’s own. */
  timeZone?: string | null | undefined;
};

/** What a task may be doing. */
export type TaskStageKind =
  /** Reading the web. */
  | 'BROWSING'
  /** Committing its work. */
  | 'COMMITTING'
  /** Changing files. */
  | 'EDITING'
  /** Reading the project. */
  | 'EXPLORING'
  /** Making or changing its plan. */
  | 'PLANNING'
  /** Running a command. */
  | 'RUNNING'
  /** Getting ready. */
  | 'STARTING'
  /** Running checks. */
  | 'TESTING'
  /** Waiting for a person’s yes. */
  | 'WAITING_FOR_APPROVAL'
  /** Waiting for what the model says. */
  | 'WAITING_FOR_MODEL'
  /** Near its end, saying what was done. */
  | 'WRAPPING_UP';

/** Where a task stands. The last three are final. */
export type TaskState =
  /** Could not; `reason` says why. */
  | 'FAILED'
  /** Between two attempts; any worker will go on with it. */
  | 'INTERRUPTED'
  /** Waits for a free worker. */
  | 'QUEUED'
  /** A worker runs it. */
  | 'RUNNING'
  /** Ended by a person or a limit. */
  | 'STOPPED'
  /** Did what was asked. */
  | 'SUCCEEDED'
  /** Waits for an approval. */
  | 'WAITING';

/** Where a template lies; of two with one name the nearer one holds. */
export type TemplateOrigin =
  /** It comes with Parley. */
  | 'BUILT_IN'
  /** In `templates` of the data folder. */
  | 'DATA'
  /** In `templates` of the project. */
  | 'PROJECT';

/** A value for one of a template’s parameters. */
export type TemplateParameterInput = {
  /** The parameter’s name. */
  name: string;
  /** Its value, as text. */
  value: string;
};

/** What a parameter can be. */
export type TemplateParameterType =
  /** One of its choices. */
  | 'CHOICE'
  /** true or false. */
  | 'FLAG'
  /** A number. */
  | 'NUMBER'
  /** Any text. */
  | 'TEXT';

/** Who carries a token. */
export type TokenKind =
  /** A program. */
  | 'API'
  /** A browser that logged in. */
  | 'SESSION';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { name: string, role: Role, language: Language, timeZone: string } | null };

export type CreateLoginLinkMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateLoginLinkMutation = { createLoginLink:
    | { __typename: 'CreateLoginLinkPayload', url: string, expiresAt: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken:
    | { __typename: 'CreateTokenPayload', secret: string, token: { name: string, scope: Scope, expiresAt: string | null } }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { tokens: Array<{ id: string, name: string, prefix: string, scope: Scope, kind: TokenKind, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null }> | null };

export type RevokeTokenMutationVariables = Exact<{
  id: string;
}>;


export type RevokeTokenMutation = { revokeToken:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RevokeTokenPayload', token: { name: string, prefix: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ApprovalsQueryVariables = Exact<{ [key: string]: never; }>;


export type ApprovalsQuery = { approvals: Array<{ id: string, action: string, requestedAt: string, expiresAt: string, task: { shortId: string } | null }> | null };

export type ApproveMutationVariables = Exact<{
  input: ApproveInput;
}>;


export type ApproveMutation = { approve:
    | { __typename: 'ApprovePayload', approval: { action: string } }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type AuditQueryVariables = Exact<{
  first: number;
}>;


export type AuditQuery = { auditEntries: { edges: Array<{ node: { number: number, at: string, action: string, result: AuditResult, personId: string | null, personName: string | null, place: string, subject: string | null, details: Array<{ name: string, value: string }> } }> } | null };

export type AuditChainQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditChainQuery = { auditChain: { count: number, brokenAt: number | null } | null };

export type BeginAnewMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginAnewMutation = { beginAnew:
    | { __typename: 'BeginAnewPayload' }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type VerbosityQueryVariables = Exact<{ [key: string]: never; }>;


export type VerbosityQuery = { conversation: { verbosity: number } | null };

export type SetVerbosityMutationVariables = Exact<{
  level: number;
}>;


export type SetVerbosityMutation = { setVerbosity:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'SetVerbosityPayload', conversation: { verbosity: number } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'SendMessagePayload', conversation: { id: string, lastEvent: number }, turn: { id: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type TurnNowQueryVariables = Exact<{
  id: string;
}>;


export type TurnNowQuery = { node:
    | { __typename: 'Approval' }
    | { __typename: 'Attachment' }
    | { __typename: 'Conversation' }
    | { __typename: 'Memory' }
    | { __typename: 'Pairing' }
    | { __typename: 'Person' }
    | { __typename: 'Project' }
    | { __typename: 'Schedule' }
    | { __typename: 'Task' }
    | { __typename: 'Token' }
    | { __typename: 'Turn', reply: string | null, model: string | null, costUsd: number | null, milliseconds: number | null, buttons: Array<{ id: string, label: string }>, failure: { message: string } | null }
   | null };

export type ConversationEventsSubscriptionVariables = Exact<{
  conversationId: string;
  after: number;
}>;


export type ConversationEventsSubscription = { conversationEvents:
    | { __typename: 'MessageStored', number: number | null, turnId: string | null }
    | { __typename: 'Notice', number: number | null, turnId: string | null, notice: string, buttons: Array<{ id: string, label: string }> }
    | { __typename: 'ReplyFinal', text: string, model: string | null, costUsd: number, milliseconds: number, number: number | null, turnId: string | null, buttons: Array<{ id: string, label: string }> }
    | { __typename: 'ReplyPartial', offset: number, delta: string, number: number | null, turnId: string | null }
    | { __typename: 'TurnFailed', number: number | null, turnId: string | null, failure: string }
    | { __typename: 'TurnRouted', number: number | null, turnId: string | null }
    | { __typename: 'WordsForgotten', number: number | null, turnId: string | null }
   };

export type PressButtonMutationVariables = Exact<{
  input: PressButtonInput;
}>;


export type PressButtonMutation = { pressButton:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'PressButtonPayload', said: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { health: { parts: Array<{ name: string, isReady: boolean, isEssential: boolean, detail: string | null }> } | null };

export type CostsQueryVariables = Exact<{
  days: number;
  groupBy: Array<CostGrouping> | CostGrouping;
  everybody: boolean;
  timeZone?: string | null | undefined;
}>;


export type CostsQuery = { costs: Array<{ calls: number, costUsd: number, inputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, outputTokens: number, reasoningTokens: number, keys: Array<{ by: CostGrouping, value: string, label: string }> }> | null };

export type BudgetsQueryVariables = Exact<{ [key: string]: never; }>;


export type BudgetsQuery = { budgets: Array<{ name: BudgetName, limitUsd: number, configuredUsd: number, isForToday: boolean, spentUsd: number | null, renewsAt: string | null }> | null };

export type ChangeBudgetMutationVariables = Exact<{
  input: ChangeBudgetInput;
}>;


export type ChangeBudgetMutation = { changeBudget:
    | { __typename: 'ChangeBudgetPayload', budgets: Array<{ name: BudgetName, limitUsd: number, configuredUsd: number, isForToday: boolean, spentUsd: number | null, renewsAt: string | null }> }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ id: string, contextTokens: number, maxOutputTokens: number, tools: boolean, vision: boolean, reasoning: boolean, isFree: boolean, isDiscovered: boolean }> | null };

export type MemoriesQueryVariables = Exact<{
  after?: string | null | undefined;
  query?: string | null | undefined;
  withHistory?: boolean | null | undefined;
}>;


export type MemoriesQuery = { memories: Array<{ id: string, text: string, heldFrom: string, heldUntil: string | null }> | null };

export type ExportMemoryQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportMemoryQuery = { memoryExport: string | null };

export type RememberMutationVariables = Exact<{
  text: string;
}>;


export type RememberMutation = { remember:
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RememberPayload', memory: { text: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ForgetMutationVariables = Exact<{
  id: string;
}>;


export type ForgetMutation = { forget:
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'ForgetPayload', forgottenId: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ForgetEverythingMutationVariables = Exact<{
  confirmation?: string | null | undefined;
}>;


export type ForgetEverythingMutation = { forgetEverything:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'ForgetEverythingPayload', isForgotten: boolean, question: { confirmation: string, facts: number, messages: number, groups: number, files: number, tasks: number, work: number } | null }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ApprovePairingMutationVariables = Exact<{
  input: ApprovePairingInput;
}>;


export type ApprovePairingMutation = { approvePairing:
    | { __typename: 'ApprovePairingPayload', person: { name: string, role: Role } }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type PeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleQuery = { people: Array<{ isBlocked: boolean, identities: Array<{ channel: string, externalId: string }>, person: { name: string, role: Role, createdAt: string } }> | null, pairings: Array<{ name: string, channel: string, externalId: string, expiresAt: string }> | null };

export type PluginsQueryVariables = Exact<{
  conversationId?: string | null | undefined;
}>;


export type PluginsQuery = { plugins: Array<{ name: string, version: string, description: string, isOn: boolean, commands: Array<string> }> };

export type SwitchPluginMutationVariables = Exact<{
  input: SwitchPluginInput;
}>;


export type SwitchPluginMutation = { switchPlugin:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'SwitchPluginPayload', plugin: { name: string, isOn: boolean } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ProjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectsQuery = { projects: Array<{ name: string, createdAt: string }> | null, conversation: { project: { name: string } | null } | null };

export type CurrentProjectQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentProjectQuery = { conversation: { project: { name: string } | null } | null };

export type ChooseProjectMutationVariables = Exact<{
  project: string;
}>;


export type ChooseProjectMutation = { chooseProject:
    | { __typename: 'ChooseProjectPayload', conversation: { project: { name: string } | null } }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type AddProjectMutationVariables = Exact<{
  path: string;
}>;


export type AddProjectMutation = { addProject:
    | { __typename: 'AddProjectPayload', project: { name: string } }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type CloneProjectMutationVariables = Exact<{
  input: CloneProjectInput;
}>;


export type CloneProjectMutation = { cloneProject:
    | { __typename: 'CloneProjectPayload', project: { name: string } }
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type LearnedRoutingQueryVariables = Exact<{ [key: string]: never; }>;


export type LearnedRoutingQuery = { learnedRouting: { active: string | null, newLabels: number, trainedAt: string | null, versions: Array<{ version: string, labels: number, heldOut: number, score: number, scoreBefore: number, isAdopted: boolean, createdAt: string }> } | null };

export type LearnedRoutingFieldsFragment = { active: string | null, newLabels: number, trainedAt: string | null, versions: Array<{ version: string, labels: number, heldOut: number, score: number, scoreBefore: number, isAdopted: boolean, createdAt: string }> };

export type RetrainRoutingMutationVariables = Exact<{ [key: string]: never; }>;


export type RetrainRoutingMutation = { retrainRouting:
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RetrainRoutingPayload', learned: { active: string | null } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type RollBackRoutingMutationVariables = Exact<{ [key: string]: never; }>;


export type RollBackRoutingMutation = { rollBackRouting:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RollBackRoutingPayload', learned: { active: string | null } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type RoutingReviewQueryVariables = Exact<{
  first: number;
}>;


export type RoutingReviewQuery = { routingReview: Array<{ turnId: string, text: string, mode: Mode, plugin: string | null, confidence: number, isDoubted: boolean }> | null };

export type LabelTurnMutationVariables = Exact<{
  input: LabelTurnInput;
}>;


export type LabelTurnMutation = { labelTurn:
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'LabelTurnPayload', intent: { label: Mode | null, labelPlugin: string | null } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type SchedulesQueryVariables = Exact<{
  everybody: boolean;
}>;


export type SchedulesQuery = { schedules: Array<{ shortId: string, state: ScheduleState, confirmation: string | null, cron: string | null, timeZone: string, nextAt: string | null, prompt: string | null, command: string | null, project: { name: string } | null }> | null };

export type PauseScheduleMutationVariables = Exact<{
  id: string;
}>;


export type PauseScheduleMutation = { pauseSchedule:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'PauseSchedulePayload', schedule: { shortId: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type ResumeScheduleMutationVariables = Exact<{
  id: string;
}>;


export type ResumeScheduleMutation = { resumeSchedule:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'ResumeSchedulePayload', schedule: { shortId: string, nextAt: string | null } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type RemoveScheduleMutationVariables = Exact<{
  id: string;
}>;


export type RemoveScheduleMutation = { removeSchedule:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RemoveSchedulePayload', schedule: { shortId: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type EditScheduleMutationVariables = Exact<{
  input: EditScheduleInput;
}>;


export type EditScheduleMutation = { editSchedule:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'EditSchedulePayload', schedule: { shortId: string, nextAt: string | null, confirmation: string | null } }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type CreateTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type CreateTaskMutation = { createTask:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'CreateTaskPayload', task: { shortId: string, confirmation: string | null } | null, schedule: { shortId: string, confirmation: string | null } | null }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type StopTaskMutationVariables = Exact<{
  id: string;
}>;


export type StopTaskMutation = { stopTask:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'StopTaskPayload', task: { shortId: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type RetryTaskMutationVariables = Exact<{
  input: RetryTaskInput;
}>;


export type RetryTaskMutation = { retryTask:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'RetryTaskPayload', task: { shortId: string, confirmation: string | null } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type TasksQueryVariables = Exact<{
  first: number;
  everybody: boolean;
}>;


export type TasksQuery = { tasks: { edges: Array<{ node: { shortId: string, state: TaskState, createdAt: string, startedAt: string | null, endedAt: string | null, spentUsd: number, prompt: string | null, command: string | null, stage: { stage: TaskStageKind } | null, queue: { ahead: number, waitsFor: QueueWait | null } | null, project: { name: string } | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type TaskStateQueryVariables = Exact<{
  id: string;
}>;


export type TaskStateQuery = { task: { shortId: string, state: TaskState, lastLine: number } | null };

export type TaskLinesQueryVariables = Exact<{
  id: string;
  after: number;
  first: number;
}>;


export type TaskLinesQuery = { task: { output: Array<{ number: number, at: string, kind: OutputKind, text: string }> } | null };

export type TaskOutputSubscriptionVariables = Exact<{
  id: string;
  after: number;
}>;


export type TaskOutputSubscription = { taskOutput: { number: number, at: string, kind: OutputKind, text: string } };

export type MergeTaskMutationVariables = Exact<{
  id: string;
}>;


export type MergeTaskMutation = { mergeTask:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'MergeTaskPayload', task: { shortId: string } }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type DiscardTaskMutationVariables = Exact<{
  id: string;
}>;


export type DiscardTaskMutation = { discardTask:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'DiscardTaskPayload', task: { shortId: string } }
    | { __typename: 'ForbiddenError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'UnauthenticatedError', code: string, message: string }
    | { __typename: 'UnknownIdError', code: string, message: string }
    | { __typename: 'UnreachableError', code: string, message: string }
   };

export type TemplatesQueryVariables = Exact<{
  project?: string | null | undefined;
}>;


export type TemplatesQuery = { templates: { templates: Array<{ name: string, description: string, from: TemplateOrigin, hides: TemplateOrigin | null, parameters: Array<{ name: string, type: TemplateParameterType, default: string | null }> }>, problems: Array<{ file: string, line: number | null, column: number | null, message: string }> } | null };

export type EstimateTaskQueryVariables = Exact<{
  input: EstimateTaskInput;
}>;


export type EstimateTaskQuery = { estimateTask: { text: string, question: string, isAsked: boolean } | null };

export type NewestTasksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NewestTasksQuery = { tasks: { edges: Array<{ node: { shortId: string, prompt: string | null, isMine: boolean, endedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const LearnedRoutingFieldsFragmentDoc = new TypedDocumentString(`
    fragment LearnedRoutingFields on LearnedRouting {
  active
  newLabels
  trainedAt
  versions {
    version
    labels
    heldOut
    score
    scoreBefore
    isAdopted
    createdAt
  }
}
    `, {"fragmentName":"LearnedRoutingFields"}) as unknown as TypedDocumentString<LearnedRoutingFieldsFragment, unknown>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    name
    role
    language
    timeZone
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const CreateLoginLinkDocument = new TypedDocumentString(`
    mutation CreateLoginLink {
  createLoginLink {
    __typename
    ... on CreateLoginLinkPayload {
      url
      expiresAt
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateLoginLinkMutation, CreateLoginLinkMutationVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    __typename
    ... on CreateTokenPayload {
      secret
      token {
        name
        scope
        expiresAt
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const TokensDocument = new TypedDocumentString(`
    query Tokens {
  tokens {
    id
    name
    prefix
    scope
    kind
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
}
    `) as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($id: ID!) {
  revokeToken(input: {id: $id}) {
    __typename
    ... on RevokeTokenPayload {
      token {
        name
        prefix
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const ApprovalsDocument = new TypedDocumentString(`
    query Approvals {
  approvals {
    id
    action
    requestedAt
    expiresAt
    task {
      shortId
    }
  }
}
    `) as unknown as TypedDocumentString<ApprovalsQuery, ApprovalsQueryVariables>;
export const ApproveDocument = new TypedDocumentString(`
    mutation Approve($input: ApproveInput!) {
  approve(input: $input) {
    __typename
    ... on ApprovePayload {
      approval {
        action
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveMutation, ApproveMutationVariables>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($first: Int!) {
  auditEntries(first: $first) {
    edges {
      node {
        number
        at
        action
        result
        personId
        personName
        place
        subject
        details {
          name
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const AuditChainDocument = new TypedDocumentString(`
    query AuditChain {
  auditChain {
    count
    brokenAt
  }
}
    `) as unknown as TypedDocumentString<AuditChainQuery, AuditChainQueryVariables>;
export const BeginAnewDocument = new TypedDocumentString(`
    mutation BeginAnew {
  beginAnew(input: {}) {
    __typename
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BeginAnewMutation, BeginAnewMutationVariables>;
export const VerbosityDocument = new TypedDocumentString(`
    query Verbosity {
  conversation {
    verbosity
  }
}
    `) as unknown as TypedDocumentString<VerbosityQuery, VerbosityQueryVariables>;
export const SetVerbosityDocument = new TypedDocumentString(`
    mutation SetVerbosity($level: Int!) {
  setVerbosity(input: {verbosity: $level}) {
    __typename
    ... on SetVerbosityPayload {
      conversation {
        verbosity
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetVerbosityMutation, SetVerbosityMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on SendMessagePayload {
      conversation {
        id
        lastEvent
      }
      turn {
        id
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const TurnNowDocument = new TypedDocumentString(`
    query TurnNow($id: ID!) {
  node(id: $id) {
    __typename
    ... on Turn {
      reply
      model
      costUsd
      milliseconds
      buttons {
        id
        label
      }
      failure {
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TurnNowQuery, TurnNowQueryVariables>;
export const ConversationEventsDocument = new TypedDocumentString(`
    subscription ConversationEvents($conversationId: ID!, $after: Int!) {
  conversationEvents(conversationId: $conversationId, after: $after) {
    __typename
    number
    turnId
    ... on ReplyPartial {
      offset
      delta
    }
    ... on ReplyFinal {
      text
      model
      costUsd
      milliseconds
      buttons {
        id
        label
      }
    }
    ... on TurnFailed {
      failure: message
    }
    ... on Notice {
      notice: text
      buttons {
        id
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConversationEventsSubscription, ConversationEventsSubscriptionVariables>;
export const PressButtonDocument = new TypedDocumentString(`
    mutation PressButton($input: PressButtonInput!) {
  pressButton(input: $input) {
    __typename
    ... on PressButtonPayload {
      said
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PressButtonMutation, PressButtonMutationVariables>;
export const HealthDocument = new TypedDocumentString(`
    query Health {
  health {
    parts {
      name
      isReady
      isEssential
      detail
    }
  }
}
    `) as unknown as TypedDocumentString<HealthQuery, HealthQueryVariables>;
export const CostsDocument = new TypedDocumentString(`
    query Costs($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!, $timeZone: String) {
  costs(
    days: $days
    groupBy: $groupBy
    everybody: $everybody
    timeZone: $timeZone
  ) {
    keys {
      by
      value
      label
    }
    calls
    costUsd
    inputTokens
    cacheReadTokens
    cacheWriteTokens
    outputTokens
    reasoningTokens
  }
}
    `) as unknown as TypedDocumentString<CostsQuery, CostsQueryVariables>;
export const BudgetsDocument = new TypedDocumentString(`
    query Budgets {
  budgets {
    name
    limitUsd
    configuredUsd
    isForToday
    spentUsd
    renewsAt
  }
}
    `) as unknown as TypedDocumentString<BudgetsQuery, BudgetsQueryVariables>;
export const ChangeBudgetDocument = new TypedDocumentString(`
    mutation ChangeBudget($input: ChangeBudgetInput!) {
  changeBudget(input: $input) {
    __typename
    ... on Error {
      code
      message
    }
    ... on ChangeBudgetPayload {
      budgets {
        name
        limitUsd
        configuredUsd
        isForToday
        spentUsd
        renewsAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeBudgetMutation, ChangeBudgetMutationVariables>;
export const ModelsDocument = new TypedDocumentString(`
    query Models {
  models {
    id
    contextTokens
    maxOutputTokens
    tools
    vision
    reasoning
    isFree
    isDiscovered
  }
}
    `) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const MemoriesDocument = new TypedDocumentString(`
    query Memories($after: ID, $query: String, $withHistory: Boolean) {
  memories(first: 200, after: $after, query: $query, withHistory: $withHistory) {
    id
    text
    heldFrom
    heldUntil
  }
}
    `) as unknown as TypedDocumentString<MemoriesQuery, MemoriesQueryVariables>;
export const ExportMemoryDocument = new TypedDocumentString(`
    query ExportMemory {
  memoryExport
}
    `) as unknown as TypedDocumentString<ExportMemoryQuery, ExportMemoryQueryVariables>;
export const RememberDocument = new TypedDocumentString(`
    mutation Remember($text: String!) {
  remember(input: {text: $text}) {
    __typename
    ... on Error {
      code
      message
    }
    ... on RememberPayload {
      memory {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RememberMutation, RememberMutationVariables>;
export const ForgetDocument = new TypedDocumentString(`
    mutation Forget($id: ID!) {
  forget(input: {id: $id}) {
    __typename
    ... on Error {
      code
      message
    }
    ... on ForgetPayload {
      forgottenId
    }
  }
}
    `) as unknown as TypedDocumentString<ForgetMutation, ForgetMutationVariables>;
export const ForgetEverythingDocument = new TypedDocumentString(`
    mutation ForgetEverything($confirmation: String) {
  forgetEverything(input: {confirmation: $confirmation}) {
    __typename
    ... on Error {
      code
      message
    }
    ... on ForgetEverythingPayload {
      isForgotten
      question {
        confirmation
        facts
        messages
        groups
        files
        tasks
        work
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ForgetEverythingMutation, ForgetEverythingMutationVariables>;
export const ApprovePairingDocument = new TypedDocumentString(`
    mutation ApprovePairing($input: ApprovePairingInput!) {
  approvePairing(input: $input) {
    __typename
    ... on ApprovePairingPayload {
      person {
        name
        role
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApprovePairingMutation, ApprovePairingMutationVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People {
  people {
    isBlocked
    identities {
      channel
      externalId
    }
    person {
      name
      role
      createdAt
    }
  }
  pairings {
    name
    channel
    externalId
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PluginsDocument = new TypedDocumentString(`
    query Plugins($conversationId: ID) {
  plugins(conversationId: $conversationId) {
    name
    version
    description
    isOn
    commands
  }
}
    `) as unknown as TypedDocumentString<PluginsQuery, PluginsQueryVariables>;
export const SwitchPluginDocument = new TypedDocumentString(`
    mutation SwitchPlugin($input: SwitchPluginInput!) {
  switchPlugin(input: $input) {
    __typename
    ... on SwitchPluginPayload {
      plugin {
        name
        isOn
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchPluginMutation, SwitchPluginMutationVariables>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects {
  projects {
    name
    createdAt
  }
  conversation {
    project {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const CurrentProjectDocument = new TypedDocumentString(`
    query CurrentProject {
  conversation {
    project {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CurrentProjectQuery, CurrentProjectQueryVariables>;
export const ChooseProjectDocument = new TypedDocumentString(`
    mutation ChooseProject($project: String!) {
  chooseProject(input: {project: $project}) {
    __typename
    ... on ChooseProjectPayload {
      conversation {
        project {
          name
        }
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChooseProjectMutation, ChooseProjectMutationVariables>;
export const AddProjectDocument = new TypedDocumentString(`
    mutation AddProject($path: String!) {
  addProject(input: {path: $path}) {
    __typename
    ... on AddProjectPayload {
      project {
        name
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddProjectMutation, AddProjectMutationVariables>;
export const CloneProjectDocument = new TypedDocumentString(`
    mutation CloneProject($input: CloneProjectInput!) {
  cloneProject(input: $input) {
    __typename
    ... on CloneProjectPayload {
      project {
        name
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloneProjectMutation, CloneProjectMutationVariables>;
export const LearnedRoutingDocument = new TypedDocumentString(`
    query LearnedRouting {
  learnedRouting {
    ...LearnedRoutingFields
  }
}
    fragment LearnedRoutingFields on LearnedRouting {
  active
  newLabels
  trainedAt
  versions {
    version
    labels
    heldOut
    score
    scoreBefore
    isAdopted
    createdAt
  }
}`) as unknown as TypedDocumentString<LearnedRoutingQuery, LearnedRoutingQueryVariables>;
export const RetrainRoutingDocument = new TypedDocumentString(`
    mutation RetrainRouting {
  retrainRouting {
    __typename
    ... on RetrainRoutingPayload {
      learned {
        active
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetrainRoutingMutation, RetrainRoutingMutationVariables>;
export const RollBackRoutingDocument = new TypedDocumentString(`
    mutation RollBackRouting {
  rollBackRouting {
    __typename
    ... on RollBackRoutingPayload {
      learned {
        active
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RollBackRoutingMutation, RollBackRoutingMutationVariables>;
export const RoutingReviewDocument = new TypedDocumentString(`
    query RoutingReview($first: Int!) {
  routingReview(first: $first) {
    turnId
    text
    mode
    plugin
    confidence
    isDoubted
  }
}
    `) as unknown as TypedDocumentString<RoutingReviewQuery, RoutingReviewQueryVariables>;
export const LabelTurnDocument = new TypedDocumentString(`
    mutation LabelTurn($input: LabelTurnInput!) {
  labelTurn(input: $input) {
    __typename
    ... on LabelTurnPayload {
      intent {
        label
        labelPlugin
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LabelTurnMutation, LabelTurnMutationVariables>;
export const SchedulesDocument = new TypedDocumentString(`
    query Schedules($everybody: Boolean!) {
  schedules(everybody: $everybody) {
    shortId
    state
    confirmation
    cron
    timeZone
    nextAt
    prompt
    command
    project {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SchedulesQuery, SchedulesQueryVariables>;
export const PauseScheduleDocument = new TypedDocumentString(`
    mutation PauseSchedule($id: ID!) {
  pauseSchedule(input: {id: $id}) {
    __typename
    ... on PauseSchedulePayload {
      schedule {
        shortId
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PauseScheduleMutation, PauseScheduleMutationVariables>;
export const ResumeScheduleDocument = new TypedDocumentString(`
    mutation ResumeSchedule($id: ID!) {
  resumeSchedule(input: {id: $id}) {
    __typename
    ... on ResumeSchedulePayload {
      schedule {
        shortId
        nextAt
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeScheduleMutation, ResumeScheduleMutationVariables>;
export const RemoveScheduleDocument = new TypedDocumentString(`
    mutation RemoveSchedule($id: ID!) {
  removeSchedule(input: {id: $id}) {
    __typename
    ... on RemoveSchedulePayload {
      schedule {
        shortId
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveScheduleMutation, RemoveScheduleMutationVariables>;
export const EditScheduleDocument = new TypedDocumentString(`
    mutation EditSchedule($input: EditScheduleInput!) {
  editSchedule(input: $input) {
    __typename
    ... on EditSchedulePayload {
      schedule {
        shortId
        nextAt
        confirmation
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EditScheduleMutation, EditScheduleMutationVariables>;
export const CreateTaskDocument = new TypedDocumentString(`
    mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    __typename
    ... on CreateTaskPayload {
      task {
        shortId
        confirmation
      }
      schedule {
        shortId
        confirmation
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTaskMutation, CreateTaskMutationVariables>;
export const StopTaskDocument = new TypedDocumentString(`
    mutation StopTask($id: ID!) {
  stopTask(input: {id: $id}) {
    __typename
    ... on StopTaskPayload {
      task {
        shortId
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StopTaskMutation, StopTaskMutationVariables>;
export const RetryTaskDocument = new TypedDocumentString(`
    mutation RetryTask($input: RetryTaskInput!) {
  retryTask(input: $input) {
    __typename
    ... on RetryTaskPayload {
      task {
        shortId
        confirmation
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryTaskMutation, RetryTaskMutationVariables>;
export const TasksDocument = new TypedDocumentString(`
    query Tasks($first: Int!, $everybody: Boolean!) {
  tasks(first: $first, everybody: $everybody) {
    edges {
      node {
        shortId
        state
        stage {
          stage
        }
        queue {
          ahead
          waitsFor
        }
        createdAt
        startedAt
        endedAt
        spentUsd
        prompt
        command
        project {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TasksQuery, TasksQueryVariables>;
export const TaskStateDocument = new TypedDocumentString(`
    query TaskState($id: ID!) {
  task(id: $id) {
    shortId
    state
    lastLine
  }
}
    `) as unknown as TypedDocumentString<TaskStateQuery, TaskStateQueryVariables>;
export const TaskLinesDocument = new TypedDocumentString(`
    query TaskLines($id: ID!, $after: Int!, $first: Int!) {
  task(id: $id) {
    output(after: $after, first: $first) {
      number
      at
      kind
      text
    }
  }
}
    `) as unknown as TypedDocumentString<TaskLinesQuery, TaskLinesQueryVariables>;
export const TaskOutputDocument = new TypedDocumentString(`
    subscription TaskOutput($id: ID!, $after: Int!) {
  taskOutput(taskId: $id, after: $after) {
    number
    at
    kind
    text
  }
}
    `) as unknown as TypedDocumentString<TaskOutputSubscription, TaskOutputSubscriptionVariables>;
export const MergeTaskDocument = new TypedDocumentString(`
    mutation MergeTask($id: ID!) {
  mergeTask(input: {id: $id}) {
    __typename
    ... on MergeTaskPayload {
      task {
        shortId
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MergeTaskMutation, MergeTaskMutationVariables>;
export const DiscardTaskDocument = new TypedDocumentString(`
    mutation DiscardTask($id: ID!) {
  discardTask(input: {id: $id}) {
    __typename
    ... on DiscardTaskPayload {
      task {
        shortId
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DiscardTaskMutation, DiscardTaskMutationVariables>;
export const TemplatesDocument = new TypedDocumentString(`
    query Templates($project: String) {
  templates(project: $project) {
    templates {
      name
      description
      from
      hides
      parameters {
        name
        type
        default
      }
    }
    problems {
      file
      line
      column
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TemplatesQuery, TemplatesQueryVariables>;
export const EstimateTaskDocument = new TypedDocumentString(`
    query EstimateTask($input: EstimateTaskInput!) {
  estimateTask(input: $input) {
    text
    question
    isAsked
  }
}
    `) as unknown as TypedDocumentString<EstimateTaskQuery, EstimateTaskQueryVariables>;
export const NewestTasksDocument = new TypedDocumentString(`
    query NewestTasks($after: String) {
  tasks(first: 100, after: $after) {
    edges {
      node {
        shortId
        prompt
        isMine
        endedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<NewestTasksQuery, NewestTasksQueryVariables>;