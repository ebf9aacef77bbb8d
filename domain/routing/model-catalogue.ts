import type { ModelDeadlines } from './deadlines.ts';

/** What a model can take and do. */
export interface ModelCapabilities {
  readonly tools: boolean;
  readonly vision: boolean;
  readonly reasoning: boolean;
}

/** A model that Parley knows. */
export interface ModelEntry {
  /** `provider/name`; the name may hold slashes of its own. */
  readonly id: string;
  readonly provider: string;
  /** The provider's own name of the model. */
  readonly name: string;
  /** Prompt and answer together. Where the server does not say, a size that every model of its kind has. */
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly capabilities: ModelCapabilities;
  /** The most input tokens that one picture takes; absent: nobody says, so the most that any model is known to take. */
  readonly pictureTokens?: number;
  /** Costs nothing to call: runs on the person's own machine, or is no model at all. Without this mark a model needs a price. */
  readonly isFree: boolean;
  /** Its own deadlines in the chain that it was taken from; absent: those of its kind. */
  readonly deadlines?: Partial<ModelDeadlines>;
  /** Found on a server at run time rather than listed in the built-in data or parley.yaml. */
  readonly discovered: boolean;
}

/** Every model that can be asked for, in the order in which they are shown. */
export type ModelCatalogue = readonly ModelEntry[];

/** Splits `provider/name` at its first slash; null: it is not of that form. */
export function parseModelId(id: string): { provider: string; name: string } | null {
  const slash = id.indexOf('/');
  if (slash <= 0 || slash === id.length - 1) return null;
  return { provider: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** The entry of this id; also found by its bare name when only one provider has it. Null: unknown or ambiguous. */
export function findModel(catalogue: ModelCatalogue, idOrName: string): ModelEntry | null {
  const exact = catalogue.find((entry) => entry.id === idOrName);
  if (exact) return exact;
  const byName = catalogue.filter((entry) => entry.name === idOrName);
  return byName.length === 1 ? (byName[0] ?? null) : null;
}

/** Joins lists of models; for an id in several of them the last one holds, in the place of the first. */
export function mergeCatalogues(...lists: readonly ModelCatalogue[]): ModelCatalogue {
  const byId = new Map<string, ModelEntry>();
  for (const entry of lists.flat()) byId.set(entry.id, entry);
  return [...byId.values()];
}
