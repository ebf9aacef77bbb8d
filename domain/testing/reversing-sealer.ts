import type { Sealer } from '../ports/sealer.ts';

/** Hides nothing from who looks closely, but no text stands in it as it was, and it opens only for its purpose. */
export function makeReversingSealer(): Sealer {
  const reversed = (text: string): string => [...text].toReversed().join('');
  return {
    seal: (text, purpose) => JSON.stringify([purpose, reversed(text)]),
    open: (sealed, purpose) => {
      const [of, text] = sealed.startsWith('[') ? [...Array.from<unknown>(JSON.parse(sealed))] : [];
      return of === purpose && typeof text === 'string' ? reversed(text) : null;
    },
  };
}
