import type { KnownMethod } from './known-methods.ts';

/** What goes wrong with a call. */
export type Fault =
  /** Done; the answer waits for `release`. */
  | { readonly kind: 'hold-answer' }
  /** Done; the connection is cut instead of an answer. */
  | { readonly kind: 'lose-answer' }
  /** Done; never answered, the connection stays open. */
  | { readonly kind: 'never-answer' }
  /** Not done before `release`. */
  | { readonly kind: 'hold-call' }
  /** Not done; the connection is cut. */
  | { readonly kind: 'cut-call' }
  /** Not done; refused with this error. */
  | { readonly kind: 'refuse'; readonly errorCode: number; readonly description: string; readonly retryAfter?: number }
  /** Not done; the proxy before the server answers with a page. */
  | { readonly kind: 'bad-gateway' };

/** A fault that waits for its call. */
export interface PlannedFault {
  readonly fault: Fault;
  /** Resolves when the call has come, and is done if this fault lets it be done. */
  readonly happened: Promise<void>;
  /** Ends a hold. */
  release(): void;
}

export interface Faults {
  /** The next call of the method that no earlier plan takes goes wrong in this way. */
  plan(method: KnownMethod, fault: Fault): PlannedFault;
  /** Takes the plan for a call that has just come. */
  take(method: KnownMethod): (PlannedFault & { readonly released: Promise<void>; mark(): void }) | undefined;
  /** Lets all go that are held. */
  releaseAll(): void;
}

export function makeFaults(): Faults {
  const plans: { readonly method: KnownMethod; readonly plan: NonNullable<ReturnType<Faults['take']>> }[] = [];
  const held = new Set<() => void>();
  return {
    plan: (method, fault) => {
      const happened = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const release = (): void => released.resolve();
      held.add(release);
      const plan = { fault, happened: happened.promise, release, released: released.promise, mark: () => happened.resolve() };
      plans.push({ method, plan });
      return plan;
    },
    take: (method) => {
      const index = plans.findIndex((planned) => planned.method === method);
      return index < 0 ? undefined : plans.splice(index, 1)[0]?.plan;
    },
    releaseAll: () => {
      for (const release of held) release();
    },
  };
}
