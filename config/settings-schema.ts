import { z } from 'zod';

import { TOOL_DECISIONS } from '../domain/agent/permissions/tool-rule.ts';
import { parseDuration } from '../domain/parse-duration.ts';
import { routing } from './routing-schema.ts';
import { list, map, modelId } from './schema-parts.ts';
import { parseSize } from './units.ts';

// The message of each check says what is allowed; what was found and where is added by whoever reports it.

const AMOUNT = 'an amount of US dollars such as 2.50, not negative';
const dollars = z.number(AMOUNT).min(0, AMOUNT).max(1_000_000, 'at most 1000000 US dollars');

const RATE = 'US dollars per million tokens, not negative';
const rate = z.number(RATE).min(0, RATE).max(100_000, RATE);

const DURATION = 'a time with its unit such as 90s, 20m or 2h';
const duration = z.string(DURATION).transform((text, context): number => parseDuration(text) ?? reject(context, DURATION));

const SIZE = 'a size with its unit such as 512MiB or 2GiB';
const size = z.string(SIZE).transform((text, context): number => parseSize(text) ?? reject(context, SIZE));

const DAY = 'a day such as 2026-11-23: the first one on which the price holds';
const day = z.string(DAY).refine(isDay, DAY);

const FLAG = 'true or false';
const flag = z.boolean(FLAG);

