import { share, takeRows } from './plugins/take-rows.ts';

// npm run eval:plugins              who takes what of bench/data/plugins with no model; one JSON object as the last line, shares are 0 to 1
// npm run eval:plugins -- --wrong   also the rows that went elsewhere, on standard error
// npm run eval:plugins -- --file blind.jsonl   only the rows of this file of bench/data/plugins

const at = process.argv.indexOf('--file');
const { names, rows } = takeRows(at < 0 ? undefined : process.argv[at + 1]);
if (process.argv.includes('--wrong'))
  for (const { text, plugin, by } of rows) if (plugin !== by) process.stderr.write(`${plugin ?? 'chat'} → ${by ?? 'chat'}: ${text}\n`);
const chat = rows.filter(({ plugin }) => plugin === null);
const times = rows.map(({ microseconds }) => microseconds).toSorted((one, other) => one - other);
const byPlugin = names.map((name) => [name, { en: rightOf(name, 'en'), ru: rightOf(name, 'ru') }] as const);
const taken = { n: chat.length, takenByAny: share(chat, ({ by }) => by !== null) };
const p50us = times[Math.floor(times.length / 2)] ?? 0;
const p99us = times[Math.floor(times.length * 0.99)] ?? 0;
console.log(JSON.stringify({ n: rows.length, byPlugin: Object.fromEntries(byPlugin), chat: taken, p50us, p99us }));

function rightOf(name: string, lang: string): { readonly n: number; readonly right: number } {
  const asked = rows.filter((each) => each.plugin === name && each.lang === lang);
  return { n: asked.length, right: share(asked, ({ by }) => by === name) };
}
