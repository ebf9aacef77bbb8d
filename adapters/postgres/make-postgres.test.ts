import { Client } from 'pg';
import { expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import { approvalStoreContract } from '../../domain/testing/contracts/approval-store.contract.ts';
import { attachmentFetchesContract } from '../../domain/testing/contracts/attachment-fetches.contract.ts';
import { attachmentStoreContract } from '../../domain/testing/contracts/attachment-store.contract.ts';
import { channelAccountsContract } from '../../domain/testing/contracts/channel-accounts.contract.ts';
import { conversationLogContract } from '../../domain/testing/contracts/conversation-log.contract.ts';
import { conversationStoreContract } from '../../domain/testing/contracts/conversation-store.contract.ts';
import { groupStoreContract } from '../../domain/testing/contracts/group-store.contract.ts';
import { identityStoreContract } from '../../domain/testing/contracts/identity-store.contract.ts';
import { inboxContract } from '../../domain/testing/contracts/inbox.contract.ts';
import { ledgerReportContract } from '../../domain/testing/contracts/ledger-report.contract.ts';
import { ledgerContract } from '../../domain/testing/contracts/ledger.contract.ts';
import { loginCodeStoreContract } from '../../domain/testing/contracts/login-code-store.contract.ts';
import { memoryStoreContract } from '../../domain/testing/contracts/memory-store.contract.ts';
import { messageIndexContract } from '../../domain/testing/contracts/message-index.contract.ts';
import { outboxContract } from '../../domain/testing/contracts/outbox.contract.ts';
import { outputLogContract } from '../../domain/testing/contracts/output-log.contract.ts';
import { pairingStoreContract } from '../../domain/testing/contracts/pairing-store.contract.ts';
import { peopleStoreContract } from '../../domain/testing/contracts/people-store.contract.ts';
import { projectStoreContract } from '../../domain/testing/contracts/project-store.contract.ts';
import { sentFilesContract } from '../../domain/testing/contracts/sent-files.contract.ts';
import { stepJournalContract } from '../../domain/testing/contracts/step-journal.contract.ts';
import { scheduleStoreContract } from '../../domain/testing/contracts/schedule-store.contract.ts';
import { taskHistoryContract } from '../../domain/testing/contracts/task-history.contract.ts';
import { auditLogContract } from '../../domain/testing/contracts/audit-log.contract.ts';
import { taskReportsContract } from '../../domain/testing/contracts/task-reports.contract.ts';
import { taskWaitingContract } from '../../domain/testing/contracts/task-waiting.contract.ts';
import { taskFairnessContract } from '../../domain/testing/contracts/task-fairness.contract.ts';
import { taskMachineContract } from '../../domain/testing/contracts/task-machine.contract.ts';
import { taskQueueContract } from '../../domain/testing/contracts/task-queue.contract.ts';
import { taskStoreContract } from '../../domain/testing/contracts/task-store.contract.ts';
import { tokenStoreContract } from '../../domain/testing/contracts/token-store.contract.ts';
import { turnStoreContract } from '../../domain/testing/contracts/turn-store.contract.ts';
import { uploadStoreContract } from '../../domain/testing/contracts/upload-store.contract.ts';
import { workerRegistryContract } from '../../domain/testing/contracts/worker-registry.contract.ts';
import { aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';

approvalStoreContract('the approval store in PostgreSQL', makePostgresWorld);
attachmentFetchesContract('the fetches of files in PostgreSQL', makePostgresWorld);
attachmentStoreContract('the attachment store in PostgreSQL', makePostgresWorld);
channelAccountsContract('the accounts on networks in PostgreSQL', makePostgresWorld);
conversationLogContract('the conversation log in PostgreSQL', makePostgresWorld);
conversationStoreContract('the conversation store in PostgreSQL', makePostgresWorld);
groupStoreContract('the group store in PostgreSQL', makePostgresWorld);
identityStoreContract('the identity store in PostgreSQL', makePostgresWorld);
inboxContract('the inbox in PostgreSQL', makePostgresWorld);
ledgerContract('the ledger in PostgreSQL', makePostgresWorld);
ledgerReportContract('the reports of the ledger in PostgreSQL', makePostgresWorld);
loginCodeStoreContract('the login code store in PostgreSQL', makePostgresWorld);
memoryStoreContract('the memory store in PostgreSQL', makePostgresWorld);
messageIndexContract('the message index in PostgreSQL', makePostgresWorld);
outboxContract('the outbox in PostgreSQL', makePostgresWorld);
outputLogContract('the output log in PostgreSQL', makePostgresWorld);
pairingStoreContract('the pairing store in PostgreSQL', makePostgresWorld);
peopleStoreContract('the people store in PostgreSQL', makePostgresWorld);
projectStoreContract('the project store in PostgreSQL', makePostgresWorld);
sentFilesContract('the stores in PostgreSQL', makePostgresWorld);
stepJournalContract('the step journal in PostgreSQL', makePostgresWorld);
scheduleStoreContract('the schedule store in PostgreSQL', makePostgresWorld);
taskHistoryContract('the history of tasks in PostgreSQL', makePostgresWorld);
auditLogContract('the audit log in PostgreSQL', makePostgresWorld);
taskReportsContract('the reports of tasks in PostgreSQL', makePostgresWorld);
taskWaitingContract('the task queue in PostgreSQL', makePostgresWorld);
taskFairnessContract('the task queue in PostgreSQL', makePostgresWorld);
taskMachineContract('the tasks in PostgreSQL', makePostgresWorld, 40);
taskQueueContract('the task queue in PostgreSQL', makePostgresWorld);
taskStoreContract('the task store in PostgreSQL', makePostgresWorld);
tokenStoreContract('the token store in PostgreSQL', makePostgresWorld);
turnStoreContract('the turn store in PostgreSQL', makePostgresWorld);
uploadStoreContract('the upload store in PostgreSQL', makePostgresWorld);
workerRegistryContract('the worker registry in PostgreSQL', makePostgresWorld);

const deps = { clock: makeSystemClock(), logger: makeRecordingLogger() };

it('a database whose connections are all cut is used again at the next statement', async () => {
  const database = await createTestDatabase();
  const postgres = await makePostgres({ ...deps, url: database.url });
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  await postgres.ports.people.add(aPerson());
  await admin.query(
    'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await vi.waitFor(async () => expect(await postgres.ports.people.get(uuid(1))).toEqual(aPerson()), { timeout: 5_000 });
  expect(await postgres.isReachable()).toBe(true);
  await admin.end();
  await postgres.close();
  await database.close();
});

it('says that the database is away', async () => {
  await expect(makePostgres({ ...deps, url: 'postgresql://x:y@127.0.0.1:1/none' })).rejects.toThrow(UnreachableError);
});

it('ids that are no ids are ids of nothing', async () => {
  const { people, projects, tokens, memory, approvals, close } = await makePostgresWorld();
  const odd = "nobody'; --";
  expect(await people.get(odd)).toBeNull();
  expect(await projects.get(odd)).toBeNull();
  expect(await projects.isMember(odd, odd)).toBe(false);
  expect(await tokens.list(odd)).toEqual([]);
  expect(await tokens.revoke(odd, odd, new Date())).toBe(false);
  expect(await memory.list(odd, 10)).toEqual([]);
  expect(await memory.forget(odd, odd)).toBe(false);
  expect(await approvals.get(odd)).toBeNull();
  expect(await approvals.pending({ personId: odd })).toEqual([]);
  await close();
});
