/** How many messages a person may send in a chat: `capacity` at once, and one more after each `refillMs`. */
export interface BucketRules {
  readonly capacity: number;
  readonly refillMs: number;
}

/** What is left of them. */
export interface TokenBucket {
  /** Fractions count up while time passes. */
  readonly tokens: number;
  /** In milliseconds; the bucket is as it says here at this time. */
  readonly at: number;
  /** Whether the person was told that it is empty since it was last full. */
  readonly wasTold: boolean;
}

/** `just-empty`: nothing is left, and nobody was told so yet. */
export type Allowance = 'free' | 'just-empty' | 'empty';

export function fullBucket({ capacity }: BucketRules, at: number): TokenBucket {
  return { tokens: capacity, at, wasTold: false };
}

/** The bucket at a later time; time that goes back changes nothing. */
export function refilled(bucket: TokenBucket, rules: BucketRules, at: number): TokenBucket {
  if (at <= bucket.at) return bucket;
  const tokens = Math.min(rules.capacity, bucket.tokens + (at - bucket.at) / rules.refillMs);
  return { tokens, at, wasTold: bucket.wasTold && tokens < rules.capacity };
}

export function allowanceOf({ tokens, wasTold }: TokenBucket): Allowance {
  if (tokens >= 1) return 'free';
  return wasTold ? 'empty' : 'just-empty';
}

/** One message fewer. */
export function spent(bucket: TokenBucket): TokenBucket {
  return { ...bucket, tokens: Math.max(0, bucket.tokens - 1) };
}

/** After the one notice. */
export function told(bucket: TokenBucket): TokenBucket {
  return { ...bucket, wasTold: true };
}
