import type { Person } from '../domain/access/person.ts';
import { addressKey } from '../domain/messaging/address.ts';
import type { Json, PluginReply } from '../domain/plugins/index.ts';
import { makePluginContext } from '../domain/plugins/plugin-context.ts';
import { makeRunJob } from '../domain/plugins/run-job.ts';
import type { WebAnswer, WebRequest } from '../domain/ports/internet.ts';
import { BORIS } from '../domain/testing/domain-world.ts';
import { aChat, aConversation, uuid } from '../domain/testing/fixtures.ts';
import { makeScriptedInternet } from '../domain/testing/scripted-internet.ts';
import { makeWholeWorld } from '../domain/testing/whole-world.ts';
import { plugin } from '../plugins/calendar/index.ts';
import { makeCalendarServer } from './calendar-server.ts';

const NEVER = new AbortController().signal;
const PRIVATE = aConversation();
const GROUP = aConversation({ id: uuid(15), audience: 'group', address: aChat({ chat: '-100' }) });

interface Options {
  readonly person?: Person;
  readonly settings?: object;
  readonly server?: ReturnType<typeof makeCalendarServer>;
  /** What answers beside the calendar server; null: nobody. */
  readonly beside?: (request: WebRequest) => Partial<WebAnswer> | null;
}

/** The calendar plugin with a calendar server beside it; by default Boris uses it, in English, on the clock of New York, from a Monday at 7:00 there. */
export async function makeCalendarWorld({ person = BORIS, settings = {}, server = makeCalendarServer(), beside }: Options = {}) {
  const whole = await makeWholeWorld({
    internet: makeScriptedInternet({}, null, (request) => server.answer(request) ?? beside?.(request) ?? null),
  });
  for (const each of [PRIVATE, GROUP]) await whole.conversations.ensure(each);
  const open = plugin.open(settings);
  let calls = 0;
  let foreign = 0;
  let last: PluginReply | null = null;
  let asked: Json | null = null;
  const contextIn = (conversation = PRIVATE) => {
    const place = addressKey(conversation.address);
    const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place } as const;
    const run = { kind: 'plugin', id: 'r' } as const;
    calls += 1;
    const onForeign = (): void => void (foreign += 1);
    return makePluginContext(whole, {
      plugin: open,
      person,
      principal,
      conversation,
      origin: `t${String(calls)}`,
      run,
      onForeign,
      signal: NEVER,
    });
  };
  const took = (reply: PluginReply | null): string | null => {
    last = reply;
    asked = reply?.ask ?? null;
    return reply?.text ?? null;
  };
  /** In words, answering what was asked before. Null: the chat answers. */
  const say = async (text: string, conversation = PRIVATE): Promise<string | null> => {
    const request = { text, language: person.language, audience: conversation.audience, answers: asked, files: [] } as const;
    return took(await open.handle(request, contextIn(conversation)));
  };
  const command = async (argument: string, conversation = PRIVATE): Promise<string> =>
    took(await open.runCommand('calendar', argument, contextIn(conversation), [])) ?? '';
  /** Presses the button of the last reply whose label holds this; the answer's text. */
  const press = async (label: string): Promise<string | null> => {
    const button = last?.buttons?.find((each) => each.label.includes(label));
    if (button === undefined) throw new Error(`There is no button ${label}: ${JSON.stringify(last?.buttons?.map((each) => each.label))}`);
    return open.press(button.data, contextIn());
  };
  const link = async (): Promise<string | null> => {
    await command(`link ${server.url} ${server.user}`);
    return say(server.password);
  };
  /** Runs the jobs that are due; what they told so far, in all. */
  const runDue = async (): Promise<readonly string[]> => {
    const runJob = makeRunJob({ ...whole, plugins: [open], redactor: whole.workerSettings.redactor });
    for (const job of await whole.pluginJobs.soonest(['calendar'], 9))
      if ((job.dueAt?.getTime() ?? Infinity) <= whole.clock.now().getTime()) await runJob(job, NEVER);
    const told = await whole.conversationLog.read(PRIVATE.id, 0, 1_000);
    return told.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
  };
  const ends = { last: () => last, foreign: () => foreign, soonest: async () => whole.pluginJobs.soonest(['calendar'], 9) };
  return { whole, server, open, contextIn, say, command, press, link, runDue, ...ends, group: GROUP };
}

/** An event as other clients write it. */
export function anEvent({ uid = 'e1', lines }: { readonly uid?: string; readonly lines: readonly string[] }): string {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Somebody//EN', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z'];
  return [...all, ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
}
