import { groupName } from '../access/manage-groups.ts';
import type { ManageGroups } from '../access/manage-groups.ts';
import type { Group, GroupKey } from '../access/group.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { plainWords } from './plain-words.ts';

const ALLOW = /^(?<group>[\s\S]*?)\s*(?:(?:^|\s)observe\s+(?<observe>on|off))?$/i;

/** Where Parley answers; in a group without an argument that one is meant. */
export function groupCommands({ groups }: { readonly groups: ManageGroups }): readonly Command[] {
  return [
    {
      name: 'allowgroup',
      aliases: [],
      usage: '[GROUP] [observe on | off]',
      action: 'group.change',
      summary: { en: 'answer in a group, and whether to keep what is said there', ru: 'отвечать в группе и сохранять ли сказанное там' },
      run: (context) => allow(groups, context),
    },
    {
      name: 'denygroup',
      aliases: [],
      usage: '[GROUP]',
      action: 'group.change',
      summary: { en: 'no longer answer in a group', ru: 'больше не отвечать в группе' },
      run: (context) => deny(groups, context),
    },
  ];
}

async function allow(groups: ManageGroups, context: CommandContext): Promise<string> {
  const { group = '', observe } = ALLOW.exec(context.argument)?.groups ?? {};
  const key = await groupOf(groups, context, group);
  if (key === null) return listText(groups, context);
  const allowed = await groups.allow(context.principal, key, observe === undefined ? undefined : observe.toLowerCase() === 'on');
  return ACCESS_COMMAND_TEXTS[context.person.language].groupAllowed(titleOf(allowed), allowed.observes);
}

async function deny(groups: ManageGroups, context: CommandContext): Promise<string> {
  const key = await groupOf(groups, context, context.argument);
  if (key === null) return listText(groups, context);
  return ACCESS_COMMAND_TEXTS[context.person.language].groupDenied(titleOf(await groups.deny(context.principal, key)));
}

/** Null: none is named, and here is none. */
async function groupOf(groups: ManageGroups, { principal, conversation }: CommandContext, name: string): Promise<GroupKey | null> {
  if (name !== '') return groups.find(principal, name);
  return conversation.audience === 'group' ? conversation.address : null;
}

async function listText(groups: ManageGroups, { principal, person }: CommandContext): Promise<string> {
  const texts = ACCESS_COMMAND_TEXTS[person.language];
  const all = await groups.list(principal);
  if (all.length === 0) return texts.noGroups;
  const lines = all.map((group) => {
    const standing = texts.standing(group.standing === 'allowed', group.observes);
    return `- ${plainWords(group.title)} \`${groupName(group)}\`: ${standing}`;
  });
  return [texts.groups, ...lines].join('\n');
}

function titleOf(group: Group): string {
  return group.title === '' ? `\`${groupName(group)}\`` : `"${plainWords(group.title)}"`;
}
