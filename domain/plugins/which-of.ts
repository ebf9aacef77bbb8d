import * as z from 'zod';

import type { OpenPlugin } from './define-plugin.ts';
import type { OpenQuestion } from './kept-for-plugins.ts';

const DOUBT = z.object({ text: z.string(), between: z.tuple([z.string(), z.string()]) });

/** Which of the two plugins somebody means who was asked, and what they had said before; null: nobody was asked, or it is no answer to that. */
export function whichOf(
  question: OpenQuestion | null,
  answer: string,
  plugins: readonly OpenPlugin[],
): { readonly plugin: OpenPlugin; readonly text: string } | null {
  const doubt = question?.plugin === null ? DOUBT.safeParse(question.state).data : undefined;
  if (doubt === undefined) return null;
  const said = answer.trim().toLowerCase();
  const two = doubt.between.map((name) => plugins.find((plugin) => plugin.name === name));
  const chosen = two.find((plugin, at) => plugin !== undefined && isMeant(said, plugin, at + 1));
  return chosen === undefined ? null : { plugin: chosen, text: doubt.text };
}

function isMeant(said: string, { name, title }: OpenPlugin, number: number): boolean {
  const words = [name, title.en, title.ru].map((word) => word.toLowerCase());
  return (
    said.replaceAll(/[.)]/g, '') === String(number) || (said.length > 2 && words.some((word) => word.includes(said) || said.includes(word)))
  );
}
