import type { Mode } from './route.ts';

/** A rule of parley.yaml. */
export interface RouteRule {
  /** What stands in the file. */
  readonly name: string;
  /** Whether it fits; takes time in proportion to the text at most. */
  readonly matches: (text: string) => boolean;
  /** Null: it only chooses a model. */
  readonly mode: Mode | null;
  readonly plugin: string | null;
  /** `provider/model`; null: the mode's chain decides. */
  readonly model: string | null;
}
