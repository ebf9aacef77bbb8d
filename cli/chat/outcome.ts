import { dollars, duration } from '../output/quantities.ts';

/** How a turn ended. */
export type Outcome =
  | {
      readonly kind: 'reply';
      readonly text: string;
      /** Null: no model answered. */
      readonly model: string | null;
      readonly costUsd: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** Who answered, at what cost and how fast: one line below the reply. */
export function footer({ model, costUsd, milliseconds }: Extract<Outcome, { kind: 'reply' }>): string {
  return [...(model === null ? [] : [model]), dollars(costUsd), duration(milliseconds)].join(' · ');
}
