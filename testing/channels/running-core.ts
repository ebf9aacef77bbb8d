import { makeRandomIds } from '../../adapters/system/random-ids.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import type { Person } from '../../domain/access/person.ts';
import type { Turn } from '../../domain/conversation/turn.ts';
import { startChannel } from '../../domain/delivery/drive-channel.ts';
import type { Channel } from '../../domain/messaging/address.ts';
import { makeChannelDoor } from '../../domain/messaging/channel-door.ts';
import type { ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Ports } from '../../domain/ports/ports.ts';
import { AGENT_PRICES, FIRST_MODEL, PLENTY, SECOND_MODEL } from '../../domain/testing/agent-world.ts';
import { makeDomainWorld } from '../../domain/testing/domain-world.ts';
import { aPerson } from '../../domain/testing/fixtures.ts';
import { makeInMemoryStores } from '../../domain/testing/in-memory-stores.ts';
import { TASK_SETTINGS } from '../../domain/testing/whole-world.ts';
import { makeRedactor } from '../../domain/redaction/redactor.ts';
import { makeCircuitBoard } from '../../domain/routing/circuit-board.ts';
import { makeOutputWriter } from '../../domain/tasks/output-writer.ts';
import { makeUseCases } from '../../domain/use-cases.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { startWorker } from '../../domain/worker.ts';
import { makeTalkingModel } from './talking-model.ts';
import type { Step, TalkingModel } from './talking-model.ts';

/** Everything that Parley does, at work on a real clock with everything in memory. */
export interface RunningCore {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly useCases: UseCases;
  /** What the models say to whoever asks in such words. */
  readonly script: Map<string, readonly Step[]>;
  /** The one that is asked first, and the one after it. */
  readonly models: readonly [TalkingModel, TalkingModel];
  /** A member who is known by this name on the network. */
  addPerson(channel: Channel, externalId: string): Promise<Person>;
  /** All that were begun, in their order. */
  turns(): Promise<readonly Turn[]>;
  /** Drives a network from now on. */
  drive(adapter: ChatAdapter): void;
  /** The network delivers each message twice in which these words are. */
  deliverTwice(words: string): void;
  close(): Promise<void>;
}

const DEADLINES = { firstEventMs: 60_000, silenceMs: 60_000, totalMs: null };

export async function startCore(): Promise<RunningCore> {
  const clock = makeSystemClock();
  const script = new Map<string, readonly Step[]>();
  const models = [makeTalkingModel(FIRST_MODEL.provider, script), makeTalkingModel(SECOND_MODEL.provider, script)] as const;
  const turnIds: string[] = [];
  const ports = makePorts(clock, models, turnIds);
  const useCases = makeUseCases(ports, {
    tasks: TASK_SETTINGS,
    budgets: PLENTY,
    catalogue: () => [FIRST_MODEL, SECOND_MODEL],
    probes: [],
    redactor: makeRedactor({ secrets: [] }),
  });
  const worker = await startWorker(ports, useCases, workerSettings(ports));
  const workerId = ports.ids.uuid();
  await ports.workers.register(workerId);
  const driven: { stop(): Promise<void> }[] = [];
  const twice: string[] = [];
  return {
    ports,
    clock,
    useCases,
    script,
    models,
    addPerson: (channel, externalId) =>
      ports.identities.add(aPerson({ id: ports.ids.uuid(), createdAt: clock.now() }), { channel, externalId }),
    turns: async () => (await Promise.all(turnIds.map((id) => ports.turns.get(id)))).filter((turn) => turn !== null),
    drive(adapter) {
      const { receiveMessage, stopTurn, stopTask, retryTurn, approvals, pressChoice, groups } = useCases;
      const acts = { receiveMessage, stopTurn, stopTask, retryTurn, approvals, pressChoice, allowGroup: groups.allow };
      const door = makeChannelDoor({ ...ports, ...acts, channel: adapter.channel });
      driven.push(startChannel(ports, deliveringTwice(adapter, twice), { workerId, door, menu: useCases.commands.menu }));
    },
    deliverTwice: (words) => void twice.push(words),
    async close() {
      await Promise.all([...driven, worker].map((each) => each.stop()));
    },
  };
}

function makePorts(clock: Clock, models: readonly TalkingModel[], turnIds: string[]): Ports {
  const stores = makeInMemoryStores({ clock });
  return {
    ...makeDomainWorld({ providers: models }),
    ...stores,
    clock,
    ids: makeRandomIds({ clock }),
    inbox: {
      ...stores.inbox,
      store: async (message) => {
        const stored = await stores.inbox.store(message);
        if (stored.isNew) turnIds.push(message.turnId);
        return stored;
      },
    },
  };
}

function workerSettings(ports: Ports): Parameters<typeof startWorker>[2] {
  const ids = [FIRST_MODEL.id, SECOND_MODEL.id];
  const redactor = makeRedactor({ secrets: [] });
  return {
    workerId: ports.ids.uuid(),
    slots: { turns: 4, tasks: 1 },
    budgets: PLENTY,
    models: { chains: { agent: ids, chat: ids, assistant: ids }, catalogue: () => [FIRST_MODEL, SECOND_MODEL] },
    tasks: TASK_SETTINGS,
    redactor,
    calls: { prices: AGENT_PRICES, circuits: makeCircuitBoard(), deadlinesFor: () => DEADLINES },
    makeOutput: ({ task, fence }, onFenced, signal) =>
      makeOutputWriter({ ...ports, redactor }, { taskId: task.id, fence, onFenced, signal }),
  };
}

/** A network that was not told in time that a message has arrived. */
function deliveringTwice(adapter: ChatAdapter, words: readonly string[]): ChatAdapter {
  return {
    ...adapter,
    listen: (session, signal) => {
      const message: typeof session.door.message = async (each) => {
        await session.door.message(each);
        if (words.some((some) => each.text.includes(some))) await session.door.message(each);
      };
      return adapter.listen({ ...session, door: { ...session.door, message } }, signal);
    },
  };
}
