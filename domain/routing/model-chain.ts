import type { PromptMessage } from '../ports/model-provider.ts';
import { OFFLINE_MODEL } from './known-models.ts';
import { findModel } from './model-catalogue.ts';
import type { ModelCatalogue, ModelEntry } from './model-catalogue.ts';
import type { Mode } from './route.ts';

/** For each mode the ids of its models, in the order in which they are tried. */
export type ModelChains = Readonly<Record<Mode, readonly string[]>>;

const CHAT_CHAIN = [
  'deepseek/deepseek-flash',
  'openai/gpt-6.1-terra',
  'anthropic/claude-haiku-5-5',
  'anthropic/claude-sonnet-5-5',
] as const;

/** The chains that hold unless parley.yaml says otherwise. */
export const DEFAULT_CHAINS: ModelChains = {
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
}

/**
 * The models to try for a turn, best first. The mode's own chain, reduced to configured providers; if that leaves nothing,
 * the other modes' models; then models found on this machine; then, except for the agent, the offline provider.
 * Empty: no configured model can do this mode.
 */
export function chainFor(request: ChainRequest): readonly ModelEntry[] {
  const usable = (entry: ModelEntry) => request.providers.has(entry.provider) && (request.mode !== 'agent' || entry.capabilities.tools);
  const pick = (ids: readonly string[]) =>
    ids.map((id) => findModel(request.catalogue, id)).filter((entry) => entry !== null && usable(entry));
  const preferred = request.preferred === null ? [] : pick([request.preferred]);
  const { agent, chat, assistant } = request.chains;
  const candidates = [
    pick(request.chains[request.mode]),
    pick([...chat, ...assistant, ...agent]),
    request.catalogue.filter((entry) => entry.discovered && usable(entry)),
    request.mode === 'agent' ? [] : [OFFLINE_MODEL].filter(usable),
  ];
  const rest = candidates.find((entries) => entries.length > 0) ?? [];
  return [...new Set([...preferred, ...rest])].filter((entry) => entry !== null);
}

/** For a prompt with pictures the models that can see them first, else the chain as it is. */
export function seeingFirst(chain: readonly ModelEntry[], messages: readonly PromptMessage[]): readonly ModelEntry[] {
  const hasPictures = messages.some((message) => message.role === 'user' && message.pictures !== undefined);
  return hasPictures ? chain.toSorted((a, b) => Number(b.capabilities.vision) - Number(a.capabilities.vision)) : chain;
}
