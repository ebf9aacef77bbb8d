import { findModel } from './model-catalogue.ts';
import type { ModelCatalogue, ModelEntry } from './model-catalogue.ts';

/**
 * The model that a person means: by its id, by its name, or by some of its parts, as in `opus` or `gpt terra`. Of several versions of one model it is the
 * first, as they are listed. Null: unknown, or different models could be meant.
 */
export function namedModel(catalogue: ModelCatalogue, said: string): ModelEntry | null {
  const exact = findModel(catalogue, said);
  if (exact !== null) return exact;
  const wanted = partsOf(said);
  if (wanted.length === 0) return null;
  const fitting = catalogue.filter(({ id }) => wanted.every((part) => partsOf(id).includes(part)));
  const families = new Set(fitting.map(({ id }) => familyOf(id)));
  return families.size === 1 ? (fitting[0] ?? null) : null;
}

function partsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[-_:/\s]+/)
    .filter((part) => part !== '');
}

/** An id without what is only its version: `anthropic claude opus`. */
function familyOf(id: string): string {
  return partsOf(id)
    .filter((part) => !/^v?\d[\d.]*$/.test(part))
    .join(' ');
}
