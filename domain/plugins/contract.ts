import type * as z from 'zod';

import type { Json } from './json.ts';
import type { JobPlace, PlacedJob, PluginJob, PluginJobs } from './plugin-job.ts';
import type { PluginIndex } from './plugin-index.ts';
import type { PluginButton, PluginFile, PluginPin, PluginReply } from './plugin-reply.ts';
import type { PluginKept, PluginStore, SharedStore } from './plugin-store.ts';

/** The version of all that a plugin meets. One that was written for another version is refused at the start. */
export const CONTRACT = 1;

export type PluginLanguage = 'en' | 'ru';

/** The same in both languages. */
export type Told<T = string> = Readonly<Record<PluginLanguage, T>>;

/**
 * What a plugin must name to be given it, and the person's role must allow (see the policy): `model` asks models for money, `jobs` comes back later
 * by itself, `internet` reads public pages, `shared-store` keeps what is not one person's, `index` takes texts in and finds them.
 */
export const PERMISSIONS = ['model', 'jobs', 'internet', 'shared-store', 'index'] as const;
export type PluginPermission = (typeof PERMISSIONS)[number];

/** Something that somebody said. */
export interface PluginMessage {
  readonly text: string;
  readonly language: PluginLanguage;
}

/** A file that somebody sent. */
export interface SentFile {
  readonly name: string;
  readonly mime: string;
  /** In bytes; null: it could not be fetched from its network. */
  readonly size: number | null;
  /** Somebody else's words, whoever sent it (I8). Null: it is not here. */
  read(): Promise<Uint8Array | null>;
}

export interface PluginRequest extends PluginMessage {
  /** What came with the message. */
  readonly files: readonly SentFile[];
  readonly audience: 'private' | 'group';
  /** What the plugin kept with its question (`ask`), which this message may answer; null: it asked nothing here. */
  readonly answers: Json | null;
}

export type {
  JobPlace,
  Json,
  PlacedJob,
  PluginButton,
  PluginFile,
  PluginJob,
  PluginJobs,
  PluginKept,
  PluginPin,
  PluginReply,
  PluginStore,
  SharedStore,
};

/** What a job that was run comes to. All of it happens, once, or nothing does. */
export interface JobResult {
  /** What is said where the job was made; null: nothing. */
  readonly tell: Omit<PluginReply, 'ask' | 'isSecret'> | null;
  /** When it is run again; null: never. */
  readonly next: Date | null;
  /** Absent: as it is. */
  readonly body?: Json;
}

/** Where a plugin works: for whom, when, and with what. After its deadline nothing of it can be used any more. */
export interface PluginContext<Settings> {
  readonly settings: Settings;
  readonly person: { readonly id: string; readonly name: string; readonly role: 'owner' | 'admin' | 'member' | 'guest' };
  readonly language: PluginLanguage;
  /** The person's zone, an IANA name. */
  readonly zone: string;
  /** Where the answer is told: what only one person is to know stays out of a group (I9). */
  readonly audience: 'private' | 'group';
  now(): Date;
  /** Resolves after so many milliseconds; rejects when either signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  readonly log: {
    info(event: string, fields?: Readonly<Record<string, Json>>): void;
    warn(event: string, fields?: Readonly<Record<string, Json>>): void;
  };
  /** Aborts when the person stops it, the program ends, or its time is up. */
  readonly signal: AbortSignal;
  /** What this person has here; nobody else's plugin or person sees it. */
  readonly store: PluginStore;
  /**
   * What this person entrusts to the plugin, such as a password: encrypted in the database, with a key that is not in it. What was sealed with a key
   * that is lost is gone.
   */
  readonly vault: PluginStore;
  /** What all who use this plugin have together. Needs `shared-store`. */
  readonly shared: SharedStore;
  /** Texts that can be found, of the person or the group where this is. Needs `index`; guests only find. */
  readonly index: PluginIndex;
  /**
   * Does something outside once for each key, whatever crashes: done before, its result is returned. If it was begun and nobody knows how it ended,
   * `found` looks (null: it did not happen, so it is done now); without it ConflictError is thrown rather than doing it twice.
   */
  once<T extends Json>(key: string, effect: () => Promise<T>, found?: () => Promise<T | null>): Promise<T>;
  /** Asks a model of the chain for assistants; within the person's budgets, recorded like any call. Null: none answered. Needs `model`. */
  askModel(question: { readonly system: string; readonly text: string; readonly maxTokens: number }): Promise<string | null>;
  /** Needs `jobs`. */
  readonly jobs: PluginJobs;
  /** A page of the public internet as Markdown; somebody else's words. Throws an error with a sentence when it cannot be had. Needs `internet`. */
  fetchPage(url: string): Promise<string>;
  /**
   * The standard fetch, for clients of one's own: public addresses only, and the origins of `endpoints` wherever they are. At most 8 MiB go out and 16
   * come back, within 25 seconds; the answer is read before it is returned, and it is somebody else's words. Throws an error with a sentence when there is
   * none. Needs `internet`.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Shows the reply as far as it has grown, where the channel can. */
  show(text: string): void;
}

