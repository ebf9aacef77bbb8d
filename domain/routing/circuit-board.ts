import { admits, afterFailure, CLOSED_CIRCUIT, startProbe } from './circuit.ts';
import type { Circuit } from './circuit.ts';

/** The circuits of all models in this process, by model id. */
export interface CircuitBoard {
  admits(model: string, now: number): 'yes' | 'probe' | 'no';
  /** Notes that a call begins. */
  started(model: string, now: number): void;
  succeeded(model: string): void;
  failed(model: string, now: number, retryAfterMs: number | null): void;
  /** The call ended without saying anything of the model's health (cancelled, refused, no budget). */
  abandoned(model: string): void;
  /** The models that failed so often that they are passed over until one call has shown that they are back. */
  open(): readonly string[];
}

export function makeCircuitBoard(): CircuitBoard {
  const circuits = new Map<string, Circuit>();
  const of = (model: string): Circuit => circuits.get(model) ?? CLOSED_CIRCUIT;
  return {
    admits: (model, now) => admits(of(model), now),
    started: (model, now) => {
      if (admits(of(model), now) === 'probe') circuits.set(model, startProbe(of(model), now));
    },
    succeeded: (model) => {
      circuits.delete(model);
    },
    failed: (model, now, retryAfterMs) => {
      circuits.set(model, afterFailure(of(model), now, retryAfterMs));
    },
    abandoned: (model) => {
      if (circuits.has(model)) circuits.set(model, { ...of(model), probedAt: null });
    },
    open: () => [...circuits].filter(([, { openUntil }]) => openUntil !== null).map(([model]) => model),
  };
}
