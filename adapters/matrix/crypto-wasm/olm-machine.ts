import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

import { decryptionError } from './decryption-error.ts';
import { toSettings } from './encryption-settings.ts';
import type { EncryptionSettings } from './encryption-settings.ts';
import { DeviceId, toRoom, toUser, toUsers, UserId } from './ids.ts';
import type { DeviceLists, RoomId } from './ids.ts';
import { openStore, storeProblem } from './open-store.ts';
import type { OpenStore, StorePlace } from './open-store.ts';
import type { CrossSigning, CrossSigningKeys, CrossSigningRequests } from './cross-signing.ts';
import { fromRequest, fromToDevice } from './requests.ts';
import type { OutgoingRequest, ToDeviceRequest } from './requests.ts';

/** A message of a room as it was before it was encrypted. */
export interface DecryptedRoomEvent {
  /** JSON. */
  readonly event: string;
  readonly sender: UserId;
  readonly senderDevice: DeviceId | null;
  readonly senderCurve25519Key: string;
  readonly senderClaimedEd25519Key: string | null;
  /** Null: nothing speaks against the device that it came from. */
  shieldState(strict: boolean): { readonly color: wasm.ShieldColor; readonly message: string | undefined } | null;
}

const ANY_DEVICE = wasm.TrustRequirement.Untrusted;

/** The keys of one device of one account: the interface of the native crypto, and below it what that lacks. */
export class OlmMachine {
  readonly #machine: wasm.OlmMachine;
  readonly #store: OpenStore | null;

  private constructor(machine: wasm.OlmMachine, store: OpenStore | null) {
    this.#machine = machine;
    this.#store = store;
  }

  /** As the native crypto has it; without a folder all is forgotten at the end. Throws a CryptoStoreError. */
  static async initialize(user: UserId, device: DeviceId, folder?: string | null): Promise<OlmMachine> {
    if (folder != null && folder !== '') return OlmMachine.open(user, device, { folder, key: null, onBroken: endProcess });
    await wasm.initAsync();
    return new OlmMachine(await wasm.OlmMachine.initialize(toUser(user), toDevice(device), undefined, undefined, SILENT), null);
  }

  /** Opens the keys kept in a folder. Throws a CryptoStoreError. */
  static async open(user: UserId, device: DeviceId, place: StorePlace): Promise<OlmMachine> {
    const store = await openStore(place);
    try {
      return new OlmMachine(await wasm.OlmMachine.initFromStore(toUser(user), toDevice(device), store.handle, SILENT), store);
    } catch (cause) {
      store.close();
      throw storeProblem(place.folder, cause);
    }
  }

