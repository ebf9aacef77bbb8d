import { z } from '../../domain/plugins/index.ts';
import { CHANGE } from './change.ts';
import type { Change } from './change.ts';

/** What can be chosen from, as its buttons are called. */
export const CHOICES = z.array(z.object({ label: z.string(), data: CHANGE }));

const ORDINALS = [
  'first|1st|перв\\p{L}+',
  'second|2nd|втор\\p{L}+',
  'third|3rd|трет\\p{L}+',
  'fourth|4th|четв[её]рт\\p{L}+',
  'fifth|5th|пят\\p{L}+',
];
const ASIDE = /^(?:the|number|no\.?|номер|№|#)\s*|\s+(?:one|one,? please|please|пожалуйста)$|[.!]+$/giu;

/** The one that is meant by its number, by its place or by words of its label that no other has; null: none is clear. `isNo`: it was said to leave it. */
export function chosenBy(said: string, choices: z.infer<typeof CHOICES>, isNo: boolean): Change | null {
  if (isNo) return { do: 'leave' };
  const plain = said.trim().replaceAll(ASIDE, '').trim().toLowerCase();
  if (plain === '') return null;
  const at = /^\d$/.test(plain) ? Number(plain) - 1 : ORDINALS.findIndex((words) => new RegExp(`^(?:${words})$`, 'u').test(plain));
  const fits = choices.filter(({ label }) => label.toLowerCase().includes(plain));
  const byWords = fits.length === 1 && plain.length > 1 ? fits[0] : undefined;
  return (choices[at] ?? byWords)?.data ?? null;
}
