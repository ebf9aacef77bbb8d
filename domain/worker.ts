import type { Budgets } from './costs/budget-lines.ts';
import { makeRunAgent } from './agent/run-agent.ts';
import { auditedPauses, auditedPorts } from './audit/audited-ports.ts';
import { recordOwnSending } from './audit/record-sending.ts';
import { makeRecorder } from './audit/recorder.ts';
import type { ToolRule } from './agent/permissions/tool-rule.ts';
import { makeSendFile } from './agent/send-file.ts';
import { ownTools } from './agent/tools/own-tools.ts';
import { makeAnswerAgent } from './conversation/answer-agent.ts';
import { makeAnswerChat } from './conversation/answer-chat.ts';
import type { ModelChoice } from './routing/model-choice.ts';
import { callModel } from './conversation/answer-with-chain.ts';
import { makeHearVoice } from './conversation/hear-voice.ts';
import { makeKeepFile } from './conversation/keep-file.ts';
import { discardUploads } from './conversation/discard-uploads.ts';
import { configuredRouter } from './conversation/configured-router.ts';
import { makeRunTurn } from './conversation/run-turn.ts';
import { makeShowFiles } from './conversation/show-files.ts';
import { watchStops } from './conversation/watch-stops.ts';
import { makeZoneClocks } from './conversation/zone-clocks.ts';
import { settleLeft } from './costs/settle-left.ts';
import { tellNearBudgets } from './costs/tell-near-budgets.ts';
import type { CallModelDeps } from './conversation/try-model.ts';
import { alertOwner } from './health/alert-owner.ts';
import { startBackground } from './memory/background/start-background.ts';
import type { ReadingSettings } from './memory/background/start-background.ts';
import { joinQueues } from './memory/embeddings/join-queues.ts';
import { meaningOf, startEmbedding } from './memory/embeddings/start-meaning.ts';
import type { MeaningSettings } from './memory/embeddings/start-meaning.ts';
import { forgetLeft } from './memory/forget-left.ts';
import { indexMemories } from './memory/recall/index-memories.ts';
import { readFacts } from './memory/read-facts.ts';
import { makeRecall } from './memory/recall/recall.ts';
import { warmRecall } from './memory/recall/warm-recall.ts';
import { makeAnswerPlugin } from './plugins/answer-plugin.ts';
import { askingOf } from './plugins/asking-of.ts';
import type { OpenPlugin } from './plugins/define-plugin.ts';
import { lookAfterPlugins } from './plugins/look-after-plugins.ts';
import { makePluginTools } from './plugins/plugin-tools.ts';
import { routeToPlugin } from './plugins/route-to-plugin.ts';
import { makeSwitchedOff } from './plugins/switched-off.ts';
import type { Redactor } from './redaction/redactor.ts';
import type { Ports } from './ports/ports.ts';
import { makeRecordIntent } from './routing/learned/record-intent.ts';
import { startLearning } from './routing/learned/start-learning.ts';
import type { Learning } from './routing/learned/start-learning.ts';
import { PLAIN_ROUTING } from './routing/routing-settings.ts';
import type { RoutingSettings } from './routing/routing-settings.ts';
import { makeAwaitApproval } from './tasks/await-approval.ts';
import { discardOutput } from './tasks/discard-output.ts';
import { makeRunCommandTask } from './tasks/run-command-task.ts';
import { makeRunPromptTask } from './tasks/run-prompt-task.ts';
import { watchUnreachable } from './tasks/skip-unreachable.ts';
import { makeRunTask } from './tasks/run-task.ts';
import type { RunTaskDeps } from './tasks/run-task.ts';
import { watchStoppedWork } from './tasks/git/keep-stopped-work.ts';
import { tidyWorktrees } from './tasks/git/tidy-worktrees.ts';
import { startSchedules } from './tasks/schedules/start-schedules.ts';
import type { TaskSettings } from './tasks/task-settings.ts';
import { LEASE_MS, startWorkerLife } from './tasks/worker-life.ts';
import { startWorkLoop } from './tasks/work-loop.ts';
import type { UseCases } from './use-cases.ts';

