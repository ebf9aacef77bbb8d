import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeHttpServer } from '../../api/http/http-server.ts';
import type { HttpServer } from '../../api/http/http-server.ts';
import { startApi } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';

export interface RestartableApi {
  readonly api: ApiWorld;
  /** A data folder as the server keeps it, with the address and the token of the owner. */
  readonly dataDir: string;
  /** The environment of a client on this machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the server as a stop does; everything it holds stays. */
  stop(): Promise<void>;
  /** Starts a server over the same world, on another port. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** What happens within a moment is told together, so moments have to pass where a conversation is followed. */
const MOMENT_MS = 25;
const TICK_MS = 5;

/** The whole API over fakes, with a data folder beside it, that can be stopped and started again. `isAlive`: its clock moves by itself. */
export async function startRestartableApi({ isAlive = false } = {}): Promise<RestartableApi> {
  const api = await startApi();
  const moments = isAlive ? setInterval(() => void api.ports.clock.advance(MOMENT_MS), TICK_MS) : undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  const tell = (port: number): void =>
    writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ url: `http://127.0.0.1:${port}`, pid: process.pid }));
  tell(api.port);
  writeFileSync(join(dataDir, 'owner-token'), `${api.tokens.owner.secret}\n`, { mode: 0o600 });
  let server: HttpServer = api.server;
  const stop = (): Promise<void> => server.close(AbortSignal.timeout(1_000));
  return {
    api,
    dataDir,
    env: { PARLEY_DATA_DIR: dataDir },
    stop,
    async startAgain() {
      server = makeHttpServer({
        useCases: api.useCases,
        config: { host: '127.0.0.1', port: 0, publicUrl: null, graphiql: false },
        logger: api.ports.logger,
        metricsText: async () => '',
        staticDir: dataDir,
        errorId: () => 'x',
      });
      tell((await server.listen()).port);
    },
    async close() {
      clearInterval(moments);
      await stop();
      await api.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