  get userId(): UserId {
    return new UserId(this.#machine.userId.toString());
  }

  get deviceId(): DeviceId {
    return new DeviceId(this.#machine.deviceId.toString());
  }

  get identityKeys(): wasm.IdentityKeys {
    return this.#machine.identityKeys;
  }

  /** Takes in what a sync says about keys; returns the messages of devices to us, decrypted, as JSON. */
  async receiveSyncChanges(
    toDeviceEvents: string,
    devices: DeviceLists,
    oneTimeKeyCounts: Readonly<Record<string, number>>,
    unusedFallbackKeys?: readonly string[],
  ): Promise<string> {
    const lists = new wasm.DeviceLists(toUsers(devices.changed), toUsers(devices.left));
    const counts = new Map(Object.entries(oneTimeKeyCounts));
    const unused = unusedFallbackKeys === undefined ? undefined : new Set(unusedFallbackKeys);
    const trust = new wasm.DecryptionSettings(ANY_DEVICE);
    const events = await this.#machine.receiveSyncChanges(toDeviceEvents, lists, counts, unused, trust);
    return `[${events.map(({ rawEvent }) => rawEvent).join(',')}]`;
  }

  async outgoingRequests(): Promise<OutgoingRequest[]> {
    return (await this.#machine.outgoingRequests()).map(fromRequest);
  }

  markRequestAsSent(id: string, type: wasm.RequestType, response: string): Promise<boolean> {
    return this.#machine.markRequestAsSent(id, type, response);
  }

  async getMissingSessions(users: readonly UserId[] = []): Promise<OutgoingRequest | null> {
    const request = await this.#machine.getMissingSessions(toUsers(users));
    return request === null ? null : { id: request.id, type: request.type, body: request.body };
  }

  updateTrackedUsers(users: readonly UserId[]): Promise<void> {
    return this.#machine.updateTrackedUsers(toUsers(users));
  }

  async shareRoomKey(room: RoomId, users: readonly UserId[], settings: EncryptionSettings): Promise<ToDeviceRequest[]> {
    return (await this.#machine.shareRoomKey(toRoom(room), toUsers(users), toSettings(settings))).map(fromToDevice);
  }

  /** `content` and what comes back: JSON. */
  encryptRoomEvent(room: RoomId, eventType: string, content: string): Promise<string> {
    return this.#machine.encryptRoomEvent(toRoom(room), eventType, content);
  }

  /** Throws a DecryptionError. */
  async decryptRoomEvent(event: string, room: RoomId): Promise<DecryptedRoomEvent> {
    try {
      return fromDecrypted(await this.#machine.decryptRoomEvent(event, toRoom(room), new wasm.DecryptionSettings(ANY_DEVICE)));
    } catch (cause) {
      throw decryptionError(cause);
    }
  }

  /** How often was written to the folder, and how large it is; null: there is none. */
  get store(): Pick<OpenStore, 'commits' | 'bytes'> | null {
    return this.#store;
  }

  /** How far our device is signed by its account. */
  async crossSigning(): Promise<CrossSigning> {
    const { hasMaster, hasSelfSigning, hasUserSigning } = await this.#machine.crossSigningStatus();
    const identity = await this.#machine.getIdentity(this.#machine.userId);
    const device = await this.#machine.getDevice(this.#machine.userId, this.#machine.deviceId);
    return {
      isWhole: hasMaster && hasSelfSigning && hasUserSigning,
      isOnServer: identity !== undefined,
      isDeviceSigned: device?.isCrossSignedByOwner() ?? false,
    };
  }

  /** Makes signing keys unless they are here, and says what is to be put on the server, also when it was there before. */
  async bootstrapCrossSigning(): Promise<CrossSigningRequests> {
    const made = await this.#machine.bootstrapCrossSigning(false);
    const keys: unknown = made.uploadKeysRequest;
    const { id, type, body } = made.uploadSignaturesRequest;
    return {
      keys: keys instanceof wasm.KeysUploadRequest ? { id: keys.id, type: keys.type, body: keys.body } : null,
      signingKeys: made.uploadSigningKeysRequest.body,
      signatures: { id: id ?? '', type, body },
    };
  }

  /** Null: they are not all here. */
  async exportCrossSigning(): Promise<CrossSigningKeys | null> {
    const keys = await this.#machine.exportCrossSigningKeys();
    const { masterKey: master, self_signing_key: self, userSigningKey: user } = keys ?? {};
    return master === undefined || self === undefined || user === undefined ? null : { master, self, user };
  }

  /** False: they are not those that the account has. */
  async importCrossSigning({ master, self, user }: CrossSigningKeys): Promise<boolean> {
    const { hasMaster, hasSelfSigning, hasUserSigning } = await this.#machine.importCrossSigningKeys(master, self, user);
    return hasMaster && hasSelfSigning && hasUserSigning;
  }

  close(): void {
    this.#machine.close();
    this.#store?.close();
  }
}

/** It would write to the console. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nothing is to be kept of it.
}

function endProcess(cause: unknown): never {
  process.stderr.write(`The Matrix keys could not be written: ${cause instanceof Error ? cause.message : 'unknown'}.\n`);
  process.exit(1);
}

function toDevice(id: DeviceId): wasm.DeviceId {
  return new wasm.DeviceId(id.toString());
}

function fromDecrypted(decrypted: wasm.DecryptedRoomEvent): DecryptedRoomEvent {
  return {
    event: decrypted.event,
    sender: new UserId(decrypted.sender.toString()),
    senderDevice: decrypted.senderDevice === undefined ? null : new DeviceId(decrypted.senderDevice.toString()),
    senderCurve25519Key: decrypted.senderCurve25519Key,
    senderClaimedEd25519Key: decrypted.senderClaimedEd25519Key ?? null,
    shieldState(strict) {
      const { color, message } = decrypted.shieldState(strict);
      return color === wasm.ShieldColor.None ? null : { color, message };
    },
  };
}