export interface WorkerSettings {
  readonly workerId: string;
  readonly slots: { readonly turns: number; readonly tasks: number };
  readonly budgets: Budgets;
  readonly models: ModelChoice;
  readonly tasks: TaskSettings;
  /** Absent: only what people choose, and the course of the conversation. */
  readonly routing?: RoutingSettings;
  /** Absent: nothing is learned. */
  readonly learning?: Learning;
  /** Absent: what suits most. */
  readonly meaning?: MeaningSettings;
  /** Absent: what suits most. */
  readonly reading?: ReadingSettings;
  /** Absent: there are none. */
  readonly plugins?: readonly OpenPlugin[];
  /** What the owner says about tools; absent: nothing. */
  readonly toolRules?: readonly ToolRule[];
  readonly redactor: Redactor;
  readonly calls: Pick<CallModelDeps, 'prices' | 'circuits' | 'deadlinesFor'>;
  readonly makeOutput: RunTaskDeps['makeOutput'];
  /** Answers to messages older than this begin with a note; absent: ten minutes. */
  readonly lateAfterMs?: number;
}

export interface Worker {
  /** Gives back what runs, so that it goes on elsewhere or at the next start. */
  stop(): Promise<void>;
}

/** Takes turns and tasks from their queues and runs them, for as long as this process holds its leases. */
export async function startWorker(ports: Ports, useCases: UseCases, settings: WorkerSettings): Promise<Worker> {
  const { workerId, slots } = settings;
  const lease = { workerId, milliseconds: LEASE_MS };
  // Before the first claim: without its lock this worker would be taken for a dead one.
  await ports.workers.register(workerId);
  const { routing, stop: endLearning } = startLearning({ ...ports, workerId }, { routing: PLAIN_ROUTING, ...settings });
  const { runTurn, runTask, recall } = makeRuns(ports, useCases, { ...settings, routing });
  const turns = startWorkLoop(ports, {
    ...{ name: 'turns', topic: 'work:turns', slots: slots.turns },
    claim: () => ports.inbox.claim(lease),
    idOf: ({ turn }) => turn.id,
    run: runTurn,
  });
  useCases.receiveMessage.seat({ lease, room: turns.room });
  const tasks = startWorkLoop(ports, {
    ...{ name: 'tasks', topic: 'work:tasks', slots: slots.tasks },
    claim: () => ports.taskQueue.claim(lease, ports.clock.now(), settings.tasks.running),
    idOf: ({ task }) => task.id,
    run: runTask,
  });
  const life = startWorkerLife(ports, workerId, [
    { loop: turns, renew: (held, ids) => ports.inbox.renew(held, ids) },
    { loop: tasks, renew: (held, ids) => ports.taskQueue.renew(held, ids) },
  ]);
  const endStops = watchStops(ports, () => turns.renew((ids) => ports.inbox.renew(lease, ids)));
  const endCare = lookAfter(ports, useCases, settings);
  const endWarming = warmRecall(ports, recall);
  return {
    async stop() {
      await Promise.all([turns.stop(), tasks.stop(), endStops(), endCare(), endLearning(), endWarming()]);
      await life.stop();
    },
  };
}

/**
 * What goes on beside the work: schedules fire, what can never start is skipped, what stayed reserved is settled, what was said is indexed by its words
 * and by its meaning, summed up and read for facts, and what nobody needs any more is removed.
 */
