// Uses the keys of a folder in a process of its own: encrypts one message after another and says the ciphertext of each, until it is killed.
//
//   keys-process.ts FOLDER [full]      full: from the third message on nothing can be written any more
import { StatementSync } from 'node:sqlite';

import { DeviceId, EncryptionSettings, OlmMachine, RoomId, UserId } from '../../adapters/matrix/crypto-wasm/stand-in.ts';

const [folder = '', isFull] = process.argv.slice(2);
const DISK_FULL = 74;

const room = new RoomId('!room:example.org');
const onBroken = (): never => process.exit(DISK_FULL);
const machine = await OlmMachine.open(new UserId('@parley:example.org'), new DeviceId('DEVICE'), { folder, key: null, onBroken });
const settings = new EncryptionSettings();
settings.rotationPeriodMessages = 1_000_000n;

process.stdout.write(`${machine.identityKeys.ed25519.toBase64()}\n`);
for (let number = 0; ; number += 1) {
  if (isFull === 'full' && number === 2) {
    StatementSync.prototype.run = () => {
      throw new Error('database or disk is full');
    };
  }
  await machine.shareRoomKey(room, [], settings);
  process.stdout.write(`${await machine.encryptRoomEvent(room, 'm.room.message', JSON.stringify({ body: String(number) }))}\n`);
}
