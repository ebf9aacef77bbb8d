import type { Allowance } from './token-bucket.ts';

/** All that access looks at once a message is addressed to us. */
export interface AdmissionFacts {
  readonly audience: 'private' | 'group';
  /** Guests are known in some groups only. */
  readonly who: 'owner' | 'admin' | 'member' | 'guest' | 'stranger' | 'blocked';
  /** Whether the group is answered at all; of no meaning in private. */
  readonly isGroupAllowed: boolean;
  /** Whether a guest is one in this group. */
  readonly isGuestHere: boolean;
  /** `link`: `/link` with a code behind it; `allowgroup`: `/allowgroup` alone, so for this group. Null: something else. */
  readonly command: 'link' | 'allowgroup' | null;
  /** Of this sender in this chat. */
  readonly allowance: Allowance;
}

/** What becomes of an addressed message, and the reason that `/why` shows. */
export type Admission =
  | { readonly kind: 'admit'; readonly reason: 'known' | 'guest' | 'linking' | 'allowing-group' }
  | { readonly kind: 'offer-pairing'; readonly reason: 'stranger' }
  | { readonly kind: 'notice'; readonly reason: 'too-many' }
  | { readonly kind: 'silent'; readonly reason: 'blocked' | 'stranger-in-group' | 'guest-elsewhere' | 'group-not-allowed' | 'too-many' };

/** Who is answered: in private those who are known, in an allowed group those and its guests. */
export function decideAdmission(facts: AdmissionFacts): Admission {
  if (facts.who === 'blocked') return { kind: 'silent', reason: 'blocked' };
  const admission = facts.audience === 'private' ? inPrivate(facts) : inGroup(facts);
  if (admission.kind === 'silent' || facts.allowance === 'free') return admission;
  // A stranger who writes and writes is told nothing: notices are answers, too.
  const isTold = facts.allowance === 'just-empty' && admission.kind === 'admit' && admission.reason !== 'linking';
  return isTold ? { kind: 'notice', reason: 'too-many' } : { kind: 'silent', reason: 'too-many' };
}

function inPrivate({ who, command }: AdmissionFacts): Admission {
  if (who !== 'stranger' && who !== 'guest') return { kind: 'admit', reason: 'known' };
  return command === 'link' ? { kind: 'admit', reason: 'linking' } : { kind: 'offer-pairing', reason: 'stranger' };
}

function inGroup({ who, command, isGroupAllowed, isGuestHere }: AdmissionFacts): Admission {
  if (!isGroupAllowed) {
    const mayAllow = (who === 'owner' || who === 'admin') && command === 'allowgroup';
    return mayAllow ? { kind: 'admit', reason: 'allowing-group' } : { kind: 'silent', reason: 'group-not-allowed' };
  }
  if (who === 'stranger') return { kind: 'silent', reason: 'stranger-in-group' };
  if (who !== 'guest') return { kind: 'admit', reason: 'known' };
  return isGuestHere ? { kind: 'admit', reason: 'guest' } : { kind: 'silent', reason: 'guest-elsewhere' };
}
