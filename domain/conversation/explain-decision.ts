import type { Language } from '../access/person.ts';
import { toDollars } from '../costs/money.ts';
import type { Route, TierOpinion } from '../routing/route.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { DECISION_TEXTS } from './decision-texts.ts';
import type { Turn } from './turn.ts';

type Texts = (typeof DECISION_TEXTS)[Language];

/** How a turn was decided and answered, in Markdown: by which tier, what each one said, which models were asked, and what it cost. */
export function explainDecision({ route, outcome }: Pick<Turn, 'route' | 'outcome'>, language: Language): string {
  const texts = DECISION_TEXTS[language];
  if (route === null) return texts.noModel;
  const hasChatAnswered = outcome?.state === 'answered' && outcome.model !== null;
  const parts = [headline(route, hasChatAnswered, texts)];
  if (route.tiers.length > 0)
    parts.push(
      list(
        texts.asked,
        route.tiers.map((tier) => tierLine(tier, texts)),
      ),
    );
  if (outcome === null) return parts.join('\n\n');
  const { tries = [], cost, milliseconds } = outcome;
  if (tries.length > 0)
    parts.push(
      list(
        texts.tried,
        tries.map((tried) => tryLine(tried, texts)),
      ),
    );
  parts.push(texts.cost(toDollars(cost).toFixed(4), seconds(milliseconds)));
  return parts.join('\n\n');
}

function headline({ mode, matchedBy, confidence, runnerUp, plugin, model }: Route, hasChatAnswered: boolean, texts: Texts): string {
  const sentences = [
    texts.decided(
      texts.modes[mode],
      texts.tiers[matchedBy],
      Math.round(confidence * 100),
      runnerUp === null ? null : texts.modes[runnerUp],
    ),
  ];
  if (plugin !== null) sentences.push(texts.plugin(plugin));
  if (mode === 'assistant' && hasChatAnswered) sentences.push(texts.noPlugin);
  if (model !== null) sentences.push(texts.firstModel(code(model)));
  return sentences.join(' ');
}

function tierLine({ tier, mode, confidence, detail }: TierOpinion, texts: Texts): string {
  const said = mode === null ? texts.nothing : `${texts.modes[mode]} ${confidence.toFixed(2)}`;
  const by = detail === null ? '' : ` (${Object.hasOwn(texts.details, detail) ? (texts.details[detail] ?? '') : code(detail)})`;
  return `${texts.tiers[tier]}: ${said}${by}`;
}

function tryLine({ model, outcome, weakness, cost, milliseconds }: TriedModel, texts: Texts): string {
  const came = weakness === undefined ? texts.outcomes[outcome] : `${texts.outcomes[outcome]}, ${texts.weaknesses[weakness]}`;
  return `${code(model)}: ${came}, ${seconds(milliseconds)} s, $${toDollars(cost).toFixed(4)}`;
}

function list(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `- ${line}`)].join('\n');
}

/** As it is, whatever signs stand in it: a pattern is full of them. */
function code(name: string): string {
  const ticks = '`'.repeat(1 + Math.max(0, ...[...name.matchAll(/`+/g)].map(([run]) => run.length)));
  const room = ticks.length > 1 ? ' ' : '';
  return `${ticks}${room}${name.replaceAll(/\s+/g, ' ')}${room}${ticks}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
