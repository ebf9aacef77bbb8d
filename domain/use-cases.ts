import { makeAuthenticate } from './access/authenticate.ts';
import { makeChangeSettings } from './access/change-settings.ts';
import { makeCheckHealth } from './access/check-health.ts';
import type { HealthProbe } from './access/check-health.ts';
import { makeLinkIdentities } from './access/link-identities.ts';
import { makeLogin } from './access/login.ts';
import { makeManageGroups } from './access/manage-groups.ts';
import { makeManagePeople } from './access/manage-people.ts';
import { makeManageTokens } from './access/manage-tokens.ts';
import { makeOfferPairing } from './access/offer-pairing.ts';
import { makePairPeople } from './access/pair-people.ts';
import { makeReadSelf } from './access/read-self.ts';
import { makeReadTraining } from './access/read-training.ts';
import { makeWatchToken } from './access/watch-token.ts';
import type { WatchToken } from './access/watch-token.ts';
import { makeApprovals } from './agent/approvals.ts';
import { makeSendFile } from './agent/send-file.ts';
import { recordSending } from './audit/record-sending.ts';
import { auditUseCases } from './audit/audit-use-cases.ts';
import { auditedPorts } from './audit/audited-ports.ts';
import { makeAuditReading } from './audit/read-audit.ts';
import { makeRecorder } from './audit/recorder.ts';
import { allCommands } from './commands/all-commands.ts';
import { makeCommandRegistry } from './commands/command-registry.ts';
import { makeConversationChoices } from './conversation/conversation-choices.ts';
import { makeReadOwnMemories } from './conversation/explain-memories.ts';
import { makeFollowConversation } from './conversation/follow-conversation.ts';
import { makeReadFiles } from './conversation/read-files.ts';
import { makeRetryTurn } from './conversation/retry-turn.ts';
import { makeStopTurn } from './conversation/stop-turn.ts';
import { makeUploadFile } from './conversation/upload-file.ts';
import { makeWebConversations } from './conversation/web-conversations.ts';
import type { Budgets } from './costs/budget-lines.ts';
import { makeManageBudgets } from './costs/manage-budgets.ts';
import { makeReportCosts } from './costs/report-costs.ts';
import { makeMeasureChannels } from './delivery/measure-channels.ts';
import { makeExportMemory } from './memory/export-memory.ts';
import { makeForgetEverything } from './memory/forget-everything.ts';
import type { MeaningSettings } from './memory/embeddings/start-meaning.ts';
import { makeMemories } from './memory/memories.ts';
import { makeExplainMessage } from './messaging/explain-message.ts';
import { makeReceiveMessage } from './messaging/receive-message.ts';
import type { Ports } from './ports/ports.ts';
import type { ModelCalls } from './plugins/asking-of.ts';
import type { Collections } from './plugins/collections.ts';
import type { OpenPlugin } from './plugins/define-plugin.ts';
import { openCollections } from './plugins/open-collections.ts';
import { makePluginsIn } from './plugins/plugins-in.ts';
import { pluginCommands } from './plugins/plugin-commands.ts';
import { pluginParts, pluginUseCases } from './plugins/plugin-use-cases.ts';
import type { Redactor } from './redaction/redactor.ts';
import { makeManageModels } from './routing/learned/manage-models.ts';
import { makeReviewRouting } from './routing/learned/review-queue.ts';
import { makeListModels } from './routing/list-models.ts';
import type { ModelCatalogue } from './routing/model-catalogue.ts';
import { makeStopTask } from './tasks/end-task.ts';
import { makeReadDiff } from './tasks/git/read-diff.ts';
import { makeDiscardTask, makeMergeTask } from './tasks/git/merge-task.ts';
import { makeCloneProject } from './tasks/clone-project.ts';
import { firstTryOf } from './tasks/first-try.ts';
import { makeOutputTails } from './tasks/output-tail.ts';
import { makePlanTask } from './tasks/plan-task.ts';
import { makeProjectMembers } from './tasks/project-members.ts';
import { makeProjects } from './tasks/projects.ts';
import type { Projects } from './tasks/projects.ts';
import { makeRetryTask } from './tasks/retry-task.ts';
import { makeSchedules } from './tasks/schedules/schedules.ts';
import { makeForecastNewTask } from './tasks/submit/forecast-new-task.ts';
import { makeListTemplates } from './tasks/submit/list-templates.ts';
import { makeSubmitTask } from './tasks/submit-task.ts';
import type { Task } from './tasks/task.ts';
import { makeTaskSurroundings } from './tasks/task-surroundings.ts';
import type { TaskSettings } from './tasks/task-settings.ts';
import { makeFindTask, makeWatchTasks } from './tasks/watch-tasks.ts';

export type { Logger } from './ports/logger.ts';

export interface UseCaseSettings {
  readonly tasks: TaskSettings;
  /** What parley.yaml says. */
  readonly budgets: Budgets & { readonly memoryDay?: number };
  readonly catalogue: () => ModelCatalogue;
  readonly probes: readonly HealthProbe[];
  readonly redactor: Redactor;
  /** Absent: there are none. */
  readonly plugins?: readonly OpenPlugin[];
  /** With what plugins ask models in commands and buttons; absent: they cannot. */
  readonly modelCalls?: ModelCalls;
  readonly meaning?: MeaningSettings | undefined;
}

