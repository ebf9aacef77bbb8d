import type { Location } from 'grammy/types';

import { badRequest } from '../api-problem.ts';
import type { Call } from '../call.ts';
import type { Methods } from './context.ts';
import { send } from './sending.ts';

const MAX_TITLE = 256;
const MAX_ADDRESS = 512;

/** Places on a map. */
export const locationMethods: Methods<'sendLocation' | 'sendVenue'> = {
  sendLocation: (context, call) => {
    const location = readLocation(call);
    return { ...send(context, call, () => ({ location })), location };
  },

  sendVenue: (context, call) => {
    const location = readLocation(call);
    const [title, address] = [required(call, 'title', MAX_TITLE), required(call, 'address', MAX_ADDRESS)];
    const venue = { location, title, address };
    // The real server names the point of a venue twice.
    return { ...send(context, call, () => ({ venue, location })), venue, location };
  },
};

function readLocation(call: Call): Location {
  return { latitude: degrees(call, 'latitude', 90), longitude: degrees(call, 'longitude', 180) };
}

function degrees(call: Call, name: 'latitude' | 'longitude', most: number): number {
  const given = call.text(name) ?? '';
  const value = Number(given);
  if (given === '' || Number.isNaN(value)) throw badRequest(`${name} is empty`);
  if (Math.abs(value) > most) throw badRequest('wrong geo point specified');
  return value;
}

function required(call: Call, name: 'title' | 'address', most: number): string {
  const value = (call.text(name) ?? '').trim();
  if (value === '') throw badRequest(`${name} must be non-empty`);
  return [...value].slice(0, most).join('');
}
