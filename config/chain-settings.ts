import { z } from 'zod';

import { parseDuration } from '../domain/parse-duration.ts';
import { DEFAULT_CHAINS } from '../domain/routing/model-chain.ts';
import type { ChainStep, ModelChains } from '../domain/routing/model-chain.ts';
import { findModel } from '../domain/routing/model-catalogue.ts';
import type { ModelCatalogue } from '../domain/routing/model-catalogue.ts';
import type { Mode } from '../domain/routing/route.ts';
import type { SettingsFile } from './settings-file.ts';

/** What is known of models: those of local servers are found while Parley runs. */
export interface ModelLookup {
  has(id: string): boolean;
  /** What might be meant, for the end of a sentence. */
  hint(id: string): string;
}

const MODEL = 'provider/model';
const DURATION = 'a time with its unit such as 20s or 5m';
const CAPABILITY = 'tools, vision or reasoning';
const CONTEXT = 'the smallest window in tokens, a whole number from 1 to 100000000';
const KEYS = ['model', 'firstEvent', 'silence', 'total', 'needs', 'context'] as const;

const duration = z.string(DURATION).transform((text, context): number => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: 'custom', message: DURATION });
  return z.NEVER;
});

const stepSchema = z.strictObject({
  model: z.string(MODEL),
  firstEvent: duration.optional(),
  silence: duration.optional(),
  total: duration.optional(),
  needs: z.array(z.enum(['tools', 'vision', 'reasoning'], CAPABILITY), `a list of ${CAPABILITY}`).optional(),
  context: z.int(CONTEXT).min(1, CONTEXT).max(100_000_000, CONTEXT).optional(),
});

/** The built-in chains with those of parley.yaml laid over them. Throws a ConfigError for a model that nobody knows, or that can't do what its place needs. */
export function readChains(file: SettingsFile, catalogue: ModelCatalogue, known: ModelLookup): ModelChains {
  const read = (mode: Mode): ModelChains[Mode] => {
    const steps = file.settings.chains?.[mode];
    return steps?.map((step, index) => readStep(file, ['chains', mode, index], step, { catalogue, known })) ?? DEFAULT_CHAINS[mode];
  };
  return { agent: read('agent'), chat: read('chat'), assistant: read('assistant') };
}

type Path = readonly (string | number)[];
type Models = { readonly catalogue: ModelCatalogue; readonly known: ModelLookup };

function readStep(file: SettingsFile, path: Path, step: unknown, models: Models): string | ChainStep {
  if (typeof step === 'string') {
    if (!models.known.has(step)) throw file.refuse(path, `a model that Parley knows${models.known.hint(step)}`);
    return step;
  }
  const parsed = stepSchema.safeParse(step);
  if (!parsed.success) throw refusal(file, path, parsed.error);
  const { model, firstEvent, silence, total, needs = [], context = 0 } = parsed.data;
  if (!models.known.has(model)) throw file.refuse([...path, 'model'], `a model that Parley knows${models.known.hint(model)}`);
  const entry = findModel(models.catalogue, model);
  const missing = entry === null ? -1 : needs.findIndex((need) => !entry.capabilities[need]);
  if (missing >= 0) throw file.refuse([...path, 'needs', missing], `what ${model} can do`);
  if (entry !== null && entry.contextTokens < context) {
    throw file.refuse([...path, 'context'], `at most the window of ${model}, ${String(entry.contextTokens)}`);
  }
  const deadlines = {
    ...(firstEvent === undefined ? {} : { firstEventMs: firstEvent }),
    ...(silence === undefined ? {} : { silenceMs: silence }),
    ...(total === undefined ? {} : { totalMs: total }),
  };
  return { model, deadlines, needs, contextTokens: context };
}

function refusal(file: SettingsFile, path: Path, { issues }: z.ZodError) {
  // A misspelt name also leaves the right one missing: say what causes it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code === 'unrecognized_keys') return file.refuse([...path, issue.keys[0] ?? ''], `only ${KEYS.join(', ')} here`);
  return file.refuse([...path, ...(issue?.path ?? [])], issue?.message ?? MODEL);
}
