import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { z } from 'zod';

import { BUILT_IN } from '../../compose/open-plugins.ts';
import { candidatesFor } from '../../domain/plugins/route-to-plugin.ts';
import { selectPlugin } from '../../domain/plugins/select-plugin.ts';

const FOLDER = new URL('../data/plugins/', import.meta.url);
const ROW = z.object({
  text: z.string(),
  lang: z.enum(['en', 'ru']),
  plugin: z
    .string()
    .nullable()
    .transform((plugin) => (plugin === 'chat' ? null : plugin)),
});

/** A sentence, whom it is for (null: the chat), and who took it; `in doubt`: two of them. */
export interface Taken extends z.infer<typeof ROW> {
  readonly by: string | null;
  readonly microseconds: number;
}

/**
 * Asks the plugins that come with Parley about each row of bench/data/plugins, as the router does when nothing else is heard in the words. `file`: only those
 * in it; absent: all but the blind ones, which whoever wrote the matchers had not seen.
 */
export function takeRows(file?: string): { readonly names: readonly string[]; readonly rows: readonly Taken[] } {
  const plugins = BUILT_IN.map(({ plugin }) => plugin.open(undefined));
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const rows = readRows(file).map((row): Taken => {
    const begun = performance.now();
    const selection = selectPlugin(candidatesFor({ logger }, plugins, { text: row.text, language: row.lang }));
    const by = selection.kind === 'plugin' ? selection.name : selection.kind === 'ask' ? 'in doubt' : null;
    return { ...row, by, microseconds: Math.round((performance.now() - begun) * 1_000) };
  });
  return { names: plugins.map(({ name }) => name), rows };
}

/** 0 to 1, in thousandths; 0 of nothing. */
export function share(of: readonly Taken[], is: (one: Taken) => boolean): number {
  return of.length === 0 ? 0 : Math.round((of.filter(is).length / of.length) * 1_000) / 1_000;
}

function readRows(file?: string): z.infer<typeof ROW>[] {
  const files = file === undefined ? readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl') && !name.startsWith('blind-')) : [file];
  const lines = files.flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '').map((line) => ROW.parse(JSON.parse(line)));
}
