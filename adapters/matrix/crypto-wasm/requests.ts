import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** Something that the homeserver is to be told or asked; its answer goes to `markRequestAsSent`. */
export interface OutgoingRequest {
  readonly id: string;
  readonly type: wasm.RequestType;
  /** JSON. */
  readonly body: string;
}

/** For other devices, by way of the homeserver. */
export interface ToDeviceRequest extends OutgoingRequest {
  readonly eventType: string;
  readonly txnId: string;
}

/** A message for a room, which the crypto itself has to say there. */
export interface RoomMessageRequest extends ToDeviceRequest {
  readonly roomId: string;
}

type Outgoing = Awaited<ReturnType<wasm.OlmMachine['outgoingRequests']>>[number];

export function fromRequest(request: Outgoing): OutgoingRequest | ToDeviceRequest | RoomMessageRequest {
  if (request instanceof wasm.ToDeviceRequest) return fromToDevice(request);
  const { type, body } = request;
  const id = request.id ?? '';
  if (!(request instanceof wasm.RoomMessageRequest)) return { id, type, body };
  return { id, type, body, roomId: request.room_id, eventType: request.event_type, txnId: request.txn_id };
}

/** The native crypto says what and under which id in the body, too. */
export function fromToDevice({ id, type, body, event_type: eventType, txn_id: txnId }: wasm.ToDeviceRequest): ToDeviceRequest {
  const content: unknown = JSON.parse(body);
  return { id, type, eventType, txnId, body: JSON.stringify({ ...Object(content), event_type: eventType, txn_id: txnId }) };
}
