import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** How a room's messages are encrypted and for whom. */
export class EncryptionSettings {
  algorithm: wasm.EncryptionAlgorithm | undefined = wasm.EncryptionAlgorithm.MegolmV1AesSha2;
  /** In microseconds. */
  rotationPeriod = 604_800_000_000n;
  rotationPeriodMessages = 100n;
  historyVisibility: wasm.HistoryVisibility = wasm.HistoryVisibility.Shared;
  onlyAllowTrustedDevices = false;
  errorOnVerifiedUserProblem = false;
}

export function toSettings(from: EncryptionSettings): wasm.EncryptionSettings {
  const settings = new wasm.EncryptionSettings();
  settings.algorithm = from.algorithm ?? wasm.EncryptionAlgorithm.MegolmV1AesSha2;
  settings.rotationPeriod = from.rotationPeriod;
  settings.rotationPeriodMessages = from.rotationPeriodMessages;
  settings.historyVisibility = from.historyVisibility;
  settings.sharingStrategy = wasm.CollectStrategy.deviceBasedStrategy(from.onlyAllowTrustedDevices, from.errorOnVerifiedUserProblem);
  return settings;
}
