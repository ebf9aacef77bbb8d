import { exits, makeScriptedSandbox, type ScriptedRun } from '../scripted-sandbox.ts';
import { SANDBOX_COMMANDS, sandboxContract } from './sandbox.contract.ts';

const SCRIPT: Readonly<Record<string, ScriptedRun>> = {
  [SANDBOX_COMMANDS.exitsWith7]: exits(7),
  [SANDBOX_COMMANDS.ends]: exits(0),
  [SANDBOX_COMMANDS.printsBoth]: {
    output: [
      ['stdout', 'при'],
      ['stdout', 'вет\n'],
      ['stderr', 'плохо\n'],
    ],
    exit: { kind: 'exited', code: 0 },
  },
  [SANDBOX_COMMANDS.printsAndGoesOn]: { output: [['stdout', 'ready\n']] },
};

sandboxContract('a scripted sandbox', async () => ({
  sandbox: makeScriptedSandbox(({ command }) => SCRIPT[command] ?? {}),
  folder: '/workspace/demo',
  close: async () => undefined,
}));
