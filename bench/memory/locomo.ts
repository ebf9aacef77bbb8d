import { readFileSync } from 'node:fs';

import { z } from 'zod';

// LoCoMo (Maharana et al. 2024): long conversations of two people with questions, and the ids of the turns that hold what answers them.

const MINUTE_MS = 60_000;
/** Questions that have no answer. */
const UNANSWERABLE = 5;
const SESSION = /^session_(\d+)$/;
const WHEN = /^(\d+):(\d+) (am|pm) on (\d+) (\w+),? (\d+)$/;

const turn = z.object({ speaker: z.string(), dia_id: z.string(), text: z.string(), blip_caption: z.string().optional() });
const question = z.object({ question: z.string(), evidence: z.array(z.string()), category: z.number() });
const file = z.array(z.object({ qa: z.array(question), conversation: z.record(z.string(), z.unknown()) }));

export interface Said {
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
  readonly at: Date;
}

export interface Talk {
  readonly said: readonly Said[];
  readonly questions: readonly { readonly text: string; readonly evidence: readonly string[]; readonly category: number }[];
}

/** Reads a file in LoCoMo's format; questions without evidence and those that have no answer are left out. */
export function readLocomo(path: string): readonly Talk[] {
  return file.parse(JSON.parse(readFileSync(path, 'utf8'))).map(({ qa, conversation }) => {
    const said = saidIn(conversation);
    const known = new Set(said.map(({ id }) => id));
    const questions = qa
      .filter(({ category }) => category !== UNANSWERABLE)
      // Some list several ids in one string.
      .map((each) => ({ text: each.question, category: each.category, evidence: each.evidence.flatMap((ids) => ids.split(/[;,\s]+/)) }))
      .map((each) => ({ ...each, evidence: [...new Set(each.evidence)].filter((id) => known.has(id)) }))
      .filter(({ evidence }) => evidence.length > 0);
    return { said, questions };
  });
}

function saidIn(conversation: Readonly<Record<string, unknown>>): readonly Said[] {
  const sessions = Object.keys(conversation).flatMap((key) => SESSION.exec(key)?.[1] ?? []);
  return sessions
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((number) => {
      const from = timeOf(z.string().parse(conversation[`session_${number}_date_time`]));
      return z
        .array(turn)
        .parse(conversation[`session_${number}`])
        .map((each, place) => ({
          id: each.dia_id,
          speaker: each.speaker,
          // A picture is imported as what its caption says.
          text: each.blip_caption === undefined ? each.text : `${each.text}\n(${each.blip_caption})`,
          at: new Date(from + place * MINUTE_MS),
        }));
    });
}

function timeOf(text: string): number {
  const [, hour, minute, half, day, month, year] = WHEN.exec(text) ?? [];
  const at = Date.parse(`${day} ${month} ${year} ${hour}:${minute} ${half} UTC`);
  if (Number.isNaN(at)) throw new Error(`No time: ${text}`);
  return at;
}
