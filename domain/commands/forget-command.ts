import { UnknownIdError } from '../errors.ts';
import type { ForgetEverything } from '../memory/forget-everything.ts';
import type { Memories } from '../memory/memories.ts';
import type { Ports } from '../ports/ports.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { MEMORY_TEXTS } from './memory-texts.ts';
import { whoseIn } from './whose-in.ts';

export interface ForgetCommandDeps extends Pick<Ports, 'memoryQuestions' | 'clock'> {
  readonly memories: Memories;
  readonly forgetEverything: ForgetEverything;
}

const EVERYTHING = /^(?:all|everything|вс[её])$/i;
const YES = /^(?:all|everything|вс[её])\s+(?:yes|да)$/i;
const NUMBER = /^\d{1,4}$/;
/** What the buttons say: of an older question, too, they mean what stood beside them. */
const ID = /^#([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;
/** So many are numbered to choose from. */
const MOST_CHOICES = 20;

/** `/forget`: one thing by its words, by its number when several have them, or everything, which is asked back first. */
export function forgetCommand(deps: ForgetCommandDeps): Command {
  return {
    name: 'forget',
    aliases: [],
    usage: 'WORDS | all',
    action: 'memory.write',
    summary: { en: 'forget something again, or everything', ru: 'забыть что-то или всё' },
    run: async (context) => {
      const { argument, person, conversation } = context;
      if (argument === '') return MEMORY_TEXTS[person.language].forgetWhat;
      const isAll = EVERYTHING.test(argument) || YES.test(argument);
      if (isAll && conversation.audience !== 'private') return COMMAND_TEXTS[person.language].onlyInPrivate;
      if (isAll) return forgetAll(deps, context);
      const id = ID.exec(argument)?.[1];
      const chosen = id !== undefined ? await forgetOne(deps.memories, context, id) : null;
      return chosen ?? (NUMBER.test(argument) ? await forgetChosen(deps, context) : null) ?? forgetByWords(deps, context);
    },
  };
}

async function forgetAll({ forgetEverything }: ForgetCommandDeps, context: CommandContext): Promise<CommandReply> {
  const { principal, person, conversation, argument, turn } = context;
  const texts = MEMORY_TEXTS[person.language];
  if (!YES.test(argument)) {
    const text = texts.forgetAll(await forgetEverything.ask(principal, conversation.id));
    return { text, choices: [{ label: texts.forgetAllLabel, command: '/forget all yes' }] };
  }
  await forgetEverything.confirm(principal, conversation.id, { id: null, before: turn.receivedAt });
  return texts.allForgotten;
}

/** Null: nobody was asked which one, so that the number is a word like others. */
async function forgetChosen({ memories, memoryQuestions }: ForgetCommandDeps, context: CommandContext): Promise<string | null> {
  const { person, conversation, argument } = context;
  const asked = await memoryQuestions.get(person.id, conversation.id);
  if (asked?.question.kind !== 'which') return null;
  const factId = asked.question.factIds[Number(argument) - 1];
  return factId === undefined ? null : forgetOne(memories, context, factId);
}

async function forgetOne(memories: Memories, context: CommandContext, factId: string): Promise<string> {
  const texts = MEMORY_TEXTS[context.person.language];
  try {
    await forget(memories, context, factId);
  } catch (cause) {
    if (cause instanceof UnknownIdError) return texts.forgotten;
    throw cause;
  }
  return texts.forgot;
}

async function forgetByWords(deps: ForgetCommandDeps, context: CommandContext): Promise<CommandReply> {
  const { memories, memoryQuestions, clock } = deps;
  const { principal, person, conversation, argument } = context;
  const texts = MEMORY_TEXTS[person.language];
  const [fact, ...others] = await memories.matching(principal, argument, whoseIn(conversation));
  if (fact === undefined) return texts.forgetNone(argument);
  if (others.length === 0) {
    await forget(memories, context, fact.id);
    return texts.forgot;
  }
  const choices = [fact, ...others].slice(0, MOST_CHOICES);
  const question = { kind: 'which', factIds: choices.map(({ id }) => id) } as const;
  await memoryQuestions.put({ personId: person.id, place: conversation.id, askedAt: clock.now(), question });
  const lines = choices.map((choice, index) => `${index + 1}. ${choice.text.replaceAll(/\s+/g, ' ')}`);
  const buttons = choices.map(({ id }, index) => ({ label: String(index + 1), command: `/forget #${id}` }));
  return { text: [texts.forgetMany, '', ...lines].join('\n'), choices: buttons };
}

function forget(memories: Memories, { principal, conversation, turn }: CommandContext, factId: string): Promise<void> {
  const whose = whoseIn(conversation);
  return whose === null ? memories.forget(principal, factId, turn.id) : memories.forgetOfGroup(principal, whose, factId, turn.id);
}
