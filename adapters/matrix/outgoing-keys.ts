import { randomUUID } from 'node:crypto';

import type { OlmMachine, OutgoingRequest, RoomMessageRequest, ToDeviceRequest } from './crypto-wasm/stand-in.ts';
import type { MatrixClient } from './matrix-client.ts';

/** Kinds of what our keys have to ask of the homeserver, or to tell it. */
export const KEYS_QUERY = 1;
const WAYS: ReadonlyMap<number, string> = new Map([
  [0, '/v3/keys/upload'],
  [KEYS_QUERY, '/v3/keys/query'],
  [2, '/v3/keys/claim'],
  [4, '/v3/keys/signatures/upload'],
]);

export interface OutgoingKeys {
  /** Does everything that waits, or only what is of this kind. */
  tellAll(signal: AbortSignal, only?: number): Promise<void>;
  tell(request: OutgoingRequest | ToDeviceRequest, signal: AbortSignal): Promise<void>;
}

/** Tells the homeserver what our keys have to say, and our keys what it answers. */
export function makeOutgoingKeys(client: MatrixClient, machine: OlmMachine): OutgoingKeys {
  async function tell(request: OutgoingRequest | ToDeviceRequest | RoomMessageRequest, signal: AbortSignal): Promise<void> {
    const answer = await ask(client, request, signal);
    if (answer !== null) await machine.markRequestAsSent(request.id, request.type, JSON.stringify(answer));
  }
  return {
    tell,
    async tellAll(signal, only) {
      for (const request of await machine.outgoingRequests()) {
        if (only === undefined || request.type === only) await tell(request, signal);
      }
    },
  };
}

/** Null: it is of a kind that is not for us. */
async function ask(
  client: MatrixClient,
  request: OutgoingRequest | ToDeviceRequest | RoomMessageRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const body: unknown = JSON.parse(request.body);
  const way = WAYS.get(request.type);
  if (way !== undefined) return client.ask('POST', way, { body, signal });
  // What the crypto itself would say in a room belongs to verifications, which nobody here can confirm.
  if (!('eventType' in request) || 'roomId' in request) return null;
  const to = `/v3/sendToDevice/${encodeURIComponent(request.eventType)}/${encodeURIComponent(request.txnId === '' ? randomUUID() : request.txnId)}`;
  const messages: unknown = Reflect.get(Object(body), 'messages');
  return client.ask('PUT', to, { body: { messages }, signal });
}
