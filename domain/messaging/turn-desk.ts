import type { ClaimedTurn } from '../conversation/turn.ts';
import type { Lease } from '../ports/worker-registry.ts';

/** Room for one turn. Whoever has it starts a turn in it or leaves it, once. */
interface TurnRoom {
  start(claimed: ClaimedTurn): void;
  leave(): void;
}

/** Who runs turns in this process, and can begin one as soon as it is stored instead of looking for it. */
interface TurnTaker {
  /** What the turns are claimed with. */
  readonly lease: Lease;
  /** Null: there is none now. */
  room(): TurnRoom | null;
}

/** Where a turn that is stored in this process can be begun at once. */
export interface TurnDesk {
  /** Null: there is no room now, or nobody here runs turns; then they wait in the queue. */
  place(): (TurnRoom & Pick<TurnTaker, 'lease'>) | null;
  /** Lets somebody take turns here, in place of who did before. Who has stopped has no room. */
  seat(taker: TurnTaker): void;
}

/** Begins with nobody at it. */
export function makeTurnDesk(): TurnDesk {
  let seated: TurnTaker | null = null;
  return {
    place() {
      const room = seated?.room() ?? null;
      return seated === null || room === null ? null : { ...room, lease: seated.lease };
    },
    seat(taker) {
      seated = taker;
    },
  };
}