export interface PluginCommand<Settings> {
  /** Without the slash: small Latin letters. */
  readonly name: string;
  /** What follows the name, such as `[ID]`; '' for nothing. */
  readonly usage: string;
  readonly summary: Told;
  /** `files`: what came with the command. */
  run(argument: string, context: PluginContext<Settings>, files: readonly SentFile[]): Promise<PluginReply>;
}

/** Something that models can do: the agent, and in chats those that can call tools. Made with `defineTool`. */
export interface PluginTool<Settings> {
  readonly name: string;
  readonly description: string;
  /** JSON schema. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly isPrivileged: boolean;
  readonly isForeign: boolean;
  run(input: unknown, context: PluginContext<Settings>): Promise<{ readonly output: string; readonly isError: boolean }>;
}

/** What a plugin is made of. */
export interface PluginDefinition<Settings> {
  /** The contract it was written for: 1. */
  readonly contract: typeof CONTRACT;
  /** Small Latin letters, digits and hyphens. */
  readonly name: string;
  readonly version: string;
  /** What it makes, as in "Is this *a reminder* or …?". */
  readonly title: Told;
  readonly description: Told;
  /** What people say to it, at least three in each language. */
  readonly examples: Told<readonly string[]>;
  readonly settings: z.ZodType<Settings>;
  readonly permissions: readonly PluginPermission[];
  /** The npm packages that it imports; absent: none. */
  readonly packages?: readonly string[];
  /** Addresses of servers that whoever runs Parley set up in the settings: `context.fetch` reaches their origins also where they are not public. */
  endpoints?(settings: Settings): readonly string[];
  /** From which confidence on a message is for it, 0 to 1; absent: 0.5. */
  readonly threshold?: number;
  /** Of how what it keeps is laid out: 1, 2 and so on; absent: 1. */
  readonly storeVersion?: number;
  /**
   * Lays out what was kept by an older version of it as this one wants it, for each person and for what is shared, before anything else of it runs.
   * All of it happens, once, or nothing does, and then the plugin stays off; so nothing may be done in it but to what it is given. Half a minute for
   * all of it.
   */
  migrate?(from: number, kept: PluginKept): Promise<void>;
  /** How well it fits, 0 to 1, at once and without side effects; absent: how much it is like the examples. */
  match?(message: PluginMessage): number;
  /** Whether a message may answer what it asked and kept this with (`ask`), at once and without side effects; else it goes its usual way. Absent: any does. */
  isAnswer?(message: PluginMessage, asked: Json): boolean;
  /** Null: it is not for this plugin after all, so that the chat answers. */
  handle(request: PluginRequest, context: PluginContext<Settings>): Promise<PluginReply | null>;
  /** Somebody pressed a button: what they are told. */
  press?(data: Json, context: PluginContext<Settings>): Promise<string>;
  readonly commands?: readonly PluginCommand<Settings>[];
  /** What models may do with it; guests' models have none. After reading somebody else's words, privileged ones need a person's yes. */
  readonly tools?: readonly PluginTool<Settings>[];
  /** What is run at the time of a job, by its name. */
  readonly jobs?: Readonly<
    Record<string, (job: PluginJob & { readonly at: Date }, context: PluginContext<Settings>) => Promise<JobResult>>
  >;
}
