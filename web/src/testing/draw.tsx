import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createClient, fetchExchange, Provider } from 'urql';

import { ServicesContext } from '../api/services.ts';
import type { Connection, Services } from '../api/services.ts';
import { makeValueStore } from '../api/value-store.ts';
import { PersonContext } from '../app/person.ts';
import type { Person } from '../app/person.ts';
import { makeOutbox } from '../chat/outbox.ts';
import { makeAppearance } from '../settings/appearance.ts';
import { makeAttachedFiles } from '../files/attached-files.ts';
import { makeWording, WordingContext } from '../texts/texts-context.ts';

export interface Scene {
  readonly language?: 'EN' | 'RU';
  readonly role?: Person['role'];
  readonly connection?: Connection;
}

/** How a component first looks, as HTML; nothing is asked of a server. */
export function draw(node: ReactNode, { language = 'EN', role = 'OWNER', connection = 'live' }: Scene = {}): string {
  const client = createClient({
    url: 'http://nowhere.invalid',
    preferGetMethod: false,
    fetch: () => new Promise(() => undefined),
    exchanges: [fetchExchange],
  });
  return renderToStaticMarkup(
    <WordingContext value={makeWording(language, language)}>
      <Provider value={client}>
        <ServicesContext value={services(connection)}>
          <PersonContext value={{ id: 'p', name: 'Olga', role, language }}>{node}</PersonContext>
        </ServicesContext>
      </Provider>
    </WordingContext>,
  );
}

function services(connection: Connection): Services {
  return {
    live: { follow: () => () => undefined },
    connection: makeValueStore(connection),
    session: makeValueStore('open'),
    outbox: makeOutbox({
      send: async () => ({ kind: 'sent' }),
      newId: () => 'id',
      pause: async () => undefined,
      kept: { read: () => [], write: () => undefined },
    }),
    attached: makeAttachedFiles({ upload: async () => ({ kind: 'unreachable' }), newId: () => 'id' }),
    appearance: makeAppearance({ getItem: () => null, setItem: () => undefined }, { dataset: {} }),
    drafts: new Map(),
  };
}
