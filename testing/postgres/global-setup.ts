import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

import { startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the PostgreSQL of this run. */
    testPostgresPort: number;
  }
}

/**
 * Offers one PostgreSQL to all test files of a run. It is started when the first of them asks, so that a run that needs no database
 * waits for none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<TestServer> | null = null;
  const doorman = createServer((_request, response) => {
    starting ??= startTestServer();
    starting.then(
      ({ url, template }) => response.end(JSON.stringify({ url, template })),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
    );
  });
  await new Promise<void>((resolve) => doorman.listen(0, '127.0.0.1', resolve));
  project.provide('testPostgresPort', addressOf(doorman.address()).port);
  return async () => {
    doorman.closeAllConnections();
    await new Promise((resolve) => doorman.close(resolve));
    const server = await starting?.catch(() => null);
    await server?.stop();
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return address;
}
