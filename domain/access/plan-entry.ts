import { ConflictError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { UNNAMED_OWNER } from './ensure-owner.ts';
import { guessZone } from './guess-zone.ts';
import type { Entry, PairingRequest } from './pairing.ts';
import type { Person } from './person.ts';
import { outranks } from './policy.ts';
import type { Principal, Role } from './principal.ts';

type PlanPorts = Pick<Ports, 'identities' | 'people' | 'ids' | 'clock'>;

export interface PlannedEntry {
  readonly entry: Entry;
  /** Who they are afterwards. */
  readonly person: Person;
}

/** How the stranger of a request becomes a person with this role; `owner`: the one who says so. Changes nothing. Throws a ConflictError when they cannot. */
export function planEntry(deps: PlanPorts, by: Principal, request: PairingRequest, role: Role): Promise<PlannedEntry> {
  return role === 'owner' ? asOwner(deps, by, request) : asSomebodyElse(deps, by, request, role);
}

/** The owner was made before any chat told their name and language, so the first one does. */
async function asOwner({ identities, people }: PlanPorts, { personId }: Principal, request: PairingRequest): Promise<PlannedEntry> {
  const { channel, externalId, name, language, languageTag } = request;
  const owner = await people.get(personId);
  if (owner === null) throw new UnknownIdError('person');
  const isFirst = owner.name === UNNAMED_OWNER;
  const change = isFirst ? { name, language, timeZone: guessZone(languageTag, owner.timeZone) } : {};
  const planned = { change, asksZone: isFirst } as const;
  const person = { ...owner, ...change };
  const known = (await identities.find(channel, externalId))?.person ?? null;
  if (known?.id === personId) return { entry: { kind: 'known', personId, ...planned }, person };
  const theirs = known === null ? [{ channel }] : await identities.listOf(known.id);
  const channels = new Set((await identities.listOf(personId)).map((identity) => identity.channel));
  if (theirs.some((identity) => channels.has(identity.channel))) {
    throw new ConflictError(`The owner is somebody else on ${channel} already.`);
  }
  // Such as a guest in a group, who turns out to be the owner.
  if (known !== null) return { entry: { kind: 'merge', from: known.id, personId, ...planned }, person };
  return { entry: { kind: 'attach', personId, ...planned }, person };
}

async function asSomebodyElse(deps: PlanPorts, by: Principal, request: PairingRequest, role: Role): Promise<PlannedEntry> {
  const { identities, people, ids, clock } = deps;
  const { channel, externalId, name, language, languageTag } = request;
  const timeZone = guessZone(languageTag, (await people.get(by.personId))?.timeZone ?? 'UTC');
  const known = (await identities.find(channel, externalId))?.person ?? null;
  if (known === null) {
    const person: Person = { id: ids.uuid(), name, role, language, timeZone, createdAt: clock.now() };
    return { entry: { kind: 'new', person, change: {}, asksZone: true }, person };
  }
  // Known until now from a group only.
  const isRaised = outranks(role, known.role);
  const change = isRaised ? { role, timeZone } : {};
  return { entry: { kind: 'known', personId: known.id, change, asksZone: isRaised }, person: { ...known, ...change } };
}
