import { ConflictError, ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { CodeToUse } from '../ports/login-code-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { Identity, Person } from './person.ts';
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

    /**
     * Moves the caller into the person who made the code, and returns that one. Throws when this would give rights away.
     * The same code again does nothing more and returns them, too: a crash may have kept that from them.
     */
    async redeem(principal: Principal | null, code: string): Promise<Person> {
      assertAccess(principal, 'person.link');
      const own = await people.get(principal.personId);
      if (own === null) throw new UnknownIdError('person');
      const found = await loginCodes.find(hashOf(code), clock.now());
      if (found !== null && found.isUsed && found.personId === own.id) return own;
      // Before the code is used up, so that it can be typed in the right place.
      if (own.role === 'owner') throw new ForbiddenError(KEEP_RIGHTS);
      const issuer = await issuerOf(deps, found);
      if (issuer === null) throw new InvalidInputError('code', NOT_GOOD);
      await join(deps, own, issuer, { hash: hashOf(code), at: clock.now() });
      doorbell.ring('access');
      return issuer;
    },
  };
}

const NOT_GOOD = 'This code is unknown, was used, or is older than 10 minutes.';
const KEEP_RIGHTS = 'That would give rights away: ask for the code with /link here, and enter it in the other channel.';

/** Kept beside the codes of login links, which must not be mistaken for these. */
function hashOf(code: string): string {
  return hashSecret(`link:${typedCode(code)}`);
}

/** Null: the code is not good, or its maker was shut out since. */
async function issuerOf(
  { people }: Pick<Ports, 'people'>,
  found: Awaited<ReturnType<Ports['loginCodes']['find']>>,
): Promise<Person | null> {
  if (found === null || found.isUsed) return null;
  const issuer = (await people.list(MOST_PEOPLE)).find(({ id }) => id === found.personId);
  if (issuer === undefined || issuer.isBlocked) return null;
  const { isBlocked: _, ...person } = issuer;
  return person;
}

async function join({ identities, loginCodes, logger }: LinkPorts, from: Person, into: Person, code: CodeToUse): Promise<void> {
  if (from.id === into.id) throw new ConflictError('This is you already: enter the code in the other channel.');
  if (outranks(from.role, into.role)) throw new ForbiddenError(KEEP_RIGHTS);
  if (!(await identities.merge(from.id, into.id, code))) {
    const now = await loginCodes.find(code.hash, code.at);
    if (now === null || now.isUsed) throw new InvalidInputError('code', NOT_GOOD);
    throw new ConflictError('Both have an identity on the same channel, so they cannot become one.');
  }
  logger.info('person.merged', { from: from.id, into: into.id });
}

/** Gives a stranger's identity to the person who made the code. `wrong-code`: it is not good; `on-channel`: that person has another identity there. */
export function makeLinkStranger(deps: Pick<Ports, 'loginCodes' | 'identities' | 'people' | 'clock' | 'logger' | 'doorbell'>) {
  const { loginCodes, identities, clock, doorbell, logger } = deps;
  return async (identity: Omit<Identity, 'personId'>, code: string): Promise<Person | 'wrong-code' | 'on-channel'> => {
    const [hash, at] = [hashOf(code), clock.now()];
    const issuer = await issuerOf(deps, await loginCodes.find(hash, at));
    if (issuer === null) return 'wrong-code';
    if (!(await identities.attach({ personId: issuer.id, ...identity }, { hash, at }))) {
      const now = await loginCodes.find(hash, at);
      return now === null || now.isUsed ? 'wrong-code' : 'on-channel';
    }
    logger.info('person.linked', { personId: issuer.id, channel: identity.channel });
    doorbell.ring('access');
    return issuer;
  };
}
