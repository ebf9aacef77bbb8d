import { existsSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';

import { readBudgets, readChats, readConcurrency, readDeadlines, readRoles, readTasks } from './config/behaviour-settings.ts';
import type { BudgetSettings, ChatSettings, ConcurrencySettings, DeadlineSettings } from './config/behaviour-settings.ts';
import { ConfigError } from './config/config-error.ts';
import { readMatrix, readTelegram } from './config/channel-settings.ts';
import type { MatrixSettings, TelegramSettings } from './config/channel-settings.ts';
import { checkNames, databaseUrl, folder, port, variable, webAddress } from './config/environment.ts';
import type { Variables } from './config/environment.ts';
import { readPlugins } from './config/plugin-settings.ts';
import type { PluginSettings } from './config/plugin-settings.ts';
import { readEmbeddings, readReading } from './config/memory-settings.ts';
import type { EmbeddingSettings, ReadingSettings } from './config/memory-settings.ts';
import { readModels } from './config/model-settings.ts';
import type { ModelSettings } from './config/model-settings.ts';
import { readProcess } from './config/process-settings.ts';
import type { ProcessSettings } from './config/process-settings.ts';
import { readProviders } from './config/provider-settings.ts';
import type { ProviderOff, ProviderSettings } from './config/provider-settings.ts';
import { findSecrets } from './config/secrets.ts';
import { readRouting } from './config/routing-settings.ts';
import type { RoutingConfig } from './config/routing-settings.ts';
import { NO_SETTINGS, readSettingsFile } from './config/settings-file.ts';
import { readInternet, readToolRules } from './config/tool-settings.ts';
import type { InternetAccess } from './config/tool-settings.ts';
import { readTranscription } from './config/transcription-settings.ts';
import type { TranscriptionSettings } from './config/transcription-settings.ts';
import type { ToolRule } from './domain/agent/permissions/tool-rule.ts';
import type { RoleAssignment } from './domain/access/apply-roles.ts';
import type { TaskSettings } from './domain/tasks/task-settings.ts';

/** Everything that can be set, read once. All paths are absolute; nothing in it changes. */
export interface Config extends ModelSettings, ProcessSettings {
  readonly dataDir: string;
  readonly workspaceRoot: string;
  /** Null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly http: HttpSettings;
  /** Null: made at the first start and kept in the data folder. */
  readonly ownerToken: string | null;
  /** What is entrusted to plugins is sealed with it; null: a key is made at the first start and kept in the data folder. */
  readonly secretKey: string | null;
  /** Null: the channel is off. */
  readonly channels: { readonly telegram: TelegramSettings | null; readonly matrix: MatrixSettings | null };
  readonly providers: readonly ProviderSettings[];
  readonly routing: RoutingConfig;
  readonly providersOff: readonly ProviderOff[];
  /** Null: nobody listens to voice messages. */
  readonly transcription: TranscriptionSettings | null;
  /** Null: recall goes by words alone. */
  readonly embeddings: EmbeddingSettings | null;
  /** Who reads what was said in the background. */
  readonly reading: ReadingSettings;
  readonly internet: InternetAccess;
  readonly toolRules: readonly ToolRule[];
  readonly deadlines: DeadlineSettings;
  readonly budgets: BudgetSettings;
  readonly tasks: TaskSettings;
  readonly concurrency: ConcurrencySettings;
  readonly chats: ChatSettings;
  readonly roles: readonly RoleAssignment[];
  readonly plugins: PluginSettings;
  /** The settings file that was read; null: there is none. */
  readonly settingsFile: string | null;
  /** Sentences for whoever starts the process; nothing in them stops it. */
  readonly warnings: readonly string[];
  /** Every secret above, for the redactor. They are shown nowhere. */
  readonly secrets: readonly string[];
}

export interface HttpSettings {
  readonly host: string;
  /** 0: a free one that the system chooses. */
  readonly port: number;
  /** Where people reach it, without a slash at the end; null: at the host and the port. */
  readonly publicUrl: string | null;
  /** Whether only this machine can reach it. */
  readonly isLoopback: boolean;
  /** Whether the explorer page of the API is on: by default only where nobody else can reach it. */
  readonly graphiql: boolean;
}

/** Where settings come from; tests pass their own. */
export interface ConfigSource {
  readonly env: Variables;
  /** Relative paths begin here. */
  readonly cwd: string;
}

/** Reads the environment and parley.yaml. Throws a ConfigError, one line, at the first value that is wrong. */
export function readConfig({ env, cwd }: ConfigSource = { env: process.env, cwd: process.cwd() }): Config {
  const strange = checkNames(env);
  const settingsFile = findSettingsFile(env, cwd);
  const file = settingsFile === null ? NO_SETTINGS : readSettingsFile(settingsFile);
  const dataDir = folder(env, 'PARLEY_DATA_DIR', './data', cwd);
  const budgets = readBudgets(file.settings);
  const { on, off } = readProviders(env, file);
  const models = readModels(file, on);
  const config: Omit<Config, 'secrets'> = {
    dataDir,
    workspaceRoot: folder(env, 'PARLEY_WORKSPACE_ROOT', join(dataDir, 'workspace'), cwd),
    databaseUrl: databaseUrl(env),
    http: readHttp(env, file.settings.graphiql),
    ...readProcess(env),
    ownerToken: ownerToken(env),
    secretKey: secretKey(env),
    channels: { telegram: readTelegram(env), matrix: readMatrix(env) },
    providers: on,
    providersOff: off,
    ...models,
    routing: readRouting(file, models.catalogue, on),
    transcription: readTranscription(file, { on, off }),
    embeddings: readEmbeddings(file, { on, off }, models.prices),
    reading: readReading(file, models.catalogue, on),
    internet: readInternet(file),
    toolRules: readToolRules(file),
    deadlines: readDeadlines(file.settings),
    budgets,
    tasks: readTasks(file.settings, budgets.task),
    concurrency: readConcurrency(file.settings),
    chats: readChats(file.settings),
    roles: readRoles(file.settings),
    plugins: readPlugins(file.settings),
    settingsFile,
    warnings: strange.map((name) => `${name} is set, but Parley has no such setting.`),
  };
  return freeze({ ...config, secrets: findSecrets(config) });
}

function findSettingsFile(env: Variables, cwd: string): string | null {
  const named = variable(env, 'PARLEY_CONFIG');
  if (named !== null) return resolve(cwd, named);
  const usual = resolve(cwd, 'parley.yaml');
  return existsSync(usual) ? usual : null;
}

function readHttp(env: Variables, graphiql: boolean | undefined): HttpSettings {
  const host = variable(env, 'PARLEY_HTTP_HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) {
    throw new ConfigError(
      'PARLEY_HTTP_HOST',
      `PARLEY_HTTP_HOST: found ${JSON.stringify(host)}, allowed: a host name or an IP address, without a port.`,
    );
  }
  const isLoopback = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  const http = { host, port: port(env, 'PARLEY_HTTP_PORT', 4000), publicUrl: webAddress(env, 'PARLEY_PUBLIC_URL') };
  return { ...http, isLoopback, graphiql: graphiql ?? isLoopback };
}

function ownerToken(env: Variables): string | null {
  const token = variable(env, 'PARLEY_OWNER_TOKEN');
  if (token !== null && !/^[\x21-\x7e]{16,}$/.test(token)) {
    throw new ConfigError(
      'PARLEY_OWNER_TOKEN',
      'PARLEY_OWNER_TOKEN: found something else, allowed: at least 16 letters, digits or signs without blanks.',
    );
  }
  return token;
}

function secretKey(env: Variables): string | null {
  const key = variable(env, 'PARLEY_SECRET_KEY');
  if (key !== null && key.length < 32)
    throw new ConfigError(
      'PARLEY_SECRET_KEY',
      'PARLEY_SECRET_KEY: found something shorter, allowed: at least 32 characters that nobody can guess.',
    );
  return key;
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
