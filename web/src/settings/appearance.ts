import type { ValueStore } from '../api/value-store.ts';
import { makeKeptValue } from './kept-value.ts';
import type { TextStorage } from './kept-value.ts';

export type Theme = 'system' | 'light' | 'dark';
/** Whether keys mean something without Ctrl: some people's voices or hands press them unmeant. */
export type PlainKeys = 'on' | 'off';

/** How the console looks and listens in this browser. */
export interface Appearance {
  readonly theme: ValueStore<Theme>;
  readonly plainKeys: ValueStore<PlainKeys>;
}

/** Kept in `storage`; the theme is written on the root of the page, where the style sheet looks for it. */
export function makeAppearance(storage: TextStorage, root: Pick<HTMLElement, 'dataset'>): Appearance {
  const theme = makeKeptValue<Theme>(storage, 'parley-theme', ['system', 'light', 'dark']);
  const show = (): void => {
    root.dataset['theme'] = theme.get();
  };
  show();
  theme.subscribe(show);
  return { theme, plainKeys: makeKeptValue<PlainKeys>(storage, 'parley-keys', ['on', 'off']) };
}
