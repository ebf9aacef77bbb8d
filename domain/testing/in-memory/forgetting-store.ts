import type { Turn, TurnOutcome } from '../../conversation/turn.ts';
import type { Fact } from '../../memory/fact.ts';
import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { Forgetting, ForgettingStore, SaidTurn } from '../../ports/forgetting.ts';
import type { Task } from '../../tasks/task.ts';
import { appendEvent } from './state.ts';
import type { InMemoryState, TaskRow } from './state.ts';

/** Forgets in memory: the same of turns, events, facts, examples, tasks and files; whatever else the database keeps is not there. */
export function makeInMemoryForgettingStore(state: InMemoryState): ForgettingStore {
  const forgettings = new Map<string, Forgetting & { isSettled: boolean; readonly told: Set<string> }>();
  const turnsOf = (personId: string, before: Date): readonly Turn[] =>
    [...state.turns.values()]
      .map(({ turn }) => turn)
      .filter((turn) => turn.personId === personId && turn.receivedAt < before && !state.forgotten.has(turn.id));
  const factsOf = (personId: string): readonly Fact[] =>
    [...state.facts.values()].filter(({ scope, speakerId }) => speakerId === personId || isOf(scope, personId));
  return {
    count: async (personId, before) => {
      const turns = turnsOf(personId, before);
      const talks = new Set(turns.map(({ conversationId }) => conversationId));
      const groups = [...talks].filter((id) => state.conversations.get(id)?.conversation.audience === 'group').length;
      const tasks = [...state.tasks.values()].filter(({ task }) => task.personId === personId);
      const ended = tasks.filter((row) => isEnded(row) && wordsOf(row.task) !== '').length;
      const planned = [...state.schedules.values()].filter(({ plan, state: now }) => plan.personId === personId && now !== 'done').length;
      const files = [...state.attachments.values()].filter(({ turnId }) => turns.some(({ id }) => id === turnId)).length;
      const work = tasks.filter((row) => !isEnded(row)).length + planned;
      return { facts: factsOf(personId).length, messages: turns.length, groups, files, tasks: ended, work };
    },
    begin: async (forgetting) => {
      if (!forgettings.has(forgetting.id)) forgettings.set(forgetting.id, { ...forgetting, isSettled: false, told: new Set() });
    },
    carryOut: async (id, now) => {
      const forgetting = forgettings.get(id);
      if (forgetting === undefined) return [];
      const { personId, before, told } = forgetting;
      const turns = turnsOf(personId, before).filter(({ outcome }) => outcome !== null);
      for (const turn of turns) forgetTurn(state, turn);
      const known = factsOf(personId).filter(({ createdAt }) => createdAt < before);
      for (const { id: factId } of known) state.facts.delete(factId);
      for (const fact of state.facts.values()) if (fact.turnId !== null && state.forgotten.has(fact.turnId)) state.facts.delete(fact.id);
      for (const row of state.tasks.values()) if (row.task.personId === personId && isEnded(row)) forgetTask(row);
      const talks = [...new Set(turns.map(({ conversationId }) => conversationId))].filter((talk) => !told.has(talk));
      for (const talk of talks) tell(state, talk, now);
      talks.forEach((talk) => told.add(talk));
      return talks;
    },
    unsettled: async () => [...forgettings.values()].filter(({ isSettled }) => !isSettled).map(({ id }) => id),
    settle: async (id, _now, begunBefore) => {
      const forgetting = forgettings.get(id);
      if (forgetting === undefined || forgetting.isSettled || forgetting.begunAt >= begunBefore) return false;
      forgetting.isSettled = turnsOf(forgetting.personId, forgetting.before).length === 0;
      return forgetting.isSettled;
    },
    forgetFacts: async (scope, factIds, askedBy) => {
      const facts = factIds.flatMap((id) => state.facts.get(id) ?? []).filter((fact) => keyOf(fact.scope) === keyOf(scope));
      for (const { turn } of state.turns.values()) if (facts.some((fact) => tells(turn, fact))) forgetTurn(state, turn);
      const asking = askedBy === null ? undefined : state.turns.get(askedBy);
      if (asking !== undefined) asking.turn = { ...asking.turn, text: '/forget' };
      for (const { id } of facts) state.facts.delete(id);
      return facts.length;
    },
    said: async (personId, after, limit) =>
      turnsOf(personId, new Date(8.64e15))
        .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1))
        .filter(
          ({ receivedAt, id }) => after === null || receivedAt > after.at || (receivedAt.getTime() === after.at.getTime() && id > after.id),
        )
        .slice(0, limit)
        .flatMap((turn) => saidTurn(state, turn)),
  };
}

