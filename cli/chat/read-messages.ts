import type { Interface } from 'node:readline';

/** Lines of one paste come closer together than anybody types. */
const PASTE_MS = 15;

/**
 * What a person types, a line a message; lines that are pasted at once are one message. `isTyped`: a person types, rather than
 * a program writing its lines. Ends with the input.
 */
export async function* readMessages(prompt: Interface, isTyped: boolean): AsyncGenerator<string> {
  const messages: string[] = [];
  let pasted: string[] = [];
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (pasted.length > 0) messages.push(pasted.join('\n'));
    pasted = [];
    wake();
  };
  prompt.on('line', (line) => {
    pasted.push(line);
    if (!isTyped) return flush();
    clearTimeout(timer);
    timer = setTimeout(flush, PASTE_MS);
  });
  prompt.once('close', () => {
    isClosed = true;
    flush();
  });
  for (;;) {
    const message = messages.shift();
    if (message !== undefined) yield message;
    else if (isClosed) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
