import type { IncomingMessage, ServerResponse } from 'node:http';
import { BlockList } from 'node:net';
import { assertAccess } from '../../domain/access/policy.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import type { Origins } from './origins.ts';
import { principalOf } from './principal.ts';
import { sendJson } from './respond.ts';
import { secureHeaders } from './secure-headers.ts';

export interface OperatorDeps {
  readonly useCases: Pick<UseCases, 'authenticate' | 'health' | 'measureChannels'>;
  readonly origins: Origins;
  /** Everything counted so far, as Prometheus reads it. */
  readonly metricsText: () => Promise<string>;
  /** Aborts when the server is about to end, so that nothing new should be sent to it. */
  readonly closing: AbortSignal;
}

/** What whoever runs the server asks: is it alive, can it work, what has it counted. */
export function makeOperatorRoutes({ useCases, origins, metricsText, closing }: OperatorDeps) {
  return {
    /** `GET /healthz` */
    alive(response: ServerResponse): void {
      sendJson(response, 200, { alive: true });
    },

    /** `GET /readyz`: 503 with the reasons while an essential part cannot work. */
    async ready(response: ServerResponse): Promise<void> {
      const { isReady, parts } = await useCases.health.probe();
      const reasons = parts.filter((part) => !part.isReady && part.isEssential).map(({ name, detail }) => ({ name, detail }));
      if (closing.aborted) reasons.push({ name: 'server', detail: 'Parley is about to end.' });
      const isReallyReady = isReady && reasons.length === 0;
      sendJson(response, isReallyReady ? 200 : 503, { ready: isReallyReady, reasons });
    },

    /** `GET /metrics`: for this machine, else with a token. */
    async metrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (!isFromThisMachine(request)) {
        const { principal } = await principalOf(request, { useCases, origins });
        assertAccess(principal, 'health.read');
      }
      await useCases.measureChannels();
      const text = await metricsText();
      response.writeHead(200, {
        ...secureHeaders(),
        'cache-control': 'no-store',
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      });
      response.end(text);
    },
  };
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether the other end is on this machine, and is no proxy that speaks for somebody else. */
function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const { remoteAddress, remoteFamily } = socket;
  return remoteAddress !== undefined && LOOPBACK.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4');
}
