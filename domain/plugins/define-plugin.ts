import * as z from 'zod';

import { InvalidInputError } from '../errors.ts';
import { CONTRACT, PERMISSIONS } from './contract.ts';
import type {
  Json,
  JobResult,
  PluginContext,
  PluginDefinition,
  PluginJob,
  PluginKept,
  PluginMessage,
  PluginReply,
  PluginRequest,
  PluginTool,
  SentFile,
} from './contract.ts';
import { makeMatcher } from './make-matcher.ts';

/** The context without what only the plugin itself knows the type of. */
export type BareContext = Omit<PluginContext<unknown>, 'settings'>;

type Manifest = Pick<PluginDefinition<unknown>, 'contract' | 'name' | 'version' | 'title' | 'description' | 'permissions'> & {
  readonly packages: readonly string[];
  readonly threshold: number;
  readonly storeVersion: number;
  readonly commands: readonly { readonly name: string; readonly usage: string; readonly summary: PluginDefinition<unknown>['title'] }[];
};

/** A tool with what its plugin knows. */
export type OpenTool = Omit<PluginTool<unknown>, 'run'> & {
  run(input: unknown, context: BareContext): ReturnType<PluginTool<unknown>['run']>;
};

/** A plugin with its settings read. */
export interface OpenPlugin extends Manifest {
  /** Origins that its settings name. */
  readonly endpoints: readonly string[];
  readonly tools: readonly OpenTool[];
  /** Makes over what a version of it kept that was older than `storeVersion`. */
  migrate(from: number, kept: PluginKept): Promise<void>;
  match(message: PluginMessage): number;
  isAnswer(message: PluginMessage, asked: Json): boolean;
  handle(request: PluginRequest, context: BareContext): Promise<PluginReply | null>;
  press(data: Json, context: BareContext): Promise<string | null>;
  runCommand(name: string, argument: string, context: BareContext, files: readonly SentFile[]): Promise<PluginReply>;
  /** Null: it has no job of this name. */
  runJob(job: PluginJob & { readonly at: Date }, context: BareContext): Promise<JobResult | null>;
}

/** What a plugin's module exports as its default. */
export interface Plugin extends Manifest {
  /** Throws InvalidInputError when parley.yaml sets it up wrongly; `settings` undefined: nothing stands there. */
  open(settings: unknown): OpenPlugin;
}

const USUAL_THRESHOLD = 0.5;
const told = z.strictObject({ en: z.string().trim().min(1), ru: z.string().trim().min(1) });
const some = z.array(z.string().trim().min(1)).min(3);
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const MANIFEST_FIELDS = z.object({
  contract: z.literal(CONTRACT, { error: `was written for another version of the contract; this Parley has version ${String(CONTRACT)}` }),
  name: z.string().regex(NAME, { error: 'must be like `weather-report`' }),
  version: z.string().min(1),
  title: told,
  description: told,
  examples: z.strictObject({ en: some, ru: some }),
  permissions: z.array(z.enum(PERMISSIONS)),
  packages: z.array(z.string().min(1)).optional(),
  threshold: z.number().min(0.05).max(1).optional(),
  storeVersion: z.int().min(1).optional(),
  migrate: z.custom((value) => typeof value === 'function', { error: 'must be a function' }).optional(),
  handle: z.custom((value) => typeof value === 'function', { error: 'must be a function' }),
  tools: z.array(z.object({ name: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, { error: 'must be like `find_word`' }) })).optional(),
  commands: z.array(z.object({ name: z.string().regex(/^[a-z]{2,20}$/, { error: 'must be like `weather`' }), summary: told })).optional(),
});

const MANIFEST = MANIFEST_FIELDS.refine(({ storeVersion = 1, migrate }) => storeVersion === 1 || migrate !== undefined, {
  path: ['migrate'],
  error: 'must be there when `storeVersion` is above 1',
});

/** Makes a plugin of its definition. Throws InvalidInputError with the place of what is wrong in it. */
export function definePlugin<Settings>(definition: PluginDefinition<Settings>): Plugin {
  const checked = MANIFEST.safeParse(definition);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new InvalidInputError(issue?.path.join('.') ?? '', `${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { contract, name, version, title, description, permissions, packages = [] } = definition;
  const { threshold = USUAL_THRESHOLD, storeVersion = 1, commands = [] } = definition;
  const manifest: Manifest = { contract, name, version, title, description, permissions, packages, threshold, storeVersion, commands };
  const match = definition.match ?? makeMatcher(definition.examples);
  return {
    ...manifest,
    open: (raw) => {
      const settings = readSettings(definition, raw);
      const within = (context: BareContext): PluginContext<Settings> => ({ ...context, settings });
      return {
        ...manifest,
        endpoints: originsOf(definition, settings),
        tools: toolsOf(definition, within),
        migrate: async (from, kept) => definition.migrate?.(from, kept),
        match,
        isAnswer: (message, asked) => definition.isAnswer?.(message, asked) ?? true,
        handle: async (request, context) => definition.handle(request, within(context)),
        press: async (data, context) => (await definition.press?.(data, within(context))) ?? null,
        runCommand: async (command, argument, context, files) => {
          const found = commands.find((each) => each.name === command);
          if (found === undefined) throw new InvalidInputError('command', `${name} has no command /${command}.`);
          return found.run(argument, within(context), files);
        },
        runJob: async (job, context) => {
          const run = Object.hasOwn(definition.jobs ?? {}, job.job) ? definition.jobs?.[job.job] : undefined;
          return run === undefined ? null : run(job, within(context));
        },
      };
    },
  };
}

function toolsOf<Settings>(
  { tools = [], permissions }: PluginDefinition<Settings>,
  within: (context: BareContext) => PluginContext<Settings>,
): readonly OpenTool[] {
  return tools.map((tool) => ({
    ...tool,
    isForeign: tool.isForeign || permissions.includes('internet'),
    run: async (input, context) => tool.run(input, within(context)),
  }));
}

function originsOf<Settings>({ name, endpoints }: PluginDefinition<Settings>, settings: Settings): readonly string[] {
  return (endpoints?.(settings) ?? []).map((address) => {
    const url = URL.parse(address);
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
    const place = ['plugins', 'settings', name].join('.');
    throw new InvalidInputError(place, `${place}: "${address}" is no address such as https://example.org`);
  });
}

function readSettings<Settings>({ name, settings }: PluginDefinition<Settings>, raw: unknown): Settings {
  const read = settings.safeParse(raw ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = ['plugins', 'settings', name, ...(issue?.path ?? [])].join('.');
  throw new InvalidInputError(place, `${place}: ${issue?.message ?? 'is wrong'}`);
}
