import { Command } from 'commander';

import { addAccount } from './account/commands.ts';
import { addTokens } from './account/token-commands.ts';
import { addApprovals } from './approvals/commands.ts';
import { addAudit } from './audit/commands.ts';
import { addChoices } from './chat/choice-commands.ts';
import { addChat } from './chat/command.ts';
import { addDoctor } from './doctor/command.ts';
import { EXIT, Failure } from './failure.ts';
import type { Front } from './front.ts';
import { addBudget } from './lists/budget.ts';
import { addCosts } from './lists/costs.ts';
import { addLists } from './lists/commands.ts';
import { addPeople } from './people/commands.ts';
import { addPlugins } from './plugins/commands.ts';
import { addProjects } from './projects/commands.ts';
import { addRouting } from './routing/commands.ts';
import { addMemory } from './memory/commands.ts';
import { addSchedules } from './schedules/commands.ts';
import { addTasks } from './tasks/commands.ts';

const EXAMPLES = `
Examples:
  parley chat "what can you do?"
  parley chat                                  a conversation; /help there lists the commands
  parley task --run "npm test" --follow        a command in the sandbox, watched
  parley task "Explain this project" --project demo
  parley tasklog k7m2x9qa --follow             from any terminal, at any time
  parley backup /var/backups/parley --keep 14  all that Parley keeps, as a file; parley restore FILE

Without --url and --token, the server on this machine is meant: the one that
runs on PARLEY_DATA_DIR, else on ./data here or where Parley lies.
NO_COLOR turns colours off.`;

/** Everything that the terminal client offers, and its help. `path` is where programs are looked for. */
export function makeProgram(front: Front, path: string): Command {
  const program = new Command('parley')
    .description('Parley’s terminal client: talk, hand out work, watch it.')
    .option('--url <address>', 'the server, such as http://127.0.0.1:4000')
    .option('--token <token>', 'the API token to use')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES)
    .exitOverride();
  program
    .command('start')
    .description('start the server; the same as `npm start`')
    .action(() => {
      throw new Failure('The server is started by `npm start`, or by `npx parley start` in the folder of Parley.', {
        exitCode: EXIT.trouble,
      });
    });
  addChat(program, front);
  addChoices(program, front);
  addTasks(program, front);
  addProjects(program, front);
  addSchedules(program, front);
  addApprovals(program, front);
  addMemory(program, front);
  addPlugins(program, front);
  addLists(program, front);
  addCosts(program, front);
  addBudget(program, front);
  addTokens(program, front);
  addPeople(program, front);
  addAudit(program, front);
  addRouting(program, front);
  addAccount(program, front);
  addDoctor(program, front, path);
  return program;
}
