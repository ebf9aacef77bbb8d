import { makeAsk } from './connection/ask.ts';
import type { Ask } from './connection/ask.ts';
import type { Server } from './connection/find-server.ts';
import { follow } from './connection/follow.ts';
import type { Following } from './connection/follow.ts';
import { makePatience, patiently } from './connection/patience.ts';
import { makeUpload } from './connection/upload.ts';
import type { Upload } from './connection/upload.ts';
import type { Terminal } from './output/terminal.ts';

/** What every command works with. */
export interface Client {
  readonly terminal: Terminal;
  readonly ask: Ask;
  readonly upload: Upload;
  /** Which server; found anew each time. */
  readonly server: () => Server;
  /** Tries until the server answers; for what may be asked twice. */
  patiently<T>(attempt: () => Promise<T>): Promise<T>;
  follow<Data, Variables extends Record<string, unknown>>(following: Following<Data, Variables>): Promise<void>;
  /** What Ctrl-C says from now on before it ends the client. */
  onInterrupt(sentence: string): void;
}

export interface ClientDeps {
  readonly terminal: Terminal;
  readonly server: () => Server;
  readonly onInterrupt: (sentence: string) => void;
}

/** A client of one server. */
export function makeClient({ terminal, server, onInterrupt }: ClientDeps): Client {
  const patience = makePatience((sentence) => terminal.note(sentence));
  return {
    terminal,
    server,
    onInterrupt,
    ask: makeAsk(server),
    upload: makeUpload(server),
    patiently: (attempt) => patiently(patience, attempt),
    follow: (following) => follow({ find: server, patience }, following),
  };
}
