import type { Pin } from '../delivery/pin.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { PluginReply } from './contract.ts';

const LONGEST = 200;

/** The pin of a reply as it may go out (I10); null: there is none, or it is nowhere on the earth. */
export function pinOf(redactor: Redactor, { pin }: Pick<PluginReply, 'pin'>): Pin | null {
  if (pin === undefined) return null;
  const { latitude, longitude } = pin;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!isOnEarth) return null;
  const said = (text: string): string => redactor.text(text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed());
  const title = said(pin.title);
  return { latitude, longitude, title: title === '' ? `${String(latitude)}, ${String(longitude)}` : title, address: said(pin.address) };
}
