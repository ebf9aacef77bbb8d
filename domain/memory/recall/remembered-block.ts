import { plainText } from '../keepable-text.ts';
import type { Recalled } from './recall.ts';

/** What the block needs of something that was recalled. */
export type RememberedLine = Pick<Recalled, 'number' | 'speaker' | 'shown' | 'at'>;

/**
 * Writes turns that were recalled for a prompt: by days, in the order in which they were said, each with who said it. What stands there can't leave the
 * block. Empty: nothing was recalled. `dayOf` writes the date of a moment.
 */
export function renderRemembered(turns: readonly RememberedLine[], dayOf: (at: Date) => string): string {
  if (turns.length === 0) return '';
  const inOrder = turns.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.number - b.number);
  const days = [...Map.groupBy(inOrder, ({ at }) => dayOf(at))];
  const lines = days.flatMap(([day, said]) => [`${day}:`, ...said.map(({ speaker, shown }) => escape(`${speaker}: ${shown}`))]);
  return `<said-earlier>\n${lines.join('\n')}\n</said-earlier>`;
}

function escape(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\r\n]+/g, ' ');
}
