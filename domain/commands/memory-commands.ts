import type { Memories } from '../memory/memories.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';

/** What Parley knows of a person, in their hands. */
export function memoryCommands({ memories }: { readonly memories: Memories }): readonly Command[] {
  return [
    {
      name: 'remember',
      aliases: [],
      usage: 'TEXT',
      action: 'memory.write',
      summary: { en: 'remember something about you', ru: 'запомнить что-то о вас' },
      run: (context) => remember(memories, context),
    },
    {
      name: 'memory',
      aliases: [],
      usage: '',
      action: 'memory.read',
      summary: { en: 'what is remembered about you', ru: 'что о вас запомнено' },
      where: 'private',
      run: (context) => show(memories, context),
    },
    {
      name: 'forget',
      aliases: [],
      usage: 'WORDS',
      action: 'memory.write',
      summary: { en: 'forget something again', ru: 'забыть что-то' },
      where: 'private',
      run: (context) => forget(memories, context),
    },
  ];
}

async function remember(memories: Memories, { argument, principal, person, turn }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  if (argument === '') return texts.rememberWhat;
  return texts.remembered((await memories.remember(principal, argument, turn.id)).text);
}

async function show(memories: Memories, { principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const facts = await memories.list(principal);
  return facts.length === 0 ? texts.memoryEmpty : [texts.memory, ...facts.map(({ text }) => `- ${text}`)].join('\n');
}

async function forget(memories: Memories, { argument, principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  if (argument === '') return texts.forgetWhat;
  const words = argument.toLowerCase();
  const matching = (await memories.list(principal)).filter(({ text }) => text.toLowerCase().includes(words));
  const exact = matching.filter(({ text }) => text.toLowerCase() === words);
  const [fact, ...others] = exact.length > 0 ? exact : matching;
  if (fact === undefined) return texts.forgetNone(argument);
  if (others.length > 0) return [texts.forgetMany, ...matching.map(({ text }) => `- ${text}`)].join('\n');
  await memories.forget(principal, fact.id);
  return texts.forgot(fact.text);
}
