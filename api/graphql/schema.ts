import type { GraphQLSchema } from 'graphql';
import { assertRuled } from './access-rules.ts';
import { defineAuditQueries } from './audit/queries.ts';
import { defineAuditEntry } from './audit/type.ts';
import { makeBuilder } from './builder.ts';
import type { Builder } from './builder.ts';
import { defineAttachment } from './conversations/attachment.ts';
import { defineConversation } from './conversations/conversation.ts';
import { defineEvents } from './conversations/event.ts';
import { defineConversationMutations } from './conversations/mutations.ts';
import { defineConversationQueries } from './conversations/queries.ts';
import { defineConversationSubscription } from './conversations/subscription.ts';
import { defineTurnEnums } from './conversations/turn-enums.ts';
import { defineTurn } from './conversations/turn.ts';
import { defineTurnMemories } from './memories/turn-memories.ts';
import { defineTurnTries } from './conversations/turn-tries.ts';
import { defineBudgets } from './costs/budget.ts';
import { defineCostQueries } from './costs/queries.ts';
import { defineCostRow } from './costs/type.ts';
import { defineErrors } from './errors.ts';
import { defineHealthQueries } from './health/queries.ts';
import { defineHealth } from './health/type.ts';
import { defineForgetEverything } from './memories/forget-everything.ts';
import { defineMemoryMutations } from './memories/mutations.ts';
import { defineMemoryQueries } from './memories/queries.ts';
import { defineMemory } from './memories/type.ts';
import { defineAccessQueries } from './people/access-queries.ts';
import { defineChangePeople } from './people/change-people.ts';
import { defineCommand } from './people/command.ts';
import { defineGroupMutations } from './people/group-mutations.ts';
import { defineGroup } from './people/group.ts';
import { defineKnownPerson } from './people/known-person.ts';
import { definePeopleMutations } from './people/mutations.ts';
import { definePairingMutations } from './people/pairing-mutations.ts';
import { definePairing } from './people/pairing.ts';
import { definePerson } from './people/person.ts';
import { definePeopleQueries } from './people/queries.ts';
import { defineSelfMutations } from './people/self-mutations.ts';
import { defineScope, defineToken } from './people/token.ts';
import { defineButton } from './plugins/button.ts';
import { definePlugins } from './plugins/plugin.ts';
import { makeRefs } from './refs.ts';
import type { Refs } from './refs.ts';
import { defineLearnedModels } from './routing/learned-models.ts';
import { defineRoutingQueries } from './routing/queries.ts';
import { defineReview } from './routing/review.ts';
import { defineRoutingTypes } from './routing/types.ts';
import { defineScalars } from './scalars.ts';
import { defineAddProject } from './tasks/add-project.ts';
import { defineCloneProject } from './tasks/clone-project.ts';
import { defineApproval } from './tasks/approval.ts';
import { defineApprove } from './tasks/approve.ts';
import { defineCreateTask } from './tasks/create-task.ts';
import { defineEstimate } from './tasks/estimate.ts';
import { defineTaskMutations } from './tasks/mutations.ts';
import { defineOutputLine } from './tasks/output-line.ts';
import { defineProjectMembers } from './tasks/project-members.ts';
import { defineProject } from './tasks/project.ts';
import { defineTaskQueries } from './tasks/queries.ts';
import { defineScheduleMutations } from './tasks/schedule-mutations.ts';
import { defineScheduleQueries } from './tasks/schedule-queries.ts';
import { defineSchedule } from './tasks/schedule.ts';
import { defineTaskGraph } from './tasks/task-graph.ts';
import { defineTaskInputParts } from './tasks/task-input.ts';
import { defineTemplates } from './tasks/template.ts';
import { defineTaskSubscriptions } from './tasks/subscription.ts';
import { defineTask } from './tasks/task.ts';

/** The whole API. Throws when a part of it has no rule of the policy (I7). */
export function makeSchema(): GraphQLSchema {
  const builder = makeBuilder();
  defineApi(builder);
  const schema = builder.toSchema();
  assertRuled(schema);
  return schema;
}

/** Adds every type and field to the builder. */
export function defineApi(builder: Builder): void {
  const refs = makeRefs(builder);
  builder.queryType({ description: 'What can be looked at.' });
  builder.mutationType({
    description: 'What can be done. What it is done with comes as one `input`; the answer is what was done, or a typed error.',
  });
  builder.subscriptionType({ description: 'What can be followed live.' });
  defineScalars(builder);
  defineErrors(builder);
  definePeople(builder, refs);
  defineConversations(builder, refs);
  defineTasks(builder, refs);
  defineMemory(builder, refs);
  defineMemoryQueries(builder, refs);
  defineMemoryMutations(builder, refs);
  defineForgetEverything(builder);
  defineButton(builder, refs);
  definePlugins(builder, refs);
  const routing = defineRoutingTypes(builder, refs);
  defineRoutingQueries(builder, refs);
  defineReview(builder, refs, routing);
  defineLearnedModels(builder);
  defineCostQueries(builder, refs, defineCostRow(builder, refs));
  defineBudgets(builder, refs);
  defineAuditEntry(builder, refs);
  defineAuditQueries(builder, refs);
  defineHealth(builder, refs);
  defineHealthQueries(builder, refs);
}

function definePeople(builder: Builder, refs: Refs): void {
  const scope = defineScope(builder);
  const enums = definePerson(builder, refs);
  defineToken(builder, refs, scope);
  definePeopleQueries(builder, refs);
  definePeopleMutations(builder, refs, scope);
  defineKnownPerson(builder, refs);
  definePairing(builder, refs);
  defineGroup(builder, refs);
  defineCommand(builder, refs);
  defineAccessQueries(builder, refs);
  definePairingMutations(builder, refs, enums);
  defineChangePeople(builder, refs, enums);
  defineGroupMutations(builder, refs);
  defineSelfMutations(builder, refs, enums);
}

function defineConversations(builder: Builder, refs: Refs): void {
  const enums = defineTurnEnums(builder);
  defineConversation(builder, refs);
  defineTurn(builder, refs, enums);
  defineTurnTries(builder, refs);
  defineTurnMemories(builder, refs);
  defineAttachment(builder, refs);
  defineConversationQueries(builder, refs);
  defineConversationMutations(builder, refs, enums);
  defineConversationSubscription(builder, defineEvents(builder, refs, enums));
}

function defineTasks(builder: Builder, refs: Refs): void {
  const taskState = defineTask(builder, refs);
  defineOutputLine(builder, refs);
  defineProject(builder, refs);
  defineApproval(builder, refs);
  defineTaskQueries(builder, refs, taskState);
  defineTaskMutations(builder, refs);
  defineTaskSubscriptions(builder, refs);
  defineApprove(builder, refs);
  defineAddProject(builder, refs);
  defineProjectMembers(builder, refs);
  const scheduleEnums = defineSchedule(builder, refs);
  defineScheduleQueries(builder, refs);
  const parts = defineTaskInputParts(builder);
  const making = { parts, missed: scheduleEnums.missed };
  defineScheduleMutations(builder, refs, making);
  defineTaskGraph(builder, refs, parts.condition);
  defineCreateTask(builder, refs, making);
  defineEstimate(builder, parts);
  defineTemplates(builder);
  defineCloneProject(builder, refs);
}
