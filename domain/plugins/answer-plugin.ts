import type { AnswerTurn, Answered, TurnToAnswer } from '../conversation/answer-turn.ts';
import type { AnswerDeps } from '../conversation/answer-chat.ts';
import { isSecretAnswer } from '../conversation/secret-answer.ts';
import { makePartialWriter } from '../conversation/partial-writer.ts';
import { addressKey } from '../messaging/address.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Json, PluginReply } from './contract.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { keepReply } from './keep-reply.ts';
import type { KeepReplyDeps } from './keep-reply.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import type { KeptForPlugins } from './kept-for-plugins.ts';
import { makePluginContext } from './plugin-context.ts';
import type { ContextDeps } from './plugin-call.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';
import { candidatesFor, pluginsIn } from './route-to-plugin.ts';
import { sentFiles } from './sent-files.ts';
import { selectPlugin } from './select-plugin.ts';
import { whichOf } from './which-of.ts';
import { withinTime } from './within-time.ts';

/** How long a plugin may take for an answer; then the chat answers. */
const ANSWER_MS = 30_000;

export interface AnswerPluginDeps extends ContextDeps, AnswerDeps, KeepReplyDeps {
  readonly plugins: readonly OpenPlugin[];
  readonly redactor: Redactor;
  /** Answers where no plugin does. */
  readonly chat: AnswerTurn;
}

/** A plugin answers. One that throws, takes too long or finds that it isn't meant is reported, and the chat answers instead. */
export function makeAnswerPlugin(deps: AnswerPluginDeps): AnswerTurn {
  const kept = keptForPlugins(deps);
  return async (task) => {
    const { turn, person, conversation } = task;
    // Also when the plugin was switched off since, or is not there any more after a restart.
    const usable = await pluginsIn(deps, kept, task);
    const question = await kept.take(person.id, conversation.id, turn.id);
    if (turn.route?.plugin != null) {
      const plugin = usable.find(({ name }) => name === turn.route?.plugin);
      const answers = question?.plugin === plugin?.name ? (question?.state ?? null) : null;
      if (plugin === undefined && isSecretAnswer(turn.route)) return said(PLUGIN_TEXTS[person.language].secretLost);
      return plugin === undefined ? deps.chat(task) : answerBy(deps, plugin, { task, answers });
    }
    const meant = whichOf(question, turn.text, usable);
    if (meant !== null) return answerBy(deps, meant.plugin, { task: { ...task, turn: { ...turn, text: meant.text } }, answers: null });
    return (await askWhich(deps, kept, usable, task)) ?? deps.chat(task);
  };
}

/** Null: nothing is in doubt. */
async function askWhich(
  deps: AnswerPluginDeps,
  kept: KeptForPlugins,
  plugins: readonly OpenPlugin[],
  { turn, person, conversation, recorded }: TurnToAnswer,
): Promise<Answered | null> {
  const { language } = person;
  const selection = selectPlugin(candidatesFor(deps, plugins, { text: turn.text, language }));
  if (selection.kind !== 'ask') return null;
  const titles = selection.between.map((name) => plugins.find((plugin) => plugin.name === name)?.title[language] ?? name);
  await recorded;
  await kept.ask(person.id, conversation.id, { plugin: null, state: { text: turn.text, between: selection.between } });
  // A button says what somebody without buttons would write.
  return { ...said(PLUGIN_TEXTS[language].which(titles[0] ?? '', titles[1] ?? '')), choices: titles, commands: ['1', '2'] };
}

interface Work {
  readonly task: TurnToAnswer;
  readonly answers: Json | null;
}

async function answerBy(deps: AnswerPluginDeps, plugin: OpenPlugin, { task, answers }: Work): Promise<Answered> {
  const { turn, person, conversation, signal } = task;
  await task.recorded;
  const partial = makePartialWriter(deps, { ...turn, fence: task.fence });
  const place = addressKey(conversation.address);
  const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place } as const;
  let isForeign = false;
  const run = { kind: 'turn', id: turn.id } as const;
  const asked = { run, preferred: turn.route?.model ?? null, onForeign: () => void (isForeign = true) };
  const files = await sentFiles(deps, turn, asked.onForeign);
  const request = { text: turn.text, language: person.language, files, audience: conversation.audience, answers };
  const result = await withinTime({ clock: deps.clock, signal, milliseconds: ANSWER_MS }, async (until) => {
    const show = (text: string): void => partial.update(deps.redactor.text(text));
    const call = { plugin, person, principal, conversation, origin: turn.id, ...asked, show, signal: until };
    return plugin.handle(request, makePluginContext({ ...deps, asking: deps }, call));
  });
  await partial.close();
  signal.throwIfAborted();
  if (result.kind === 'done' && result.value !== null) return replyOf(deps, { plugin, task, reply: result.value, isForeign });
  const cause = result.kind === 'failed' ? result.cause : null;
  if (result.kind === 'done') deps.logger.info('plugin.declined', { plugin: plugin.name, turnId: turn.id });
  else deps.logger.error('plugin.cut-off', { plugin: plugin.name, turnId: turn.id, because: result.kind, cause });
  // A secret is for the plugin that asked for it and for nobody else (I10).
  return isSecretAnswer(turn.route) ? said(PLUGIN_TEXTS[person.language].secretLost) : deps.chat(task);
}

interface ByPlugin {
  readonly plugin: OpenPlugin;
  readonly task: TurnToAnswer;
  readonly reply: PluginReply;
  /** Whether it was given somebody else's words. */
  readonly isForeign: boolean;
}

async function replyOf(deps: AnswerPluginDeps, { plugin, task, reply, isForeign }: ByPlugin): Promise<Answered> {
  const { turn, person, conversation } = task;
  const whose = { plugin: plugin.name, person, conversationId: conversation.id, turnId: turn.id };
  const { text, choices, pin } = await keepReply(deps, whose, reply);
  const cost = await deps.ledger.spentBy({ kind: 'turn', id: turn.id });
  const isTainted = isForeign || reply.isForeign === true;
  return {
    ...said(text),
    cost,
    ...(isTainted ? { isTainted } : {}),
    ...(choices.length === 0 ? {} : { choices }),
    ...(pin === null ? {} : { pin }),
  };
}

function said(reply: string): Extract<Answered, { kind: 'answered' }> {
  return { kind: 'answered', reply, model: null, cost: 0 };
}
