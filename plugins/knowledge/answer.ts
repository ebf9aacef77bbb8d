import type { IndexHit, PluginReply } from '../../domain/plugins/index.ts';
import { answerByModel } from './answer-by-model.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import type { KnowledgeContext } from './settings.ts';
import { whereOf } from './where-of.ts';

const LOOKED_AT = 8;
const QUOTES = 3;
/** Of what is asked for a passage has so much at least, or it is about something else. */
const LEAST_FIT = 0.55;
/** What is so much worse than the best one is not shown beside it. */
const BESIDE_BEST = 0.75;
const LONGEST_QUOTE = 450;

export interface Asked {
  /** What it is about, without the words around it. */
  readonly about: string;
  /** As it was asked. */
  readonly question: string;
  /** Whether a model may put it into words. */
  readonly byModel: boolean;
  /** Whether nothing is said where nothing fits: nobody spoke of a knowledge base. */
  readonly orNothing: boolean;
}

/** Answers from the collection where this is, with quotes and where they stand. Null: there is nothing at all, or nothing of it and nobody spoke of a knowledge base. */
export async function answer(context: KnowledgeContext, { about, question, byModel, orNothing }: Asked): Promise<PluginReply | null> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const hits = await context.index.query(about, LOOKED_AT, context.settings.likeness);
  if (hits.length === 0 && (await context.index.list('doc:')).length === 0) return null;
  const said = byModel && hits.length > 0 ? await answerByModel(context, question, hits) : null;
  const nothing = orNothing ? null : { text: texts.notFound(shortened(about)) };
  if (said === 'nothing') return nothing;
  if (said !== null) return { text: said };
  const best = hits.reduce((most, { fit }) => Math.max(most, fit), 0);
  const fitting = hits.filter(({ fit, isNear }) => isNear || fit >= Math.max(LEAST_FIT, best * BESIDE_BEST)).slice(0, QUOTES);
  if (fitting.length === 0) return nothing;
  return { text: `${texts.found}\n\n${fitting.map((hit) => quoted(hit, context)).join('\n\n')}` };
}

function quoted(hit: IndexHit, { language }: KnowledgeContext): string {
  const text = hit.text.length <= LONGEST_QUOTE ? hit.text : hit.shown;
  const lines = text.split('\n').map((line) => `> ${line}`);
  return `${lines.join('\n')}\n\n— ${whereOf(hit, language)}`;
}

function shortened(about: string): string {
  return about.length <= 80 ? about : `${about.slice(0, 79).toWellFormed()}…`;
}
