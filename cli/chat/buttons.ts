import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRESS_BUTTON } from './documents.ts';

/** Something that can be pressed under what was said. */
export interface Button {
  readonly id: string;
  readonly label: string;
}

/** The buttons under the newest message that has some: shown with their numbers, pressed by typing `:1`. */
export interface Buttons {
  show(buttons: readonly Button[]): void;
  /** What pressing did; null: the line presses nothing, it is a message. */
  press(line: string): Promise<string> | null;
}

export function makeButtons(client: Pick<Client, 'ask'> & { readonly terminal: Pick<Terminal, 'line' | 'safe' | 'style'> }): Buttons {
  const { terminal } = client;
  let shown: readonly Button[] = [];
  return {
    show(buttons) {
      if (buttons.length === 0) return;
      shown = buttons;
      const labels = buttons.map(({ label }, at) => `:${String(at + 1)} ${terminal.safe(label)}`);
      terminal.line(terminal.style('dim', labels.join('   ')));
    },
    press(line) {
      const number = /^:(\d)$/.exec(line.trim())?.[1];
      const button = number === undefined ? undefined : shown[Number(number) - 1];
      if (button === undefined) return null;
      return client.ask(PRESS_BUTTON, { input: { id: button.id } }).then(({ pressButton }) => payload(pressButton).said);
    },
  };
}
