import { InvalidInputError } from '../../errors.ts';
import { shuffled } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

/** Named lists of words that patterns of the seed corpus are filled with. */
export interface SeedSlots {
  /** Takes a line such as `@task = call mum | buy milk` (or `+=`, to go on); false: it is no such line. */
  define(line: string): boolean;
  /** One value of the slot, such that each comes up once before any comes up again; null: no such slot. */
  draw(slot: string): string | null;
  /** Fills in all of a pattern's slots and alternatives. `place` is named when a slot is unknown. */
  fill(pattern: string, place: string): string;
}

/** Slots may hold slots, and alternatives may hold alternatives, so deep. */
const DEPTH = 8;

export function makeSeedSlots(random: Random): SeedSlots {
  const slots = new Map<string, readonly string[]>();
  const left = new Map<string, string[]>();
  const drawOf = (key: string, values: readonly string[]): string => {
    const rest = left.get(key) ?? [];
    const drawn = rest.length > 0 ? rest : shuffled(values, random);
    const value = drawn.pop() ?? '';
    left.set(key, drawn);
    return value;
  };
  const draw = (slot: string): string | null => {
    const values = slots.get(slot);
    return values === undefined ? null : drawOf(slot, values);
  };
  const fillOnce = (pattern: string, place: string): string =>
    pattern
      .replaceAll(/\(([^()]*\|[^()]*)\)/gu, (whole, choices: string) => drawOf(`${place} ${whole}`, choices.split('|')))
      .replaceAll(/(?<!\w)@([a-z][\w-]*)/gu, (whole, slot: string) => {
        const value = draw(slot);
        if (value === null) throw new InvalidInputError(place, `${place}: there is no slot ${whole}; define it as ${whole} = one | two.`);
        return value;
      });
  return {
    define: (line) => {
      const [, slot, values] = /^@([a-z][\w-]*) \+?= (.*)$/u.exec(line) ?? [];
      if (slot === undefined || values === undefined) return false;
      slots.set(slot, [...(slots.get(slot) ?? []), ...values.split('|').map((value) => value.trim())]);
      return true;
    },
    draw,
    fill: (pattern, place) => {
      let text = pattern;
      for (let depth = 0; depth < DEPTH; depth += 1) text = fillOnce(text, place);
      return text.replaceAll(/\s+/gu, ' ').trim();
    },
  };
}
