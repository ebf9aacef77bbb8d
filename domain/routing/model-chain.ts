import type { PromptMessage } from '../ports/model-provider.ts';
import type { ModelDeadlines } from './deadlines.ts';
import { OFFLINE_MODEL } from './known-models.ts';
import { findModel } from './model-catalogue.ts';
import type { ModelCapabilities, ModelCatalogue, ModelEntry } from './model-catalogue.ts';
import type { Mode } from './route.ts';

/** A place in a chain that says more than which model stands there. */
export interface ChainStep {
  /** Its id. */
  readonly model: string;
  readonly deadlines: Partial<ModelDeadlines>;
  /** What the model must be able to do; else it is passed over, as one of a local server may be. */
  readonly needs: readonly (keyof ModelCapabilities)[];
  /** The smallest window with which it is used, in tokens. */
  readonly contextTokens: number;
}

/** For each mode its models, in the order in which they are tried; a bare id has the deadlines of its kind and no needs. */
export type ModelChains = Readonly<Record<Mode, readonly (string | ChainStep)[]>>;

const CHAT_CHAIN = [
  'deepseek/deepseek-flash',
  'openai/gpt-6.1-terra',
  'anthropic/claude-haiku-5-5',
  'anthropic/claude-sonnet-5-5',
] as const;

/** The chains that hold unless parley.yaml says otherwise. */
export const DEFAULT_CHAINS: Readonly<Record<Mode, readonly string[]>> = {
  agent: ['anthropic/claude-sonnet-5-5', 'anthropic/claude-opus-5-5'],
  chat: CHAT_CHAIN,
  assistant: CHAT_CHAIN,
};

export interface ChainRequest {
  readonly mode: Mode;
  /** What the person or the route asked for, to be tried first; null: nothing. */
  readonly preferred: string | null;
  readonly chains: ModelChains;
  readonly catalogue: ModelCatalogue;
  /** Names of the providers that are configured. */
  readonly providers: ReadonlySet<string>;
  /** Whether free models come before all others; absent: no. */
  readonly freeFirst?: boolean | undefined;
}

/**
 * The models to try for a turn, best first. The mode's own chain, reduced to configured providers; if that leaves nothing,
 * the other modes' models; then models found on this machine; then, except for the agent, the offline provider.
 * Empty: no configured model can do this mode.
 */
export function chainFor(request: ChainRequest): readonly ModelEntry[] {
  const usable = (entry: ModelEntry) => request.providers.has(entry.provider) && (request.mode !== 'agent' || entry.capabilities.tools);
  const pick = (steps: ModelChains[Mode]) =>
    steps.map((step) => entryAt(request.catalogue, step)).filter((entry) => entry !== null && usable(entry));
  const { agent, chat, assistant } = request.chains;
  const own = request.chains[request.mode];
  const free = request.freeFirst === true ? request.catalogue.filter((entry) => isFreeModel(entry) && usable(entry)) : [];
  const candidates = [
    pick(own),
    pick([...chat, ...assistant, ...agent]),
    request.catalogue.filter((entry) => isFreeModel(entry) && usable(entry)),
    request.mode === 'agent' || free.length > 0 ? [] : [OFFLINE_MODEL].filter(usable),
  ];
  const rest = (candidates.find((entries) => entries.length > 0) ?? []).filter((entry) => entry !== null);
  const preferred = request.preferred === null ? [] : pick([stepOf(own, request.preferred)]).filter((entry) => entry !== null);
  // Those of the chain first: somebody has put them into an order.
  return distinct([...preferred, ...(free.length > 0 ? rest.filter(isFreeModel) : []), ...free, ...rest]);
}

/** The chain of a turn, and the same models without regard to what was preferred: from the weakest to the best. */
export function chainAndLadder(request: ChainRequest): { readonly chain: readonly ModelEntry[]; readonly ladder: readonly ModelEntry[] } {
  const ladder = chainFor({ ...request, preferred: null });
  return { chain: request.preferred === null ? ladder : chainFor(request), ladder };
}

/** Null: unknown, or not able to do what this place needs. */
function entryAt(catalogue: ModelCatalogue, step: string | ChainStep): ModelEntry | null {
  if (typeof step === 'string') return findModel(catalogue, step);
  const entry = findModel(catalogue, step.model);
  const isAble = entry !== null && step.needs.every((need) => entry.capabilities[need]) && entry.contextTokens >= step.contextTokens;
  return isAble ? { ...entry, deadlines: step.deadlines } : null;
}

/** The place of a model that is asked for by its id or its bare name. */
function stepOf(steps: ModelChains[Mode], model: string): string | ChainStep {
  return steps.find((step) => typeof step !== 'string' && step.model === model) ?? model;
}

/** The offline provider is free too, but no model. */
function isFreeModel({ isFree, provider }: ModelEntry): boolean {
  return isFree && provider !== OFFLINE_MODEL.provider;
}

function distinct(entries: readonly ModelEntry[]): readonly ModelEntry[] {
  return entries.filter(({ id }, at) => entries.findIndex((each) => each.id === id) === at);
}

/** For a prompt with pictures the models that can see them first, else the chain as it is. */
export function seeingFirst(chain: readonly ModelEntry[], messages: readonly PromptMessage[]): readonly ModelEntry[] {
  const hasPictures = messages.some((message) => message.role === 'user' && message.pictures !== undefined);
  return hasPictures ? chain.toSorted((a, b) => Number(b.capabilities.vision) - Number(a.capabilities.vision)) : chain;
}
