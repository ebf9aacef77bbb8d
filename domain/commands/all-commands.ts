import type { ManageGroups } from '../access/manage-groups.ts';
import type { Approvals } from '../agent/approvals.ts';
import { approvalCommands } from './approval-commands.ts';
import { budgetCommand } from './budget-command.ts';
import type { BudgetCommandDeps } from './budget-command.ts';
import type { Command } from './command.ts';
import { conversationCommands } from './conversation-commands.ts';
import type { ConversationCommandDeps } from './conversation-commands.ts';
import { fileCommand } from './file-command.ts';
import type { FileCommandDeps } from './file-command.ts';
import { groupCommands } from './group-commands.ts';
import { projectCommands } from './project-commands.ts';
import type { ProjectCommandDeps } from './project-commands.ts';
import { memberCommand } from './member-command.ts';
import type { MemberCommandDeps } from './member-command.ts';
import { memoryCommands } from './memory-commands.ts';
import type { MemoryCommandDeps } from './memory-commands.ts';
import { peopleCommands } from './people-commands.ts';
import type { PeopleCommandDeps } from './people-commands.ts';
import { pluginsCommand } from './plugins-command.ts';
import type { PluginsCommandDeps } from './plugins-command.ts';
import { scheduleCommands } from './schedule-commands.ts';
import type { ScheduleCommandDeps } from './schedule-commands.ts';
import { selfCommands } from './self-commands.ts';
import type { SelfCommandDeps } from './self-commands.ts';
import { submitCommands } from './submit-commands.ts';
import type { SubmitCommandDeps } from './submit-commands.ts';
import { templateCommand } from './template-command.ts';
import { taskCommands } from './task-commands.ts';
import type { TaskCommandDeps } from './task-commands.ts';
import { verboseCommand } from './verbose-command.ts';
import { whyCommand } from './why-command.ts';
import type { WhyCommandDeps } from './why-command.ts';

interface AllCommandsDeps
  extends
    BudgetCommandDeps,
    SubmitCommandDeps,
    ProjectCommandDeps,
    TaskCommandDeps,
    FileCommandDeps,
    MemberCommandDeps,
    PluginsCommandDeps,
    MemoryCommandDeps,
    ConversationCommandDeps,
    PeopleCommandDeps,
    ScheduleCommandDeps,
    SelfCommandDeps,
    WhyCommandDeps {
  readonly approvals: Approvals;
  readonly groups: ManageGroups;
}

/** The commands of every channel, in the order in which help shows them. */
export function allCommands(deps: AllCommandsDeps): readonly Command[] {
  return [
    ...conversationCommands(deps),
    ...submitCommands(deps),
    ...taskCommands(deps),
    templateCommand(deps),
    ...projectCommands(deps),
    memberCommand(deps),
    verboseCommand(deps),
    ...scheduleCommands(deps),
    fileCommand(deps),
    ...approvalCommands(deps),
    ...memoryCommands(deps),
    ...selfCommands(deps),
    whyCommand(deps),
    pluginsCommand(deps),
    budgetCommand(deps),
    ...peopleCommands(deps),
    ...groupCommands(deps),
  ];
}
