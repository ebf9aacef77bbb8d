/** What says which vectors a model makes. */
interface EmbedderParts {
  readonly provider: string;
  readonly model: string;
  /** The length that is asked for; null: what the model gives. */
  readonly dimensions: number | null;
}

/** What vectors are kept under: `provider/name`, with `#LENGTH` where a length is asked for, which makes others of them. */
export function embedderId({ provider, model, dimensions }: EmbedderParts): string {
  return dimensions === null ? `${provider}/${model}` : `${provider}/${model}#${dimensions}`;
}

/** The parts of such an id; null: it is none. */
export function parseEmbedderId(id: string): EmbedderParts | null {
  const [, provider, model, dimensions] = /^([^/]+)\/(.+?)(?:#(\d+))?$/.exec(id) ?? [];
  if (provider === undefined || model === undefined) return null;
  return { provider, model, dimensions: dimensions === undefined ? null : Number(dimensions) };
}
