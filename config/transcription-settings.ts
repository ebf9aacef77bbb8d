import { fromDollars } from '../domain/costs/money.ts';
import type { Nanos } from '../domain/costs/money.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { ProviderOff, ProviderSettings } from './provider-settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** Who listens to voice messages, and what it costs. */
export interface TranscriptionSettings {
  readonly provider: ProviderSettings;
  /** As the server calls it. */
  readonly model: string;
  /** Of a minute of speech; 0: it is free. */
  readonly perMinute: Nanos;
  /** What people here speak, as ISO 639-1; null: the model finds out. */
  readonly language: string | null;
}

/** Null: nothing is set. Throws a ConfigError when nobody could listen, or when nobody knows for how much. */
export function readTranscription(
  file: SettingsFile,
  providers: { readonly on: readonly ProviderSettings[]; readonly off: readonly ProviderOff[] },
): TranscriptionSettings | null {
  const { transcription } = file.settings;
  if (transcription === undefined) return null;
  const { provider: name, model, perMinute, free, language } = transcription;
  const provider = providers.on.find((each) => each.name === name && each.protocol === 'openai');
  if (provider === undefined) throw file.refuse(['transcription', 'provider'], allowed(name, providers));
  if (perMinute !== undefined && free === true) {
    throw file.refuse(['transcription', 'perMinute'], 'a price, or free: true instead of it');
  }
  const isFree = free ?? (perMinute === undefined && provider.isLocal);
  if (!isFree && perMinute === undefined) throw file.refuse(['transcription'], 'perMinute: US dollars for a minute, or free: true');
  return { provider, model, perMinute: fromDollars(perMinute ?? 0), language: language ?? null };
}

function allowed(name: string, { on, off }: Parameters<typeof readTranscription>[1]): string {
  const turnedOff = off.find((each) => each.name === name && name !== 'anthropic');
  if (turnedOff !== undefined) return `a provider that is on; set ${turnedOff.variable}`;
  const names = on.filter(({ protocol }) => protocol === 'openai').map((each) => each.name);
  const meant = nearestName(name, names);
  return `a provider that speaks the protocol of OpenAI: ${names.join(', ')}${meant === null ? '' : ` (did you mean ${meant}?)`}`;
}
