import type { Terminal } from '../output/terminal.ts';
import type { Button } from './buttons.ts';
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
      readonly buttons: readonly Button[];
    }
  | { readonly kind: 'failed'; readonly message: string };

/** Which model answered, at what cost and how fast: one line below the reply. Null: no model did, as for commands. */
function footer({ model, costUsd, milliseconds }: Extract<Outcome, { kind: 'reply' }>): string | null {
  return model === null ? null : [model, dollars(costUsd), duration(milliseconds)].join(' · ');
}

/** A whole reply's end on the screen of a person. */
export function printFooter(terminal: Pick<Terminal, 'isTty' | 'line' | 'style'>, outcome: Extract<Outcome, { kind: 'reply' }>): void {
  const text = footer(outcome);
  if (terminal.isTty && text !== null) terminal.line(terminal.style('dim', text));
}
