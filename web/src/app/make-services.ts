import type { Client } from 'urql';

import { makeGraphqlClient } from '../api/graphql-client.ts';
import { makeGraphqlSocket } from '../api/graphql-socket.ts';
import { makeLive } from '../api/live.ts';
import { reconnectWait } from '../api/reconnect-wait.ts';
import type { Connection, Services, Session } from '../api/services.ts';
import { makeValueStore } from '../api/value-store.ts';
import { waitForNetwork } from '../api/wait-for-network.ts';
import { makeKeptMessages } from '../chat/kept-messages.ts';
import { makeOutbox } from '../chat/outbox.ts';
import { makeSend } from '../chat/send-message.ts';
import { makeAppearance } from '../settings/appearance.ts';
import { makeAttachedFiles } from '../files/attached-files.ts';
import { makeUpload } from '../files/upload-file.ts';

/** Everything that lives as long as the page. */
export function makeServices(): { readonly client: Client; readonly services: Services } {
  const connection = makeValueStore<Connection>('live');
  const session = makeValueStore<Session>('unknown');
  const client = makeGraphqlClient({ connection, session });
  const live = makeLive({
    socket: makeGraphqlSocket(connection),
    wait: waitForNetwork,
    random: Math.random,
    onLoggedOut: () => session.set('none'),
  });
  const outbox = makeOutbox({
    send: makeSend(client),
    newId,
    pause: (failures) => new Promise((resolve) => void waitForNetwork(reconnectWait(failures, Math.random()), resolve)),
    kept: makeKeptMessages(sessionStorage),
  });
  const attached = makeAttachedFiles({ upload: makeUpload(location.origin, (input, init) => fetch(input, init)), newId });
  return {
    client,
    services: {
      live,
      connection,
      session,
      outbox,
      attached,
      appearance: makeAppearance(localStorage, document.documentElement),
      drafts: new Map(),
    },
  };
}

/** `crypto.randomUUID` is there only on secure pages, and a console in a local network may be none. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
