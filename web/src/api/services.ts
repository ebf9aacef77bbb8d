import { createContext, useContext } from 'react';

import type { Outbox } from '../chat/outbox.ts';
import type { AttachedFiles } from '../files/attached-files.ts';
import type { Appearance } from '../settings/appearance.ts';
import type { Live } from './live.ts';
import type { ValueStore } from './value-store.ts';

/** Whether the server answers. */
export type Connection = 'live' | 'lost';

/** `unknown`: nothing was asked yet. */
export type Session = 'unknown' | 'open' | 'none';

/** What components work with besides the client of urql. */
export interface Services {
  readonly live: Live;
  readonly connection: ValueStore<Connection>;
  readonly session: ValueStore<Session>;
  readonly outbox: Outbox;
  /** Files beside what is being written. */
  readonly attached: AttachedFiles;
  /** How the console looks and listens in this browser. */
  readonly appearance: Appearance;
  /** What is being written and not sent, by place. */
  readonly drafts: Map<string, string>;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('There are no services above this component.');
  return services;
}
