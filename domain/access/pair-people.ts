import { ConflictError, ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { NewNotice } from '../ports/outbox.ts';
import type { Ports } from '../ports/ports.ts';
import { ACCESS_TEXTS } from './access-texts.ts';
import { planEntry } from './plan-entry.ts';
import type { PlannedEntry } from './plan-entry.ts';
import type { PairingRequest } from './pairing.ts';
import type { Person } from './person.ts';
import { assertAccess, outranks } from './policy.ts';
import type { Principal, Role } from './principal.ts';
import { privateNotice } from './private-notice.ts';
import { hashSecret } from './token-secret.ts';
import { typedCode } from './typed-code.ts';

/** What was looked up may have changed until it is acted on, but not again and again. */
const MOST_TRIES = 3;

export type PairPeople = ReturnType<typeof makePairPeople>;

type PairPorts = Pick<Ports, 'pairings' | 'identities' | 'people' | 'ids' | 'clock' | 'doorbell' | 'logger'>;

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
     * The same code again by the same person changes nothing and returns who was let in: a crash may have kept that from them.
     * Throws InvalidInputError for a code that is unknown, used or too old.
     */
    async approve(principal: Principal | null, code: string, role: Role): Promise<Person> {
      assertAccess(principal, 'people.pair');
      if (principal.role !== 'owner' && !outranks(principal.role, role)) {
        throw new ForbiddenError(`Only the owner may let somebody in as ${role}.`);
      }
      const codeHash = hashSecret(typedCode(code));
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const person = await tryToAdmit(deps, principal, codeHash, role);
        if (person !== null) return person;
      }
      throw new ConflictError('This could not be done just now: say it again.');
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

/** Null: something changed meanwhile. */
async function tryToAdmit(deps: PairPorts, principal: Principal, codeHash: string, role: Role): Promise<Person | null> {
  const { pairings, identities, clock, doorbell, logger } = deps;
  const found = await pairings.find(codeHash, clock.now());
  if (found === null || (found.usedBy !== null && found.usedBy !== principal.personId)) throw new InvalidInputError('code', NOT_GOOD);
  const { request, usedBy } = found;
  if (usedBy !== null) {
    const known = await identities.find(request.channel, request.externalId);
    if (known === null) throw new InvalidInputError('code', NOT_GOOD);
    return known.person;
  }
  const planned = await planEntry(deps, principal, request, role);
  const by = { personId: principal.personId, at: clock.now() };
  if (!(await pairings.admit(codeHash, by, planned.entry, welcome(deps, request, planned)))) return null;
  logger.info('pairing.approved', { requestId: request.id, personId: planned.person.id, role, by: principal.personId });
  doorbell.ring('work:outbox', 'access');
  return planned.person;
}

const NOT_GOOD = 'This code is unknown, was used, or is older than an hour.';

function welcome(deps: PairPorts, request: PairingRequest, { person: { language, timeZone }, entry }: PlannedEntry): NewNotice {
  const { id, channel, account, chat } = request;
  const texts = ACCESS_TEXTS[language];
  const markdown = entry.asksZone ? texts.welcomeAsking(timeZone) : texts.welcome(timeZone);
  return privateNotice(deps, { key: `welcome:${id}`, address: { channel, account, chat, thread: null }, language, markdown });
}
