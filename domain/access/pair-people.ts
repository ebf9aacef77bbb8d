import { ConflictError, ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { ACCESS_TEXTS } from './access-texts.ts';
import { UNNAMED_OWNER } from './ensure-owner.ts';
import type { PairingRequest } from './pairing.ts';
import type { Person } from './person.ts';
import { assertAccess, outranks } from './policy.ts';
import type { Principal, Role } from './principal.ts';
import { tellPrivately } from './tell-privately.ts';
import type { TellPorts } from './tell-privately.ts';
import { hashSecret } from './token-secret.ts';
import { typedCode } from './typed-code.ts';

export type PairPeople = ReturnType<typeof makePairPeople>;

type PairPorts = TellPorts & Pick<Ports, 'pairings' | 'identities' | 'people' | 'logger'>;

/** Letting strangers in who have asked. */
export function makePairPeople(deps: PairPorts) {
  const { pairings, clock, logger } = deps;
  return {
    /** Those who wait, oldest first. */
    async pending(principal: Principal | null): Promise<readonly PairingRequest[]> {
      assertAccess(principal, 'people.pair');
      return pairings.pending(clock.now());
    },

    /**
     * Uses a code up and welcomes who has it. `owner`: they are the owner, who says so; otherwise somebody new, as the role says.
     * Throws InvalidInputError for a code that is unknown, used or too old.
     */
    async approve(principal: Principal | null, code: string, role: Role): Promise<Person> {
      assertAccess(principal, 'people.pair');
      if (principal.role !== 'owner' && !outranks(principal.role, role)) {
        throw new ForbiddenError(`Only the owner may let somebody in as ${role}.`);
      }
      const request = await pairings.take(hashSecret(typedCode(code)), clock.now());
      if (request === null) throw new InvalidInputError('code', 'This code is unknown, was used, or is older than an hour.');
      const person = role === 'owner' ? await giveToOwner(deps, principal, request) : await admit(deps, principal, request, role);
      logger.info('pairing.approved', { requestId: request.id, personId: person.id, role, by: principal.personId });
      await welcome(deps, request, person);
      return person;
    },

    /** Takes a request off the list; the stranger is told nothing. */
    async deny(principal: Principal | null, id: string): Promise<PairingRequest> {
      assertAccess(principal, 'people.pair');
      const request = await pairings.deny(id, clock.now());
      if (request === null) throw new UnknownIdError('pairing');
      logger.info('pairing.denied', { requestId: id, by: principal.personId });
      return request;
    },
  };
}

/** The owner was made before any chat told their name and language, so the first one does. */
async function giveToOwner({ identities, people }: PairPorts, { personId }: Principal, request: PairingRequest): Promise<Person> {
  const { channel, externalId } = request;
  const owner = await people.get(personId);
  if (owner === null) throw new UnknownIdError('person');
  if (!(await identities.attach({ personId, channel, externalId }))) {
    const known = (await identities.find(channel, externalId))?.person ?? null;
    // Such as a guest in a group, who turns out to be the owner.
    const isDone = known !== null && (known.id === personId || (await identities.merge(known.id, personId)));
    if (!isDone) throw new ConflictError(`The owner is somebody else on ${channel} already.`);
  }
  if (owner.name !== UNNAMED_OWNER) return owner;
  const { name, language } = request;
  await people.change(personId, { name, language });
  return { ...owner, name, language };
}

async function admit({ identities, people, ids, clock }: PairPorts, by: Principal, request: PairingRequest, role: Role): Promise<Person> {
  const { channel, externalId, name, language } = request;
  const timeZone = (await people.get(by.personId))?.timeZone ?? 'UTC';
  const person: Person = { id: ids.uuid(), name, role, language, timeZone, createdAt: clock.now() };
  const stored = await identities.add(person, { channel, externalId });
  if (stored.id === person.id || !outranks(role, stored.role)) return stored;
  // Known until now from a group only.
  await people.change(stored.id, { role, timeZone });
  return { ...stored, role, timeZone };
}

async function welcome(deps: TellPorts, request: PairingRequest, { language, timeZone }: Person): Promise<void> {
  const { id, channel, account, chat } = request;
  const address = { channel, account, chat, thread: null };
  await tellPrivately(deps, { key: `welcome:${id}`, address, language, markdown: ACCESS_TEXTS[language].welcome(timeZone) });
}
