import { AttachmentEntity, ChannelAccountEntity, OutboxEntity, OutboxPartEntity, SightingEntity } from './channels.ts';
import { ConversationEntity, ConversationEventEntity, InboxEntity, PartialReplyEntity, TurnEntity } from './conversations.ts';
import { ForgettingEntity, MemoryQuestionEntity } from './forgetting.ts';
import { GroupEntity, GroupGuestEntity, PairingRequestEntity } from './groups.ts';
import { FactEntity, FactQueueEntity } from './memory.ts';
import { BudgetAccountEntity, BudgetLimitEntity, ReservationEntity } from './money.ts';
import { PluginCollectionEntity, PluginDocumentEntity, PluginJobEntity, PluginTextEntity, PluginValueEntity } from './plugins.ts';
import { IdentityEntity, LoginCodeEntity, PersonEntity, TokenEntity } from './people.ts';
import { RecallEntryEntity, RecallQueueEntity, RecallScopeEntity } from './recall.ts';
import { IntentEntity, RoutingModelEntity, RoutingTrainingEntity } from './routing.ts';
import { ProjectEntity, ProjectMemberEntity } from './projects.ts';
import { ExtractionQueueEntity, SummaryEntity, SummaryQueueEntity } from './summaries.ts';
import { AuditEntryEntity } from './audit.ts';
import { PluginEmbeddingEntity, PluginVectorEntity, RecallEmbeddingEntity, RecallVectorEntity } from './vectors.ts';
import { ApprovalEntity, ScheduleEntity, StepEntity, TaskDependencyEntity, TaskEntity, WorkerEntity } from './tasks.ts';

/** Every table as the ORM sees it; what it cannot describe is named in `schema-differences.ts`. */
export const ENTITIES = [
  ApprovalEntity,
  AttachmentEntity,
  AuditEntryEntity,
  BudgetAccountEntity,
  BudgetLimitEntity,
  ChannelAccountEntity,
  ConversationEntity,
  ConversationEventEntity,
  ExtractionQueueEntity,
  FactEntity,
  FactQueueEntity,
  ForgettingEntity,
  MemoryQuestionEntity,
  GroupEntity,
  GroupGuestEntity,
  IdentityEntity,
  InboxEntity,
  IntentEntity,
  LoginCodeEntity,
  OutboxEntity,
  OutboxPartEntity,
  PairingRequestEntity,
  PartialReplyEntity,
  PersonEntity,
  PluginCollectionEntity,
  PluginDocumentEntity,
  PluginEmbeddingEntity,
  PluginJobEntity,
  PluginTextEntity,
  PluginValueEntity,
  PluginVectorEntity,
  ProjectEntity,
  ProjectMemberEntity,
  RecallEmbeddingEntity,
  RecallEntryEntity,
  RecallQueueEntity,
  RecallScopeEntity,
  RecallVectorEntity,
  ReservationEntity,
  RoutingModelEntity,
  RoutingTrainingEntity,
  ScheduleEntity,
  SightingEntity,
  StepEntity,
  SummaryEntity,
  SummaryQueueEntity,
  TaskDependencyEntity,
  TaskEntity,
  TokenEntity,
  TurnEntity,
  WorkerEntity,
];

/** Those that the stores read and write through the ORM, and what these refer to. The ORM prepares each of its entities at the start. */
export const STORED_ENTITIES = [
  ApprovalEntity,
  ConversationEntity,
  LoginCodeEntity,
  PersonEntity,
  ProjectEntity,
  ProjectMemberEntity,
  ScheduleEntity,
  TaskEntity,
  TokenEntity,
];
