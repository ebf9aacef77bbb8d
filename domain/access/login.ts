import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { issueToken } from './manage-tokens.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';
import { hashSecret } from './token-secret.ts';

const CODE_BYTES = 18;
const CODE_LIFETIME_MS = 15 * 60_000;
const SESSION_LIFETIME_MS = 30 * 86_400_000;

export type Login = ReturnType<typeof makeLogin>;

/** Login links for browsers: a code that works once becomes a session. */
export function makeLogin({ loginCodes, tokens, ids, clock }: Pick<Ports, 'loginCodes' | 'tokens' | 'ids' | 'clock'>) {
  async function issueCode(personId: string): Promise<{ code: string; expiresAt: Date }> {
    const code = ids.secret(CODE_BYTES);
    const expiresAt = new Date(clock.now().getTime() + CODE_LIFETIME_MS);
    await loginCodes.add(hashSecret(code), personId, expiresAt);
    return { code, expiresAt };
  }

  return {
    /** A one-time code for this person, good for 15 minutes; for the program itself. */
    makeCode: async (personId: string): Promise<string> => (await issueCode(personId)).code,

    /** The same for somebody who asks for one of their own. */
    async createCode(principal: Principal | null): Promise<{ code: string; expiresAt: Date }> {
      // A session may do all that its person may, so whoever makes one could as well make a token.
      assertAccess(principal, 'token.create');
      return issueCode(principal.personId);
    },

    /** Uses the code up; the session's secret lasts 30 days. Throws UnauthenticatedError for a code that is unknown, used or too old. */
    async redeem(code: string): Promise<{ secret: string; expiresAt: Date }> {
      const at = clock.now();
      const personId = await loginCodes.take(hashSecret(code), at);
      if (personId === null) {
        throw new UnauthenticatedError('This login link was used or is older than 15 minutes: run "npx parley login" for a new one.');
      }
      const expiresAt = new Date(at.getTime() + SESSION_LIFETIME_MS);
      const { secret } = await issueToken({ tokens, ids }, { personId, name: 'browser', scope: 'admin', kind: 'session', at, expiresAt });
      return { secret, expiresAt };
    },
  };
}
