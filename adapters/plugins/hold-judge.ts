/** What is seen of the main thread at one moment. */
export interface HoldLook {
  /** Grows for as long as the thread comes to what waits for it. */
  readonly beat: number;
  /** Of the whole process, in bytes. */
  readonly memory: number;
  /** Whether somebody looks at it with a debugger, and may have stopped it. */
  readonly isDebugged: boolean;
}

/** After so many looks without a beat the thread is held. Looks and not time: a process that was frozen looks no more often than it works. */
const HELD_LOOKS = 20;
/** Sooner when it takes memory meanwhile, which would end the process before anybody knew why. */
const HUNGRY_LOOKS = 4;
const HUNGRY_BYTES = 512 * 1024 * 1024;

/** Says, look by look, when somebody has held the main thread for too long: once, and again after as long again. */
export function makeHoldJudge(): (look: HoldLook) => boolean {
  let before: HoldLook | null = null;
  let still = 0;
  return (look) => {
    if (before === null || look.beat !== before.beat || look.isDebugged) {
      before = look;
      still = 0;
      return false;
    }
    still += 1;
    const isHungry = still >= HUNGRY_LOOKS && look.memory - before.memory > HUNGRY_BYTES;
    if (!isHungry && still < HELD_LOOKS) return false;
    before = { ...look, memory: look.memory };
    still = 0;
    return true;
  };
}
