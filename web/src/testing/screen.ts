import { expect } from 'vitest';

/** As long as anything on the page may take on a busy machine. */
const PATIENCE = { timeout: 8_000, interval: 20 };

/** The page as a person finds their way in it: by what things are called. */
export interface Screen {
  /** Everything that can be read. */
  text(): string;
  sees(text: string): Promise<void>;
  seesNot(text: string): Promise<void>;
  /** The first element that the selector and the text fit; waits for it. */
  find(selector: string, text?: string): Promise<HTMLElement>;
  click(selector: string, text?: string): Promise<void>;
  /** Writes into a field as a keyboard does. */
  write(selector: string, text: string): Promise<void>;
  press(selector: string, key: string, change?: KeyboardEventInit): Promise<void>;
}

/** `onLook` is called at each look: time that stands still unless it is moved can pass there. */
export function makeScreen(document: Document, window: Window & typeof globalThis, onLook: () => Promise<void>): Screen {
  const text = (): string => document.body.textContent ?? '';
  const find = async (selector: string, wanted = ''): Promise<HTMLElement> => {
    const look = (): HTMLElement | undefined =>
      [...document.querySelectorAll<HTMLElement>(selector)].find((element) => labelOf(element).includes(wanted));
    await expect.poll(async () => onLook().then(() => look() !== undefined || `${selector} ${wanted} in: ${text()}`), PATIENCE).toBe(true);
    const found = look();
    if (found === undefined) throw new Error(`${selector} is gone again.`);
    return found;
  };
  return {
    text,
    find,
    sees: async (wanted) => expect.poll(async () => onLook().then(text), PATIENCE).toContain(wanted),
    seesNot: async (unwanted) => expect.poll(async () => onLook().then(text), PATIENCE).not.toContain(unwanted),
    async click(selector, wanted) {
      (await find(selector, wanted)).dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, button: 0 }));
    },
    async write(selector, value) {
      const field = await find(selector);
      const prototype =
        field instanceof window.HTMLTextAreaElement ? window.HTMLTextAreaElement.prototype : window.HTMLInputElement.prototype;
      // React notices only what goes past its own setter.
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
      field.dispatchEvent(new window.Event('input', { bubbles: true }));
    },
    async press(selector, key, change = {}) {
      (await find(selector)).dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...change }));
    },
  };
}

function labelOf(element: HTMLElement): string {
  return `${element.getAttribute('aria-label') ?? ''} ${element.textContent ?? ''}`;
}
