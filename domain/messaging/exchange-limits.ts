import { afterExchange, isPaused, OPEN_GUARD } from './loop-guard.ts';
import type { LoopGuard } from './loop-guard.ts';
import { allowanceOf, fullBucket, refilled, spent, told } from './token-bucket.ts';
import type { Allowance, BucketRules, TokenBucket } from './token-bucket.ts';

/** What a quick writer needs at most; below what the loop guard takes for a program. */
export const DEFAULT_BUCKET: BucketRules = { capacity: 10, refillMs: 5_000 };
/** Those not heard of for longest are forgotten first. */
const MAX_KNOWN = 10_000;

interface Limits {
  readonly bucket: TokenBucket;
  readonly guard: LoopGuard;
}

export type ExchangeLimits = ReturnType<typeof makeExchangeLimits>;

/**
 * How much each sender was answered in each chat. Kept in memory: one process drives an account, and after a restart everybody begins anew.
 * Times are those at which messages were sent, in milliseconds, so that a backlog is not taken for haste.
 */
export function makeExchangeLimits(rules: BucketRules = DEFAULT_BUCKET) {
  const known = new Map<string, Limits>();

  function at(key: string, time: number): Limits {
    const limits = known.get(key) ?? { bucket: fullBucket(rules, time), guard: OPEN_GUARD };
    return { ...limits, bucket: refilled(limits.bucket, rules, time) };
  }

  /** Returns how to undo it. */
  function put(key: string, limits: Limits): () => void {
    const before = known.get(key);
    known.delete(key);
    known.set(key, limits);
    const oldest = known.keys().next().value;
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
    return () => {
      if (before === undefined) known.delete(key);
      else known.set(key, before);
    };
  }

  return {
    isLooping: (key: string, time: number): boolean => isPaused(at(key, time).guard, time),
    allowance: (key: string, time: number): Allowance => allowanceOf(at(key, time).bucket),
    /** A message is answered; what it returns takes that back. */
    answering(key: string, time: number): () => void {
      const { bucket, guard } = at(key, time);
      return put(key, { bucket: spent(bucket), guard: afterExchange(guard, time) });
    },
    /** The one notice is sent; what it returns takes that back. */
    noticing(key: string, time: number): () => void {
      const { bucket, guard } = at(key, time);
      return put(key, { bucket: told(bucket), guard });
    },
  };
}
