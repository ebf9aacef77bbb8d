import { createHash } from 'node:crypto';

import type { ChangeSettings } from '../access/change-settings.ts';
import { MAX_SENT_BYTES } from '../agent/send-file.ts';
import { EXPORT_NAME } from '../memory/export-memory.ts';
import type { ExportMemory } from '../memory/export-memory.ts';
import { SecretNotKeptError } from '../memory/keepable-text.ts';
import type { Memories } from '../memory/memories.ts';
import type { Ports } from '../ports/ports.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { forgetCommand } from './forget-command.ts';
import type { ForgetCommandDeps } from './forget-command.ts';
import { MEMORY_TEXTS } from './memory-texts.ts';
import { plainWords } from './plain-words.ts';
import { showHistory, showMemory } from './show-memory.ts';
import { whoseIn } from './whose-in.ts';

const ON: ReadonlySet<string> = new Set(['on', 'вкл', 'включить']);
const OFF: ReadonlySet<string> = new Set(['off', 'выкл', 'выключить']);

export interface MemoryCommandDeps extends ForgetCommandDeps, Pick<Ports, 'attachments'> {
  readonly changeSettings: ChangeSettings;
  readonly exportMemory: ExportMemory;
}

/** What Parley knows of a person, in their hands; in a group what it knows there, in the hands of admins. */
export function memoryCommands(deps: MemoryCommandDeps): readonly Command[] {
  return [
    {
      name: 'remember',
      aliases: [],
      usage: 'TEXT',
      action: 'memory.write',
      summary: { en: 'remember something', ru: 'запомнить что-то' },
      run: (context) => remember(deps.memories, context),
    },
    {
      name: 'memory',
      aliases: [],
      usage: '[PAGE | history NUMBER | export | on | off]',
      action: 'memory.read',
      summary: {
        en: 'what is remembered, where it comes from, all of it as a file, and whether to remember',
        ru: 'что запомнено, откуда это, всё это файлом, и запоминать ли',
      },
      run: (context) => memory(deps, context),
    },
    forgetCommand(deps),
  ];
}

async function remember(memories: Memories, { argument, principal, person, conversation, turn }: CommandContext): Promise<string> {
  const texts = MEMORY_TEXTS[person.language];
  if (argument === '') return texts.rememberWhat;
  if (person.keepsMemory === false) return texts.off;
  try {
    return texts.remembered((await memories.remember(principal, argument, turn.id, whoseIn(conversation))).text);
  } catch (error) {
    if (error instanceof SecretNotKeptError) return texts.secret;
    throw error;
  }
}

async function memory(deps: MemoryCommandDeps, context: CommandContext): Promise<CommandReply> {
  const [verb = '', number = ''] = context.argument.toLowerCase().split(/\s+/);
  if (verb === 'export' || verb === 'экспорт') return exportTo(deps, context);
  if (verb === 'history' || verb === 'история') return showHistory(deps.memories, context, Number(number));
  if (ON.has(verb) || OFF.has(verb)) return choose(deps, context, ON.has(verb));
  return showMemory(deps.memories, context, verb === '' ? 1 : Number(verb));
}

/** Whether anything that they say is kept, wherever they say it. */
async function choose({ changeSettings }: MemoryCommandDeps, { principal, person }: CommandContext, keepsMemory: boolean): Promise<string> {
  await changeSettings(principal, { keepsMemory });
  const texts = MEMORY_TEXTS[person.language];
  return keepsMemory ? texts.turnedOn : texts.turnedOff;
}

/** As a file behind the answer. */
async function exportTo({ exportMemory, attachments, clock }: MemoryCommandDeps, context: CommandContext): Promise<string> {
  const { principal, person, turn, conversation } = context;
  if (conversation.audience !== 'private') return COMMAND_TEXTS[person.language].onlyInPrivate;
  const texts = MEMORY_TEXTS[person.language];
  const content = new TextEncoder().encode(await exportMemory(principal));
  if (content.byteLength > MAX_SENT_BYTES) return texts.tooLarge;
  const what = { kind: 'document', name: EXPORT_NAME, mime: 'application/json', caption: '' } as const;
  await attachments.add({ id: idOf(turn.id), run: { kind: 'turn', id: turn.id }, ...what, content, at: clock.now() });
  return texts.exported(plainWords(EXPORT_NAME));
}

/** A UUID of version 8 (RFC 9562): asked for again after a crash, it is the same file. */
function idOf(turnId: string): string {
  const hash = createHash('sha256').update(`export\0${turnId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
