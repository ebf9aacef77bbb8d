import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/**
 * Plain values: the WebAssembly takes what it is given away from its caller, and callers use their ids again, so that each call makes new ones.
 */
abstract class Id {
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  toString(): string {
    return this.#id;
  }
}

export class UserId extends Id {}
export class DeviceId extends Id {}
export class RoomId extends Id {}

/** Whose devices have changed, and with whom we share no encrypted room any more. */
export class DeviceLists {
  readonly changed: readonly UserId[];
  readonly left: readonly UserId[];

  constructor(changed?: readonly UserId[] | null, left?: readonly UserId[] | null) {
    this.changed = changed ?? [];
    this.left = left ?? [];
  }

  isEmpty(): boolean {
    return this.changed.length + this.left.length === 0;
  }
}

/** Throws for what is no user's id. */
export function toUser(id: UserId): wasm.UserId {
  return new wasm.UserId(id.toString());
}

export function toUsers(ids: readonly UserId[]): wasm.UserId[] {
  return ids.map(toUser);
}

export function toRoom(id: RoomId): wasm.RoomId {
  return new wasm.RoomId(id.toString());
}
