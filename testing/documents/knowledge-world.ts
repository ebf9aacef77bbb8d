import type { Person } from '../../domain/access/person.ts';
import { addressKey } from '../../domain/messaging/address.ts';
import { askingOf } from '../../domain/plugins/asking-of.ts';
import type { SentFile } from '../../domain/plugins/index.ts';
import { makePluginContext } from '../../domain/plugins/plugin-context.ts';
import { makeRunJob } from '../../domain/plugins/run-job.ts';
import type { WebAnswer, WebRequest } from '../../domain/ports/internet.ts';
import { ANNA } from '../../domain/testing/domain-world.ts';
import { aChat, aConversation, uuid } from '../../domain/testing/fixtures.ts';
import { makeScriptedInternet } from '../../domain/testing/scripted-internet.ts';
import { makeScriptedProvider, says } from '../../domain/testing/scripted-provider.ts';
import { makeWholeWorld } from '../../domain/testing/whole-world.ts';
import { plugin } from '../../plugins/knowledge/index.ts';

const NEVER = new AbortController().signal;
export const PRIVATE = aConversation();
export const GROUP = aConversation({ id: uuid(15), audience: 'group', address: aChat({ chat: '-100' }) });

interface Options {
  readonly folders?: readonly string[];
  /** Beside the folders and two hosts. */
  readonly settings?: object;
  readonly answer?: (request: WebRequest) => Partial<WebAnswer> | null;
  /** What models say, in order; absent: there are none. */
  readonly said?: readonly string[];
}

/** The knowledge base over fakes, by its commands, words and jobs. */
export async function makeKnowledgeWorld({ folders = [], settings = {}, answer = () => null, said = [] }: Options = {}) {
  const provider = makeScriptedProvider(
    'first',
    said.map((text) => says(text)),
  );
  const internet = makeScriptedInternet({}, null, answer);
  const whole = await makeWholeWorld({ internet, ...(said.length === 0 ? {} : { providers: [provider] }) });
  await whole.conversations.ensure(PRIVATE);
  await whole.conversations.ensure(GROUP);
  const open = plugin.open({ folders, hosts: ['docs.example.org', '*.wiki.example.org'], ...settings });
  const { models, budgets, calls } = whole.workerSettings;
  const deps = { ...whole, ...(said.length === 0 ? {} : { asking: askingOf(whole, { models, calls, budgets }) }) };
  let [foreign, calledAs] = [0, 0];
  const contextFor = (person: Person, conversation: typeof PRIVATE) => {
    const place = addressKey(conversation.address);
    const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place } as const;
    calledAs += 1;
    const whose = {
      plugin: open,
      person,
      principal,
      conversation,
      origin: `t${String(calledAs)}`,
      run: { kind: 'plugin', id: 'r' } as const,
    };
    return makePluginContext(deps, { ...whose, onForeign: () => (foreign += 1), signal: NEVER });
  };
  const ask = async (text: string, person: Person = ANNA, conversation = PRIVATE) => {
    const request = { text, language: person.language, audience: conversation.audience, answers: null, files: [] } as const;
    return (await open.handle(request, contextFor(person, conversation)))?.text ?? null;
  };
  return {
    whole,
    provider,
    ask,
    contextFor,
    tools: open.tools,
    kb: async (argument: string, person: Person = ANNA, conversation = PRIVATE, files: readonly SentFile[] = []) =>
      (await open.runCommand('kb', argument, contextFor(person, conversation), files)).text,
    /** How often it was given somebody else's words. */
    foreign: () => foreign,
    /** Runs what is due, once; returns all that was told so far. */
    runJobs: async (): Promise<readonly string[]> => {
      const runJob = makeRunJob({ ...deps, plugins: [open], redactor: whole.workerSettings.redactor });
      const now = whole.clock.now().getTime();
      for (const job of await whole.pluginJobs.soonest(['knowledge'], 9))
        if ((job.dueAt?.getTime() ?? Infinity) <= now) await runJob(job, NEVER);
      const events = await Promise.all([PRIVATE, GROUP].map(({ id }) => whole.conversationLog.read(id, 0, 1_000)));
      return events.flat().flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
    },
  };
}

export function sentFile(name: string, content: string | Uint8Array | null): SentFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, mime: 'application/octet-stream', size: bytes?.length ?? null, read: async () => bytes };
}
