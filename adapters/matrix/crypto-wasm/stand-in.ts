export { EncryptionAlgorithm, HistoryVisibility, RequestType } from '@matrix-org/matrix-sdk-crypto-wasm';
export { Attachment, EncryptedAttachment } from './attachment.ts';
export { CryptoStoreError } from './crypto-store-error.ts';
export { DecryptionError } from './decryption-error.ts';
export { EncryptionSettings } from './encryption-settings.ts';
export { DeviceId, DeviceLists, RoomId, UserId } from './ids.ts';
export { OlmMachine } from './olm-machine.ts';
export type { DecryptedRoomEvent } from './olm-machine.ts';
export type { OutgoingRequest, RoomMessageRequest, ToDeviceRequest } from './requests.ts';

/** The native crypto's kinds of storage; here there is one. */
export const StoreType = { Sqlite: 0 } as const;
