import type { Client } from '../client.ts';
import { Failure } from '../failure.ts';
import { TEMPLATES } from './template-documents.ts';

/** What of the words and options behind `task` belongs to a template's parameters, and what is left. */
export interface SplitWords {
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly prompt: string;
}

/**
 * Options that `task` does not know itself are the template's parameters: `--name value` or `--name=value`; those of the kind flag need no value. Of a template
 * that is unknown or broken nothing is known of its parameters: what is wrong with it is the server's to say.
 */
export function splitWords(words: readonly string[], flags: ReadonlySet<string>, template: 'known' | 'unknown' | 'none'): SplitWords {
  const parameters: { name: string; value: string }[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const [, name, joined] = /^--([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(words[at] ?? '') ?? [];
    if (name === undefined) break;
    if (template === 'none')
      throw new Failure(`There is no option --${name}: parley task --help lists them; put -- before a prompt that begins so.`);
    const next = words[at + 1];
    const isLast = next === undefined || next.startsWith('--');
    if (template === 'known' && joined === undefined && !flags.has(name) && isLast) {
      throw new Failure(`--${name} needs a value, such as --${name} "…".`);
    }
    const takesNext = joined === undefined && !flags.has(name) && !isLast;
    parameters.push({ name, value: joined ?? (takesNext ? (next ?? '') : 'true') });
    if (takesNext) at += 1;
  }
  return { parameters, prompt: words.slice(at).join(' ') };
}

/** The names of a template's parameters, and which of them need no value; both empty when there is no such template. */
export async function parametersOf({ ask }: Client, template: string, project: string | undefined) {
  const { templates } = await ask(TEMPLATES, { project: project ?? null });
  const found = templates?.templates.find(({ name }) => name === template.toLowerCase());
  const parameters = found?.parameters ?? [];
  return {
    isKnown: found !== undefined,
    names: new Set(parameters.map(({ name }) => name)),
    flags: new Set(parameters.filter(({ type }) => type === 'FLAG').map(({ name }) => name)),
  };
}