export type UseCases = ReturnType<typeof makeUseCases>;

/** Everything that people and programs can ask of Parley, each behind the one policy. */
export function makeUseCases(unrecorded: Ports, settings: UseCaseSettings) {
  const recorder = makeRecorder({ ...unrecorded, redactor: settings.redactor });
  const ports = auditedPorts(unrecorded, recorder);
  const collections = openCollections(ports, settings);
  const audit = makeAuditReading({ ...ports, recorder });
  const useCases = { ...auditUseCases(recorder, withoutCommands(ports, { ...settings, collections })), audit };
  const explainMessage = makeExplainMessage(ports);
  const sendFile = recordSending(recorder, makeSendFile({ ...ports, redactor: settings.redactor }));
  const { conversations, messages, turns, intents, trainingChoices, attachments, memory, memoryQuestions, clock, logger } = ports;
  const kept = { conversations, messages, turns, intents, trainingChoices, attachments, memory, memoryQuestions, clock, logger };
  const own = allCommands({ ...useCases, ...kept, explainMessage, sendFile, defaultProject: settings.tasks.defaultProject });
  const commands = [...own, ...pluginCommands({ ...ports, ...settings, ...pluginParts(ports, { ...settings, collections }) })];
  const pluginsIn = makePluginsIn({ ...ports, plugins: useCases.plugins });
  return { ...useCases, collections, pluginsIn, commands: makeCommandRegistry(commands, audit.refused) };
}

/** And what plugins took in, held once for the whole process. */
type WithCollections = UseCaseSettings & { readonly collections: Collections };

function withoutCommands(ports: Ports, settings: WithCollections) {
  const watchToken = makeWatchToken(ports);
  const receiveMessage = makeReceiveMessage({ ...ports, offerPairing: makeOfferPairing(ports) });
  const projects = makeProjects(ports);
  return {
    authenticate: makeAuthenticate(ports),
    login: makeLogin(ports),
    tokens: makeManageTokens(ports),
    watchToken,
    readSelf: makeReadSelf(ports),
    ownTraining: makeReadTraining(ports),
    health: makeCheckHealth({ probes: settings.probes, channels: () => ports.channels.list() }),
    measureChannels: makeMeasureChannels(ports),
    receiveMessage,
    conversations: makeWebConversations({ ...ports, receiveMessage }),
    conversationChoices: makeConversationChoices({ ...ports, projects }),
    uploadFile: makeUploadFile(ports),
    files: makeReadFiles(ports),
    followConversation: makeFollowConversation({ ...ports, watchToken }),
    stopTurn: makeStopTurn(ports),
    retryTurn: makeRetryTurn(ports),
    projects,
    projectMembers: makeProjectMembers(ports),
    cloneProject: makeCloneProject({ ...ports, projects, findProject: (name) => ports.projects.findByName(name) }),
    ...forTasks(ports, settings, { projects, watchToken }),
    ...pluginUseCases(ports, settings),
    approvals: makeApprovals(ports),
    ...forMemory(ports, settings),
    costs: makeReportCosts(ports),
    budgets: makeManageBudgets(ports, { ...settings.budgets, task: settings.tasks.defaults.budget }),
    models: makeListModels(settings),
    pairing: makePairPeople(ports),
    links: makeLinkIdentities(ports),
    people: makeManagePeople(ports),
    groups: makeManageGroups(ports),
    changeSettings: makeChangeSettings(ports),
    reviewRouting: makeReviewRouting(ports),
    learnedModels: makeManageModels(ports),
  };
}

function forMemory(ports: Ports, { redactor }: UseCaseSettings) {
  const parts = { ...ports, redactor };
  return {
    memories: makeMemories(parts),
    forgetEverything: makeForgetEverything(ports),
    exportMemory: makeExportMemory(parts),
    usedMemories: makeReadOwnMemories(ports),
  };
}

function forTasks(ports: Ports, settings: UseCaseSettings, { projects, watchToken }: { projects: Projects; watchToken: WatchToken }) {
  const { tasks: taskSettings, catalogue } = settings;
  const submitting = { ...ports, projects, findTask: makeFindTask(ports), settings: taskSettings, catalogue };
  const planTask = makePlanTask(submitting);
  const tails = makeOutputTails(ports);
  return {
    submitTask: makeSubmitTask({ ...submitting, planTask }),
    stopTask: makeStopTask({ ...ports, redactor: settings.redactor }),
    mergeTask: makeMergeTask({ ...ports, redactor: settings.redactor }),
    discardTask: makeDiscardTask({ ...ports, redactor: settings.redactor }),
    readDiff: makeReadDiff({ ...ports, redactor: settings.redactor }),
    retryTask: makeRetryTask({ ...submitting, findProject: (id) => ports.projects.get(id) }),
    schedules: makeSchedules({ ...ports, planTask, settings: taskSettings, catalogue }),
    firstTry: async (task: Task): Promise<string> => (await firstTryOf(ports, task)).id,
    forecastTask: makeForecastNewTask(submitting),
    templates: makeListTemplates({ ...ports, projects, defaultProject: taskSettings.defaultProject }),
    taskSurroundings: makeTaskSurroundings(ports, taskSettings.running),
    tasks: makeWatchTasks({ ...ports, watchToken, tails }),
  };
}
