import { featuresOf } from '../routing/learned/text-features.ts';
import type { PluginMessage, Told } from './contract.ts';

/** How alike texts are that say the same in other words, about: from here on a message is surely like an example. */
const SURELY_ALIKE = 0.7;

/** Tells how much a message is like the nearest of the examples: 0 has nothing in common, 1 is one of them. Takes well under a millisecond for dozens of them. */
export function makeMatcher(examples: Told<readonly string[]>): (message: PluginMessage) => number {
  const known = [...examples.en, ...examples.ru].map((text) => new Set(featuresOf(text)));
  const rarity = rarityOf(known);
  const sizes = known.map((features) => weigh(features, rarity));
  return ({ text }) => {
    const features = featuresOf(text);
    if (features.length === 0) return 0;
    const size = weigh(features, rarity);
    const nearest = known.reduce((best, example, at) => {
      const shared = weigh(
        features.filter((feature) => example.has(feature)),
        rarity,
      );
      return Math.max(best, shared / Math.sqrt(size * (sizes[at] ?? 1)));
    }, 0);
    return Math.min(1, nearest / SURELY_ALIKE);
  };
}

/** What stands in several examples says what they are about; what stands in all of them and in one counts alike. */
function rarityOf(known: readonly ReadonlySet<number>[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const features of known) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Map([...counts].map(([feature, count]) => [feature, 1 + Math.log(count)]));
}

function weigh(features: Iterable<number>, rarity: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const feature of features) sum += rarity.get(feature) ?? 1;
  return sum;
}
