/** What the tests of the whole program ask for, as any client would. */
export const SEND = `mutation ($text: String!, $client: String) {
  sendMessage(input: { text: $text, clientMessageId: $client }) {
    __typename
    ... on SendMessagePayload { turn { id } conversation { id } }
    ... on Error { code message }
  }
}`;

export interface Sent {
  readonly sendMessage: {
    readonly __typename: string;
    readonly turn: { readonly id: string };
    readonly conversation: { readonly id: string };
    readonly message?: string;
  };
}

export const CREATE_TASK = `mutation ($input: CreateTaskInput!) {
  createTask(input: $input) { __typename ... on CreateTaskPayload { task { id shortId } } ... on Error { code message } }
}`;

export interface CreatedTask {
  readonly createTask: { readonly __typename: string; readonly task: { readonly id: string; readonly shortId: string } };
}

export const TASK = `query ($id: ID!) { task(id: $id) { id shortId state attempt lastLine reason { code message } } }`;

export interface TaskState {
  readonly task: {
    readonly id: string;
    readonly state: string;
    readonly attempt: number;
    readonly lastLine: number;
    readonly reason: { readonly code: string; readonly message: string } | null;
  };
}

export const OUTPUT = `subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number kind text } }`;

export interface OutputLineSeen {
  readonly taskOutput: { readonly number: number; readonly kind: string; readonly text: string };
}

export const EVENTS = `subscription ($id: ID!, $after: Int) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename number turnId
    ... on ReplyPartial { offset delta }
    ... on ReplyFinal { text model costUsd milliseconds }
    ... on TurnFailed { code message }
    ... on Notice { text }
  }
}`;

export interface EventSeen {
  readonly conversationEvents: {
    readonly __typename: string;
    readonly number: number | null;
    readonly turnId: string | null;
    readonly text?: string;
    readonly offset?: number;
    readonly delta?: string;
    readonly model?: string | null;
    readonly costUsd?: number;
    readonly code?: string;
  };
}

export const MY_TASKS = `query { tasks(first: 50) { edges { node { id shortId state attempt lastLine reason { code message } } } } }`;

export interface MyTasks {
  readonly tasks: { readonly edges: readonly { readonly node: TaskState['task'] }[] };
}

/** What the audit log says. */
export const AUDITED = `{ auditChain { brokenAt } auditEntries(first: 50) { edges { node { action result } } } }`;

export interface Audited {
  readonly auditChain: { readonly brokenAt: number | null };
  readonly auditEntries: { readonly edges: readonly { readonly node: { readonly action: string; readonly result: string } }[] };
}
