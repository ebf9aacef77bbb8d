import type { RouteQuestion, Tier, TierVote } from './route-question.ts';
import type { Mode, Route, RouteTier, TierOpinion } from './route.ts';
import { contextTier } from './tiers/context-tier.ts';
import { defaultVote } from './tiers/default-tier.ts';
import { learnedTier } from './tiers/learned-tier.ts';
import { modelTier } from './tiers/model-tier.ts';
import { overrideTier } from './tiers/override-tier.ts';
import { rulesTier } from './tiers/rules-tier.ts';

const TIERS: readonly Tier[] = [overrideTier, contextTier, rulesTier, learnedTier, modelTier];

/** A vote below this leaves it to the next tier, unless its tier knows better. */
const SURE_ENOUGH = 0.5;

type Cast = TierVote & { readonly tier: RouteTier };
type Decided = Cast & { readonly mode: Mode };

/** Which mode answers, with which model first: the first tier that is sure decides, the default when none is. What each one said is kept. */
export function decideRoute(question: RouteQuestion): Route {
  const votes: Cast[] = [];
  let likeliest: Decided | null = null;
  for (const { name, ask } of TIERS) {
    const vote = ask(question);
    if (vote === null) continue;
    const bar = vote.mode === 'agent' ? question.agentBar : null;
    votes.push({ ...vote, tier: name, detail: bar ?? vote.detail });
    if (vote.mode === null || bar !== null) continue;
    const decided = { ...vote, mode: vote.mode, tier: name };
    const isLikely = vote.confidence >= SURE_ENOUGH;
    if (vote.isSure ?? isLikely) return routeBy(decided, votes);
    if (isLikely) likeliest = decided;
  }
  const last: Decided = { ...defaultVote(question, likeliest), tier: 'default' };
  return routeBy(last, [...votes, last]);
}

function routeBy(decisive: Decided, votes: readonly Cast[]): Route {
  const { mode, confidence, tier, plugin = null, runnerUp = null } = decisive;
  return {
    mode,
    // The first one that was chosen, since a person's word comes before a rule's.
    model: votes.map((vote) => vote.model ?? null).find((model) => model !== null) ?? null,
    matchedBy: tier,
    confidence,
    runnerUp: [runnerUp, ...votes.map((vote) => vote.mode)].find((other) => other !== null && other !== mode) ?? null,
    plugin: mode === 'assistant' ? plugin : null,
    tiers: votes.map((vote): TierOpinion => ({ tier: vote.tier, mode: vote.mode, confidence: vote.confidence, detail: vote.detail })),
  };
}
