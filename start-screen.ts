import type { Config } from './config.ts';

export interface ScreenFacts {
  readonly config: Config;
  /** Where people reach Parley. */
  readonly url: string;
  /** Of the one-time login link. */
  readonly code: string;
  /** The owner's token when it was made just now: shown this once. */
  readonly token: string | null;
  /** Ids of the models that can be asked for. */
  readonly models: readonly string[];
  /** Null: commands run in the sandbox. */
  readonly sandboxProblem: string | null;
}

const SHOWN_MODELS = 6;

/** The short screen at the end of a start: where to go, what is on, and what to set to turn on the rest. */
export function startScreen(facts: ScreenFacts): string {
  const { config, url, code, token, sandboxProblem } = facts;
  const lines = [
    '',
    `  Parley is ready.   ${url}/login?code=${code}   (opens the console; works once, for 15 minutes)`,
    '',
    `  Channels   web: on · telegram: ${channel(config, 'telegram')} · matrix: ${channel(config, 'matrix')}`,
    `  Models     ${modelLine(facts)}`,
    ...config.providersOff.map(({ name, variable }) => `             ${name}: off, set ${variable}`),
    `  Sandbox    ${sandboxProblem ?? 'on: commands run in bubblewrap'}`,
    `  Data       ${config.dataDir}`,
    ...config.warnings.map((warning) => `  Note       ${warning}`),
    ...(token === null ? [] : ['', `  Owner token, shown this once and kept in ${config.dataDir}/owner-token:`, `  ${token}`]),
    '',
    '  In another terminal, in this folder:  npx parley chat "hello"   npx parley task --run "date" --follow   npx parley --help',
    '  Ctrl-C stops it; nothing is lost.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

const CHANNEL_SETTINGS = { telegram: 'TELEGRAM_BOT_TOKEN', matrix: 'MATRIX_HOMESERVER_URL' } as const;

/** Whether it is connected shows in `npx parley doctor`: the screen does not wait for a network. */
function channel(config: ScreenFacts['config'], name: keyof typeof CHANNEL_SETTINGS): string {
  if (config.channels[name] === null) return `off, set ${CHANNEL_SETTINGS[name]}`;
  return config.processes.includes('channels') ? 'on' : 'in another process';
}

function modelLine({ models }: ScreenFacts): string {
  const real = models.filter((id) => !id.startsWith('offline/'));
  if (real.length === 0) return 'none yet: Parley answers from what it holds. Set a key below, or start Ollama or LM Studio';
  const more = real.length > SHOWN_MODELS ? ` and ${real.length - SHOWN_MODELS} more` : '';
  return `on: ${real.slice(0, SHOWN_MODELS).join(', ')}${more}`;
}
