import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { issueToken } from './manage-tokens.ts';
import { hashSecret } from './token-secret.ts';

const CODE_BYTES = 18;
const CODE_LIFETIME_MS = 15 * 60_000;
const SESSION_LIFETIME_MS = 30 * 86_400_000;

export type Login = ReturnType<typeof makeLogin>;

/** Login links for browsers: a code that works once becomes a session. */
export function makeLogin({ loginCodes, tokens, ids, clock }: Pick<Ports, 'loginCodes' | 'tokens' | 'ids' | 'clock'>) {
  return {
    /** A one-time code for this person, good for 15 minutes. */
    async makeCode(personId: string): Promise<string> {
      const code = ids.secret(CODE_BYTES);
      await loginCodes.add(hashSecret(code), personId, new Date(clock.now().getTime() + CODE_LIFETIME_MS));
      return code;
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