function lookAfter(
  ports: Ports,
  { collections, health }: Pick<UseCases, 'collections' | 'health'>,
  { plugins = [], redactor, tasks, calls, budgets, meaning, reading, models, workerId }: WorkerSettings,
): () => Promise<void> {
  const recorder = makeRecorder({ ...ports, redactor });
  const embeddingQueue = joinQueues([ports.embeddingQueue, ports.pluginEmbeddings]);
  const schedules = startSchedules(auditedPauses(auditedPorts(ports, recorder), recorder), tasks);
  const ends = [
    alertOwner({ ...ports, health, circuits: calls.circuits }),
    watchUnreachable(ports),
    watchStoppedWork({ ...ports, redactor }),
    discardUploads(ports),
    lookAfterPlugins({ ...ports, plugins, redactor, collections, asking: askingOf(ports, { models, calls, budgets }) }),
    settleLeft(ports),
    readFacts({ ...ports, redactor }),
    indexMemories(ports),
    startEmbedding({ ...ports, embeddingQueue }, { prices: calls.prices, budgets }, meaning),
    startBackground(ports, { workerId, models, calls, budgets, redactor, tools: ownTools({ ...ports, redactor }) }, reading),
    forgetLeft(ports),
    discardOutput(ports, tasks.keepOutput),
    tidyWorktrees(ports, tasks.keepWorktreesMs),
  ];
  return async () => {
    await Promise.all([schedules.stop(), ...ends.map((end) => end())]);
  };
}

/** What a worker does with a turn and with a task that it has claimed. */
export function makeRuns(unrecorded: Ports, useCases: UseCases, settings: WorkerSettings) {
  const recorder = makeRecorder({ ...unrecorded, redactor: settings.redactor });
  const ports = { ...auditedPorts(unrecorded, recorder), ledger: tellNearBudgets(unrecorded) };
  const { budgets, models, redactor, tasks, routing = PLAIN_ROUTING, plugins = [] } = settings;
  const call = callModel({ ...ports, ...settings.calls });
  const runAgent = makeRunAgent({ ...ports, call });
  const sendFile = recordOwnSending(recorder, makeSendFile({ ...ports, redactor }));
  const { projects, collections } = useCases;
  const keepFile = makeKeepFile({ ...ports, projects, defaultProject: tasks.defaultProject });
  const pluginTools = makePluginTools({ ...ports, plugins, redactor, collections, asking: { ...ports, call, models, budgets } });
  const agentTools = { tools: ownTools({ ...ports, redactor }), toolRules: settings.toolRules ?? [], pluginTools };
  const recall = makeRecall(ports, meaningOf(ports, { prices: settings.calls.prices, budgets }, settings.meaning));
  const showFiles = makeShowFiles({ ...ports, keepFile });
  const answerDeps = { ...ports, call, models, budgets, redactor, recall, zones: makeZoneClocks(), showFiles };
  const agentDeps = { ...answerDeps, ...agentTools, runAgent, sendFile, settings: tasks };
  const chat = makeAnswerChat(agentDeps);
  const taskRun = { runAgent, sendFile, models, budgets, redactor, settings: tasks, awaitApproval: makeAwaitApproval(ports) };
  const taskDeps = { ...ports, ...agentTools, ...taskRun, makeOutput: settings.makeOutput };
  return {
    recall,
    runTurn: makeRunTurn({
      ...answerDeps,
      routeTurn: routeToPlugin({ ...ports, plugins, routeTurn: configuredRouter(ports, { ...settings, routing }) }),
      switchedOff: makeSwitchedOff(ports),
      recordIntent: makeRecordIntent({ ...ports, redactor, classifier: routing.classifier }),
      catalogue: models.catalogue,
      lateAfterMs: settings.lateAfterMs,
      runCommand: useCases.commands.run,
      hearVoice: makeHearVoice({ ...ports, budgets }),
      answer: {
        chat,
        assistant: makeAnswerPlugin({ ...answerDeps, plugins, chat, collections }),
        agent: makeAnswerAgent({ ...agentDeps, projects }),
      },
    }),
    runTask: makeRunTask({ ...taskDeps, runCommand: makeRunCommandTask(taskDeps), runPrompt: makeRunPromptTask(taskDeps) }),
  };
}
