import { approvalStoreContract } from './contracts/approval-store.contract.ts';
import { conversationLogContract } from './contracts/conversation-log.contract.ts';
import { conversationStoreContract } from './contracts/conversation-store.contract.ts';
import { inboxContract } from './contracts/inbox.contract.ts';
import { intentLogContract } from './contracts/intent-log.contract.ts';
import { ledgerReportContract } from './contracts/ledger-report.contract.ts';
import { ledgerContract } from './contracts/ledger.contract.ts';
import { loginCodeStoreContract } from './contracts/login-code-store.contract.ts';
import { memoryStoreContract } from './contracts/memory-store.contract.ts';
import { outputLogContract } from './contracts/output-log.contract.ts';
import { peopleStoreContract } from './contracts/people-store.contract.ts';
import { projectStoreContract } from './contracts/project-store.contract.ts';
import { recallIndexContract } from './contracts/recall-index.contract.ts';
import { recallScopeContract } from './contracts/recall-scope.contract.ts';
import { sentFilesContract } from './contracts/sent-files.contract.ts';
import { stepJournalContract } from './contracts/step-journal.contract.ts';
import { scheduleStoreContract } from './contracts/schedule-store.contract.ts';
import { taskHistoryContract } from './contracts/task-history.contract.ts';
import { auditLogContract } from './contracts/audit-log.contract.ts';
import { taskReportsContract } from './contracts/task-reports.contract.ts';
import { taskWaitingContract } from './contracts/task-waiting.contract.ts';
import { taskFairnessContract } from './contracts/task-fairness.contract.ts';
import { taskMachineContract } from './contracts/task-machine.contract.ts';
import { taskQueueContract } from './contracts/task-queue.contract.ts';
import { taskStoreContract } from './contracts/task-store.contract.ts';
import { tokenStoreContract } from './contracts/token-store.contract.ts';
import { turnStoreContract } from './contracts/turn-store.contract.ts';
import { uploadStoreContract } from './contracts/upload-store.contract.ts';
import { workerRegistryContract } from './contracts/worker-registry.contract.ts';
import { attachmentFetchesContract } from './contracts/attachment-fetches.contract.ts';
import { attachmentStoreContract } from './contracts/attachment-store.contract.ts';
import { budgetBookContract } from './contracts/budget-book.contract.ts';
import { channelAccountsContract } from './contracts/channel-accounts.contract.ts';
import { endedTasksContract } from './contracts/ended-tasks.contract.ts';
import { groupStoreContract } from './contracts/group-store.contract.ts';
import { identityStoreContract } from './contracts/identity-store.contract.ts';
import { messageIndexContract } from './contracts/message-index.contract.ts';
import { modelVersionsContract } from './contracts/model-versions.contract.ts';
import { outboxContract } from './contracts/outbox.contract.ts';
import { pairingStoreContract } from './contracts/pairing-store.contract.ts';
import type { ContractWorld } from './contracts/world.ts';
import { makeInMemoryStores } from './in-memory-stores.ts';
import { makeManualClock } from './manual-clock.ts';

async function make(): Promise<ContractWorld> {
  const clock = makeManualClock();
  const stores = makeInMemoryStores({ clock });
  return {
    ...stores,
    workerDies: async (workerId) => {
      stores.killWorker(workerId);
      await clock.advance(1001);
    },
    close: async () => undefined,
  };
}

approvalStoreContract('the in-memory approval store', make);
conversationLogContract('the in-memory conversation log', make);
conversationStoreContract('the in-memory conversation store', make);
inboxContract('the in-memory inbox', make);
intentLogContract('the in-memory intent log', make);
ledgerContract('the in-memory ledger', make);
ledgerReportContract('the reports of the in-memory ledger', make);
loginCodeStoreContract('the in-memory login code store', make);
modelVersionsContract('the in-memory learned models', make);
memoryStoreContract('the in-memory memory store', make);
outputLogContract('the in-memory output log', make);
peopleStoreContract('the in-memory people store', make);
projectStoreContract('the in-memory project store', make);
recallIndexContract('the in-memory recall index', make);
recallScopeContract('the in-memory recall index', make, 100);
sentFilesContract('the in-memory stores', make);
stepJournalContract('the in-memory step journal', make);
scheduleStoreContract('the in-memory schedule store', make);
endedTasksContract('the in-memory knowledge of ended tasks', make);
taskHistoryContract('the in-memory history of tasks', make);
auditLogContract('the in-memory audit log', make);
taskReportsContract('the in-memory reports of tasks', make);
taskWaitingContract('the in-memory task queue', make);
taskFairnessContract('the in-memory task queue', make);
taskMachineContract('the in-memory tasks', make, 300);
taskQueueContract('the in-memory task queue', make);
taskStoreContract('the in-memory task store', make);
tokenStoreContract('the in-memory token store', make);
turnStoreContract('the in-memory turn store', make);
uploadStoreContract('the in-memory upload store', make);
workerRegistryContract('the in-memory worker registry', make);
attachmentFetchesContract('the in-memory fetches of files', make);
attachmentStoreContract('the in-memory attachment store', make);
budgetBookContract('the in-memory budget book', make);
channelAccountsContract('the in-memory channel accounts', make);
groupStoreContract('the in-memory group store', make);
identityStoreContract('the in-memory identity store', make);
messageIndexContract('the in-memory message index', make);
outboxContract('the in-memory outbox', make);
pairingStoreContract('the in-memory pairing store', make);
