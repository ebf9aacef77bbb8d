import { ConflictError, ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Person } from './person.ts';
import { assertAccess, outranks } from './policy.ts';
import type { Principal } from './principal.ts';
import { hashSecret } from './token-secret.ts';
import { typedCode } from './typed-code.ts';

const CODE_LENGTH = 8;
const LIFETIME_MS = 10 * 60_000;
const MOST_PEOPLE = 10_000;

export type LinkIdentities = ReturnType<typeof makeLinkIdentities>;

type LinkPorts = Pick<Ports, 'loginCodes' | 'identities' | 'people' | 'ids' | 'clock' | 'doorbell' | 'logger'>;

/** Making one person of somebody's identities: a code from one channel, typed in another within 10 minutes, once. */
export function makeLinkIdentities(deps: LinkPorts) {
  const { loginCodes, people, ids, clock, doorbell } = deps;
  return {
    /** Whoever enters the code becomes the one who asked for it. */
    async createCode(principal: Principal | null): Promise<{ code: string; expiresAt: Date }> {
      assertAccess(principal, 'person.link');
      const code = ids.code(CODE_LENGTH);
      const expiresAt = new Date(clock.now().getTime() + LIFETIME_MS);
      await loginCodes.add(hashOf(code), principal.personId, expiresAt);
      return { code, expiresAt };
    },

    /** Moves the caller, who may have been a stranger until now, into the person who made the code, and returns that one. Throws when this would give rights away. */
    async redeem(principal: Principal | null, code: string): Promise<Person> {
      assertAccess(principal, 'person.link');
      const own = await people.get(principal.personId);
      if (own === null) throw new UnknownIdError('person');
      // Before the code is used up, so that it can be typed in the right place.
      if (own.role === 'owner') throw new ForbiddenError(KEEP_RIGHTS);
      const issuer = await issuerOf(deps, code);
      if (issuer === null) throw new InvalidInputError('code', 'This code is unknown, was used, or is older than 10 minutes.');
      await join(deps, own, issuer);
      doorbell.ring('access');
      return issuer;
    },
  };
}

const KEEP_RIGHTS = 'That would give rights away: ask for the code with /link here, and enter it in the other channel.';

/** Kept beside the codes of login links, which must not be mistaken for these. */
function hashOf(code: string): string {
  return hashSecret(`link:${typedCode(code)}`);
}

/** Uses the code up. Null: it is not good, or its maker was shut out since. */
async function issuerOf({ loginCodes, people, clock }: LinkPorts, code: string): Promise<Person | null> {
  const id = await loginCodes.take(hashOf(code), clock.now());
  const issuer = id === null ? undefined : (await people.list(MOST_PEOPLE)).find((each) => each.id === id);
  if (issuer === undefined || issuer.isBlocked) return null;
  const { isBlocked: _, ...person } = issuer;
  return person;
}

async function join({ identities, logger }: LinkPorts, from: Person, into: Person): Promise<void> {
  if (from.id === into.id) throw new ConflictError('This is you already: enter the code in the other channel.');
  if (outranks(from.role, into.role)) throw new ForbiddenError(KEEP_RIGHTS);
  if (!(await identities.merge(from.id, into.id))) {
    throw new ConflictError('Both have an identity on the same channel, so they cannot become one.');
  }
  logger.info('person.merged', { from: from.id, into: into.id });
}
