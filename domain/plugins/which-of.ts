import * as z from 'zod';

import type { OpenPlugin } from './define-plugin.ts';
import type { OpenQuestion } from './kept-for-plugins.ts';

const DOUBT = z.object({ text: z.string(), between: z.tuple([z.string(), z.string()]) });

/** What says much is no answer, but something new. */
const MOST_WORDS = 6;
const SHORTEST = 4;
const LONGEST_ENDING = 3;
const ORDINALS = [/^(?:1|one|(?:the )?first(?: one)?|один|перв\p{L}*)$/u, /^(?:2|two|(?:the )?second(?: one)?|два|втор\p{L}*)$/u];

/** Which of the two plugins somebody means who was asked, and what they had said before; null: nobody was asked, or it is no answer to that. */
export function whichOf(
  question: OpenQuestion | null,
  answer: string,
  plugins: readonly OpenPlugin[],
): { readonly plugin: OpenPlugin; readonly text: string } | null {
  const doubt = question?.plugin === null ? DOUBT.safeParse(question.state).data : undefined;
  if (doubt === undefined) return null;
  const said = answer
    .trim()
    .toLowerCase()
    .replaceAll(/[.)!«»"]/g, '');
  const two = doubt.between.map((name) => plugins.find((plugin) => plugin.name === name));
  const meant = two.flatMap((plugin, at) => (plugin !== undefined && isMeant(said, plugin, at) ? [plugin] : []));
  const [chosen, other] = meant;
  return chosen === undefined || other !== undefined ? null : { plugin: chosen, text: doubt.text };
}

/** `at`: 0 or 1. */
function isMeant(said: string, { name, title }: OpenPlugin, at: number): boolean {
  if (ORDINALS[at]?.test(said) === true) return true;
  const words = wordsIn(said);
  if (words.length > MOST_WORDS) return false;
  const own = wordsIn(`${name} ${title.en.toLowerCase()} ${title.ru.toLowerCase()}`);
  return words.some((word) => own.some((each) => isForm(word, each)));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\d]+/gu) ?? [];
}

/** Whether two words begin alike, so that endings make no difference: календарь, календаре. */
function isForm(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST) return false;
  const stem = Math.max(SHORTEST, Math.min(one.length, other.length) - LONGEST_ENDING);
  return one.slice(0, stem) === other.slice(0, stem);
}