function isOf(scope: MemoryScope, personId: string): boolean {
  return scope.kind === 'person' && scope.personId === personId;
}

function keyOf(scope: MemoryScope): string {
  return scope.kind === 'person' ? scope.personId : [scope.channel, scope.account, scope.chat].join(' ');
}

function isEnded({ task }: TaskRow): boolean {
  return task.state === 'succeeded' || task.state === 'failed' || task.state === 'stopped';
}

function wordsOf({ work }: Task): string {
  return work.kind === 'prompt' ? work.prompt : work.command;
}

/** Whether the turn has ended and the fact was said or told in it. */
function tells({ id, text, outcome }: Turn, fact: Fact): boolean {
  if (outcome === null) return false;
  return id === fact.turnId || text.includes(fact.text) || (outcome.state === 'answered' && outcome.reply.includes(fact.text));
}

function forgetTurn(state: InMemoryState, { id, conversationId }: Turn): void {
  const row = state.turns.get(id);
  if (row?.turn.outcome == null) return;
  row.turn = { ...row.turn, text: '', source: { ...row.turn.source, senderName: null, quote: null }, outcome: wordless(row.turn.outcome) };
  state.forgotten.add(id);
  state.intents.delete(id);
  state.steps.delete(`turn:${id}`);
  for (const [fileId, file] of state.attachments) if (file.turnId === id) state.attachments.delete(fileId);
  const events = state.conversations.get(conversationId)?.events ?? [];
  for (const [index, event] of events.entries()) {
    const { body } = event;
    if (event.turnId !== id) continue;
    if (body.kind === 'message-stored') events[index] = { ...event, body: { ...body, text: '' } };
    if (body.kind === 'reply-final') {
      const outcome = wordless(body.outcome);
      if (outcome.state === 'answered') events[index] = { ...event, body: { ...body, outcome } };
    }
    if (body.kind === 'turn-failed') events[index] = { ...event, body: { ...body, outcome: { ...body.outcome, message: '' } } };
  }
}

function wordless(outcome: TurnOutcome): TurnOutcome {
  if (outcome.state !== 'answered') return { ...outcome, message: '' };
  const { choices: _choices, commands: _commands, ...rest } = outcome;
  return { ...rest, reply: '' };
}

function forgetTask(row: TaskRow): void {
  const { work, result } = row.task;
  const silent = work.kind === 'prompt' ? { ...work, prompt: '', template: null } : { ...work, command: '' };
  const left = result === null ? null : { ...result, summary: null, evidence: null };
  row.task = { ...row.task, work: silent, result: left, progress: null, confirmation: null };
  row.lines.length = 0;
}

function tell(state: InMemoryState, conversationId: string, at: Date): void {
  const isWhole = state.conversations.get(conversationId)?.conversation.audience === 'private';
  appendEvent(state, conversationId, { at, turnId: null, body: { kind: 'forgotten', isWhole } });
}

function saidTurn(state: InMemoryState, { id, conversationId, text, receivedAt, state: now, outcome }: Turn): readonly SaidTurn[] {
  const talk = state.conversations.get(conversationId)?.conversation;
  if (talk === undefined) return [];
  const reply = outcome === null ? null : outcome.state === 'answered' ? outcome.reply : outcome.message;
  const model = outcome?.state === 'answered' ? outcome.model : null;
  const { audience, title, address } = talk;
  return [{ id, conversationId, channel: address.channel, audience, title, text, at: receivedAt, state: now, reply, model }];
}