function whole(least: number, most: number) {
  const allowed = `a whole number from ${String(least)} to ${String(most)}`;
  return z.number(allowed).int(allowed).min(least, allowed).max(most, allowed);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function reject(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

const tokens = whole(1, 100_000_000);
const rates = { input: rate, output: rate, cacheRead: rate.optional(), cacheWrite: rate.optional(), reasoning: rate.optional() };

const model = map({
  id: modelId,
  contextTokens: tokens,
  maxOutputTokens: tokens,
  tools: flag.optional(),
  vision: flag.optional(),
  pictureTokens: tokens.optional(),
  reasoning: flag.optional(),
  free: flag.optional(),
});

const price = map({ model: modelId, from: day, ...rates, longPrompt: map({ aboveTokens: tokens, ...rates }).optional() });

const NAME = 'a name of lower-case letters, digits, - and _';
const ADDRESS = 'an http or https address such as https://models.example.org/v1';
const VARIABLE = 'the name of an environment variable that holds the key, such as GROQ_API_KEY';
const provider = map({
  name: z.string(NAME).regex(/^[a-z0-9][a-z0-9_-]*$/, NAME),
  baseUrl: z.url({ protocol: /^https?$/, error: ADDRESS }),
  apiKeyEnv: z
    .string(VARIABLE)
    .regex(/^[A-Za-z_]\w*$/, VARIABLE)
    .optional(),
  local: flag.optional(),
});

const MINUTE_PRICE = 'US dollars for a minute of speech such as 0.006, above 0; without it, free: true';
const SPOKEN = 'a language as two letters, such as ru; without it the model finds out';
const transcription = map({
  provider: z.string(NAME).regex(/^[a-z0-9][a-z0-9_-]*$/, NAME),
  model: z.string('the name of a model such as whisper-1').regex(/^\S+$/, 'the name of a model such as whisper-1'),
  perMinute: z.number(MINUTE_PRICE).gt(0, MINUTE_PRICE).max(1_000, MINUTE_PRICE).optional(),
  free: flag.optional(),
  language: z
    .string(SPOKEN)
    .regex(/^[a-z]{2}$/, SPOKEN)
    .optional(),
});

const embeddings = map({
  model: modelId,
  dimensions: whole(8, 16_384).optional(),
  batch: whole(1, 128).optional(),
  exactUpTo: whole(1_000, 1_000_000).optional(),
  free: flag.optional(),
});

// What a map may hold is read by chain-settings.ts.
const STEP = 'provider/model, or a map with model, firstEvent, silence, total, needs, context';
const chain = list(z.union([modelId, z.record(z.string(), z.unknown(), STEP)], STEP));
const modelDeadlines = map({ firstEvent: duration.optional(), silence: duration.optional(), total: duration.optional() }).optional();

const IDENTITY = 'channel:id, such as telegram:12345 or matrix:@ann:example.org';
const identities = list(z.string(IDENTITY).regex(/^(telegram|matrix):\S+$/, IDENTITY));

const SEARCH = 'the address of a SearXNG or what speaks like it, without a password, such as http://localhost:8080';
const search = map({ url: z.url({ protocol: /^https?$/, error: SEARCH }).refine((text) => !/^https?:\/\/[^/]*@/.test(text), SEARCH) });

const TOOL = 'the name of a tool such as web_fetch, or "*" for all of them';
const TOOL_ROLE = 'member, admin or owner; guests have no tools';
const PROJECT_NAME = "a project's name such as main";
const toolRule = map({
  tool: z.string(TOOL).regex(/^(?:\*|[a-z][a-z0-9_]*)$/, TOOL),
  role: z.enum(['member', 'admin', 'owner'], TOOL_ROLE).optional(),
  project: z
    .string(PROJECT_NAME)
    .regex(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u, PROJECT_NAME)
    .optional(),
  decision: z.enum(TOOL_DECISIONS, 'allow, ask or deny'),
});

const PLUGIN = 'a folder such as ./plugins/weather, or an installed npm package';
const PROJECT = 'a folder name of letters, digits, -, _ and .';

/** What may stand in parley.yaml. Anything else is refused. */
export const settingsSchema = map({
  models: list(model),
  prices: list(price),
  providers: list(provider),
  transcription: transcription.optional(),
  memory: map({ model: modelId.optional(), budgetPerDay: dollars.optional(), embeddings: embeddings.optional() }).optional(),
  routing: routing.optional(),
  chains: map({ agent: chain, chat: chain, assistant: chain }).optional(),
  budgets: map({
    personDay: dollars.optional(),
    chatDay: dollars.optional(),
    task: dollars.optional(),
    installationDay: dollars.optional(),
  }).optional(),
  deadlines: map({ hosted: modelDeadlines, local: modelDeadlines, answer: duration.optional() }).optional(),
  escalation: map({ steps: whole(0, 5).optional() }).optional(),
  tasks: map({
    defaultProject: z
      .string(PROJECT)
      .regex(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u, PROJECT)
      .optional(),
    steps: whole(1, 10_000).optional(),
    time: duration.optional(),
    idle: duration.optional(),
    whenIdle: z.enum(['stop', 'ask']).optional(),
    openPerPerson: whole(1, 10_000).optional(),
    confirmAbove: dollars.optional(),
    keepWorktrees: duration.optional(),
    keepOutput: duration.optional(),
    keepOutputBytes: size.optional(),
    commandTime: duration.optional(),
    commandMemory: size.optional(),
    commandProcesses: whole(1, 100_000).optional(),
    commandOutput: size.optional(),
  }).optional(),
  concurrency: map({
    turns: whole(1, 1_000).optional(),
    tasks: whole(1, 1_000).optional(),
    tasksPerPerson: whole(1, 1_000).optional(),
    tasksPerProject: whole(1, 1_000).optional(),
    tasksAtAll: whole(1, 10_000).optional(),
  }).optional(),
  roles: map({ owner: identities, admin: identities, member: identities }).optional(),
  chats: map({ lateAfter: duration.optional() }).optional(),
  search: search.optional(),
  web: map({ ports: list(whole(1, 65_535)) }).optional(),
  tools: list(toolRule),
  plugins: map({
    load: list(z.string(PLUGIN).trim().min(1, PLUGIN)),
    settings: z.record(z.string(), z.unknown(), 'a map with the name of a plugin for each of its settings').optional(),
  }).optional(),
  graphiql: flag.optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The names that may stand at a path of the file, such as `['models', 0]`; none where there are only values. */
export function settingNames(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = innermost(settingsSchema);
  for (const step of path) {
    if (typeof step === 'number' || !(schema instanceof z.ZodObject)) continue;
    const next: unknown = schema.shape[String(step)];
    if (!(next instanceof z.ZodType)) return [];
    schema = innermost(next);
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The schema of what an optional value or a list holds. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodArray ? innermost(schema.unwrap()) : schema;
}
