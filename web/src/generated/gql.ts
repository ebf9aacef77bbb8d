/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n": typeof types.TokensDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": typeof types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RevokeTokenDocument,
    "\n  mutation CreateLinkCode {\n    createLinkCode {\n      __typename\n      ... on CreateLinkCodePayload {\n        code\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateLinkCodeDocument,
    "\n  query Me {\n    me {\n      id\n      name\n      role\n      language\n    }\n  }\n": typeof types.MeDocument,
    "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        id\n        shortId\n      }\n    }\n  }\n": typeof types.ApprovalsDocument,
    "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          id\n          decision\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ApproveDocument,
    "\n  query Conversations($after: String) {\n    conversations(first: 30, after: $after) {\n      edges {\n        node {\n          id\n          title\n          createdAt\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ConversationsDocument,
    "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      title\n      channel\n      createdAt\n      lastEvent\n    }\n  }\n": typeof types.ConversationDocument,
    "\n  mutation CreateConversation($input: CreateConversationInput!) {\n    createConversation(input: $input) {\n      __typename\n      ... on CreateConversationPayload {\n        conversation {\n          id\n          title\n          createdAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateConversationDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  mutation GiveFeedback($input: GiveFeedbackInput!) {\n    giveFeedback(input: $input) {\n      __typename\n      ... on GiveFeedbackPayload {\n        turn {\n          id\n          feedback\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.GiveFeedbackDocument,
    "\n  query Feedback($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        feedback\n      }\n    }\n  }\n": typeof types.FeedbackDocument,
    "\n  subscription ConversationEvents($conversationId: ID!, $after: Int) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      at\n      turnId\n      ... on MessageStored {\n        clientMessageId\n        message {\n          text\n        }\n      }\n      ... on TurnRouted {\n        route {\n          mode\n        }\n      }\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        why: message\n        state\n      }\n      ... on WordsForgotten {\n        isWhole\n      }\n      ... on Notice {\n        text\n        buttons {\n          id\n          label\n        }\n        files {\n          ...FileFields\n        }\n        task {\n          shortId\n        }\n      }\n    }\n  }\n": typeof types.ConversationEventsDocument,
    "\n  query TurnDecision($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        id\n        route {\n          mode\n          matchedBy\n          confidence\n          runnerUp\n          plugin\n          tiers {\n            tier\n            mode\n            confidence\n            detail\n          }\n        }\n        tries {\n          model\n          outcome\n          weakness\n          costUsd\n          milliseconds\n        }\n        memories {\n          kind\n          at\n          text\n        }\n      }\n    }\n  }\n": typeof types.TurnDecisionDocument,
    "\n  mutation RetryTurn($input: RetryTurnInput!) {\n    retryTurn(input: $input) {\n      __typename\n      ... on RetryTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RetryTurnDocument,
    "\n  mutation StopTurn($input: StopTurnInput!) {\n    stopTurn(input: $input) {\n      __typename\n      ... on StopTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.StopTurnDocument,
    "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.PressButtonDocument,
    "\n  query CostsOfConsole($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      outputTokens\n    }\n  }\n": typeof types.CostsOfConsoleDocument,
    "\n  query BudgetsOfConsole {\n    budgets {\n      name\n      limitUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n": typeof types.BudgetsOfConsoleDocument,
    "\n  fragment FileFields on Attachment {\n    id\n    name\n    mime\n    size\n    kind\n    transcript\n    state\n    problem\n  }\n": typeof types.FileFieldsFragmentDoc,
    "\n  query FilesOfTurns($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        files {\n          ...FileFields\n        }\n        replyFiles {\n          ...FileFields\n        }\n      }\n    }\n  }\n": typeof types.FilesOfTurnsDocument,
    "\n  query FilesOfTask($id: ID!) {\n    task(id: $id) {\n      id\n      files {\n        ...FileFields\n      }\n    }\n  }\n": typeof types.FilesOfTaskDocument,
    "\n  query Health {\n    health {\n      isReady\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n      channels {\n        channel\n        account\n        state\n        connectedSince\n        lastEventAt\n        backlog\n        lastError\n        lastErrorAt\n        hints\n      }\n    }\n  }\n": typeof types.HealthDocument,
    "\n  fragment MemoryFields on Memory {\n    id\n    text\n    heldFrom\n    source {\n      at\n      words\n      channel\n      title\n      conversationId\n    }\n    history {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n": typeof types.MemoryFieldsFragmentDoc,
    "\n  query ShownMemories($first: Int!, $after: ID, $query: String) {\n    memories(first: $first, after: $after, query: $query) {\n      ...MemoryFields\n    }\n  }\n": typeof types.ShownMemoriesDocument,
    "\n  mutation ForgetMemory($input: ForgetInput!) {\n    forget(input: $input) {\n      __typename\n      ... on ForgetPayload {\n        forgottenId\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ForgetMemoryDocument,
    "\n  mutation ForgetAllMemory($input: ForgetEverythingInput!) {\n    forgetEverything(input: $input) {\n      __typename\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ForgetAllMemoryDocument,
    "\n  query ExportedMemory {\n    memoryExport\n  }\n": typeof types.ExportedMemoryDocument,
    "\n  mutation Remember($input: RememberInput!) {\n    remember(input: $input) {\n      __typename\n      ... on RememberPayload {\n        memory {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RememberDocument,
    "\n  query People {\n    people {\n      isBlocked\n      person {\n        id\n        name\n        role\n        createdAt\n      }\n      identities {\n        channel\n        externalId\n      }\n    }\n  }\n": typeof types.PeopleDocument,
    "\n  query Pairings {\n    pairings {\n      id\n      name\n      channel\n      externalId\n      createdAt\n      expiresAt\n    }\n  }\n": typeof types.PairingsDocument,
    "\n  query Groups {\n    groups {\n      name\n      title\n      isAllowed\n      observes\n    }\n  }\n": typeof types.GroupsDocument,
    "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          id\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": typeof types.ApprovePairingDocument,
    "\n  mutation DenyPairing($input: DenyPairingInput!) {\n    denyPairing(input: $input) {\n      __typename\n      ... on DenyPairingPayload {\n        pairing {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DenyPairingDocument,
    "\n  mutation SetPersonRole($input: SetPersonRoleInput!) {\n    setPersonRole(input: $input) {\n      __typename\n      ... on SetPersonRolePayload {\n        person {\n          id\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SetPersonRoleDocument,
    "\n  mutation BlockPerson($input: BlockPersonInput!) {\n    blockPerson(input: $input) {\n      __typename\n      ... on BlockPersonPayload {\n        person {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.BlockPersonDocument,
    "\n  mutation AllowGroup($input: AllowGroupInput!) {\n    allowGroup(input: $input) {\n      __typename\n      ... on AllowGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.AllowGroupDocument,
    "\n  mutation DenyGroup($input: DenyGroupInput!) {\n    denyGroup(input: $input) {\n      __typename\n      ... on DenyGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DenyGroupDocument,
    "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      description\n      isOn\n    }\n  }\n": typeof types.PluginsDocument,
    "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SwitchPluginDocument,
    "\n  query Helpers {\n    plugins {\n      name\n      version\n      description\n      commands\n      permissions\n    }\n  }\n": typeof types.HelpersDocument,
    "\n  query RoutingReview {\n    routingReview(first: 20) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n      at\n    }\n  }\n": typeof types.RoutingReviewDocument,
    "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          turnId\n          label\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.LabelTurnDocument,
    "\n  fragment ScheduleFields on Schedule {\n    id\n    shortId\n    state\n    confirmation\n    prompt\n    command\n    cron\n    at\n    timeZone\n    budgetUsd\n    nextAt\n    lastFiredAt\n    isMine\n    project {\n      id\n      name\n    }\n    lastTask {\n      id\n      shortId\n    }\n  }\n": typeof types.ScheduleFieldsFragmentDoc,
    "\n  query Schedules {\n    schedules {\n      ...ScheduleFields\n    }\n  }\n": typeof types.SchedulesDocument,
    "\n  mutation PauseSchedule($input: PauseScheduleInput!) {\n    pauseSchedule(input: $input) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.PauseScheduleDocument,
    "\n  mutation ResumeSchedule($input: ResumeScheduleInput!) {\n    resumeSchedule(input: $input) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ResumeScheduleDocument,
    "\n  mutation RemoveSchedule($input: RemoveScheduleInput!) {\n    removeSchedule(input: $input) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RemoveScheduleDocument,
    "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      __typename\n      ... on CreateSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateScheduleDocument,
    "\n  mutation ChangeSettings($input: ChangeSettingsInput!) {\n    changeSettings(input: $input) {\n      __typename\n      ... on ChangeSettingsPayload {\n        person {\n          id\n          language\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ChangeSettingsDocument,
    "\n  mutation StopTask($input: StopTaskInput!) {\n    stopTask(input: $input) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          ...TaskFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.StopTaskDocument,
    "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RetryTaskDocument,
    "\n  mutation MergeTask($input: MergeTaskInput!) {\n    mergeTask(input: $input) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.MergeTaskDocument,
    "\n  mutation DiscardTask($input: DiscardTaskInput!) {\n    discardTask(input: $input) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DiscardTaskDocument,
    "\n  query TaskDiff($id: ID!) {\n    task(id: $id) {\n      id\n      diff\n    }\n  }\n": typeof types.TaskDiffDocument,
    "\n  fragment LogLine on TaskOutputLine {\n    number\n    at\n    kind\n    text\n  }\n": typeof types.LogLineFragmentDoc,
    "\n  subscription TaskOutput($taskId: ID!, $after: Int) {\n    taskOutput(taskId: $taskId, after: $after) {\n      ...LogLine\n    }\n  }\n": typeof types.TaskOutputDocument,
    "\n  query EarlierOutput($taskId: ID!, $after: Int!, $first: Int!) {\n    task(id: $taskId) {\n      id\n      output(after: $after, first: $first) {\n        ...LogLine\n      }\n    }\n  }\n": typeof types.EarlierOutputDocument,
    "\n  fragment TaskFields on Task {\n    id\n    shortId\n    state\n    attempt\n    prompt\n    command\n    budgetUsd\n    spentUsd\n    createdAt\n    startedAt\n    endedAt\n    lastLine\n    isMine\n    retryOf\n    project {\n      id\n      name\n    }\n    reason {\n      code\n      message\n    }\n    result {\n      exitCode\n      summary\n    }\n    stage {\n      stage\n      detail\n      since\n    }\n  }\n": typeof types.TaskFieldsFragmentDoc,
    "\n  fragment TaskAround on Task {\n    id\n    queue {\n      ahead\n      waitsFor\n    }\n    after {\n      taskId\n      shortId\n      when\n    }\n    dependents {\n      id\n      shortId\n      state\n    }\n  }\n": typeof types.TaskAroundFragmentDoc,
    "\n  fragment TaskDetails on Task {\n    ...TaskFields\n    ...TaskAround\n    template\n    branch\n    isMerged\n    isDiscarded\n    diffStat\n    firstTry\n    retries\n    continues\n    plan {\n      text\n      state\n    }\n    evidence {\n      commands {\n        command\n        exitCode\n      }\n      filesWritten\n    }\n    commits {\n      hash\n      subject\n    }\n    schedule {\n      id\n      shortId\n    }\n  }\n": typeof types.TaskDetailsFragmentDoc,
    "\n  query Tasks($after: String, $states: [TaskState!], $everybody: Boolean) {\n    tasks(first: 20, after: $after, states: $states, everybody: $everybody) {\n      edges {\n        node {\n          ...TaskFields\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TasksDocument,
    "\n  query Task($id: ID!) {\n    task(id: $id) {\n      ...TaskDetails\n    }\n  }\n": typeof types.TaskDocument,
    "\n  query TaskAround($id: ID!) {\n    task(id: $id) {\n      ...TaskAround\n    }\n  }\n": typeof types.TaskAroundDocument,
    "\n  subscription TaskChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskFields\n    }\n  }\n": typeof types.TaskChangedDocument,
    "\n  subscription TaskDetailsChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskDetails\n    }\n  }\n": typeof types.TaskDetailsChangedDocument,
    "\n  query Projects {\n    projects {\n      id\n      name\n    }\n  }\n": typeof types.ProjectsDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": typeof types.CreateTaskDocument,
    "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        prompt\n        budgetUsd\n        parameters {\n          name\n          description\n          type\n          choices\n          default\n        }\n      }\n      problems {\n        file\n        line\n        message\n      }\n    }\n  }\n": typeof types.TemplatesDocument,
};
const documents: Documents = {
    "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n": types.TokensDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RevokeTokenDocument,
    "\n  mutation CreateLinkCode {\n    createLinkCode {\n      __typename\n      ... on CreateLinkCodePayload {\n        code\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateLinkCodeDocument,
    "\n  query Me {\n    me {\n      id\n      name\n      role\n      language\n    }\n  }\n": types.MeDocument,
    "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        id\n        shortId\n      }\n    }\n  }\n": types.ApprovalsDocument,
    "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          id\n          decision\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ApproveDocument,
    "\n  query Conversations($after: String) {\n    conversations(first: 30, after: $after) {\n      edges {\n        node {\n          id\n          title\n          createdAt\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.ConversationsDocument,
    "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      title\n      channel\n      createdAt\n      lastEvent\n    }\n  }\n": types.ConversationDocument,
    "\n  mutation CreateConversation($input: CreateConversationInput!) {\n    createConversation(input: $input) {\n      __typename\n      ... on CreateConversationPayload {\n        conversation {\n          id\n          title\n          createdAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateConversationDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SendMessageDocument,
    "\n  mutation GiveFeedback($input: GiveFeedbackInput!) {\n    giveFeedback(input: $input) {\n      __typename\n      ... on GiveFeedbackPayload {\n        turn {\n          id\n          feedback\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.GiveFeedbackDocument,
    "\n  query Feedback($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        feedback\n      }\n    }\n  }\n": types.FeedbackDocument,
    "\n  subscription ConversationEvents($conversationId: ID!, $after: Int) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      at\n      turnId\n      ... on MessageStored {\n        clientMessageId\n        message {\n          text\n        }\n      }\n      ... on TurnRouted {\n        route {\n          mode\n        }\n      }\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        why: message\n        state\n      }\n      ... on WordsForgotten {\n        isWhole\n      }\n      ... on Notice {\n        text\n        buttons {\n          id\n          label\n        }\n        files {\n          ...FileFields\n        }\n        task {\n          shortId\n        }\n      }\n    }\n  }\n": types.ConversationEventsDocument,
    "\n  query TurnDecision($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        id\n        route {\n          mode\n          matchedBy\n          confidence\n          runnerUp\n          plugin\n          tiers {\n            tier\n            mode\n            confidence\n            detail\n          }\n        }\n        tries {\n          model\n          outcome\n          weakness\n          costUsd\n          milliseconds\n        }\n        memories {\n          kind\n          at\n          text\n        }\n      }\n    }\n  }\n": types.TurnDecisionDocument,
    "\n  mutation RetryTurn($input: RetryTurnInput!) {\n    retryTurn(input: $input) {\n      __typename\n      ... on RetryTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RetryTurnDocument,
    "\n  mutation StopTurn($input: StopTurnInput!) {\n    stopTurn(input: $input) {\n      __typename\n      ... on StopTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.StopTurnDocument,
    "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.PressButtonDocument,
    "\n  query CostsOfConsole($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      outputTokens\n    }\n  }\n": types.CostsOfConsoleDocument,
    "\n  query BudgetsOfConsole {\n    budgets {\n      name\n      limitUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n": types.BudgetsOfConsoleDocument,
    "\n  fragment FileFields on Attachment {\n    id\n    name\n    mime\n    size\n    kind\n    transcript\n    state\n    problem\n  }\n": types.FileFieldsFragmentDoc,
    "\n  query FilesOfTurns($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        files {\n          ...FileFields\n        }\n        replyFiles {\n          ...FileFields\n        }\n      }\n    }\n  }\n": types.FilesOfTurnsDocument,
    "\n  query FilesOfTask($id: ID!) {\n    task(id: $id) {\n      id\n      files {\n        ...FileFields\n      }\n    }\n  }\n": types.FilesOfTaskDocument,
    "\n  query Health {\n    health {\n      isReady\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n      channels {\n        channel\n        account\n        state\n        connectedSince\n        lastEventAt\n        backlog\n        lastError\n        lastErrorAt\n        hints\n      }\n    }\n  }\n": types.HealthDocument,
    "\n  fragment MemoryFields on Memory {\n    id\n    text\n    heldFrom\n    source {\n      at\n      words\n      channel\n      title\n      conversationId\n    }\n    history {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n": types.MemoryFieldsFragmentDoc,
    "\n  query ShownMemories($first: Int!, $after: ID, $query: String) {\n    memories(first: $first, after: $after, query: $query) {\n      ...MemoryFields\n    }\n  }\n": types.ShownMemoriesDocument,
    "\n  mutation ForgetMemory($input: ForgetInput!) {\n    forget(input: $input) {\n      __typename\n      ... on ForgetPayload {\n        forgottenId\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ForgetMemoryDocument,
    "\n  mutation ForgetAllMemory($input: ForgetEverythingInput!) {\n    forgetEverything(input: $input) {\n      __typename\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ForgetAllMemoryDocument,
    "\n  query ExportedMemory {\n    memoryExport\n  }\n": types.ExportedMemoryDocument,
    "\n  mutation Remember($input: RememberInput!) {\n    remember(input: $input) {\n      __typename\n      ... on RememberPayload {\n        memory {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RememberDocument,
    "\n  query People {\n    people {\n      isBlocked\n      person {\n        id\n        name\n        role\n        createdAt\n      }\n      identities {\n        channel\n        externalId\n      }\n    }\n  }\n": types.PeopleDocument,
    "\n  query Pairings {\n    pairings {\n      id\n      name\n      channel\n      externalId\n      createdAt\n      expiresAt\n    }\n  }\n": types.PairingsDocument,
    "\n  query Groups {\n    groups {\n      name\n      title\n      isAllowed\n      observes\n    }\n  }\n": types.GroupsDocument,
    "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          id\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": types.ApprovePairingDocument,
    "\n  mutation DenyPairing($input: DenyPairingInput!) {\n    denyPairing(input: $input) {\n      __typename\n      ... on DenyPairingPayload {\n        pairing {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.DenyPairingDocument,
    "\n  mutation SetPersonRole($input: SetPersonRoleInput!) {\n    setPersonRole(input: $input) {\n      __typename\n      ... on SetPersonRolePayload {\n        person {\n          id\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SetPersonRoleDocument,
    "\n  mutation BlockPerson($input: BlockPersonInput!) {\n    blockPerson(input: $input) {\n      __typename\n      ... on BlockPersonPayload {\n        person {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.BlockPersonDocument,
    "\n  mutation AllowGroup($input: AllowGroupInput!) {\n    allowGroup(input: $input) {\n      __typename\n      ... on AllowGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.AllowGroupDocument,
    "\n  mutation DenyGroup($input: DenyGroupInput!) {\n    denyGroup(input: $input) {\n      __typename\n      ... on DenyGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.DenyGroupDocument,
    "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      description\n      isOn\n    }\n  }\n": types.PluginsDocument,
    "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SwitchPluginDocument,
    "\n  query Helpers {\n    plugins {\n      name\n      version\n      description\n      commands\n      permissions\n    }\n  }\n": types.HelpersDocument,
    "\n  query RoutingReview {\n    routingReview(first: 20) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n      at\n    }\n  }\n": types.RoutingReviewDocument,
    "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          turnId\n          label\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.LabelTurnDocument,
    "\n  fragment ScheduleFields on Schedule {\n    id\n    shortId\n    state\n    confirmation\n    prompt\n    command\n    cron\n    at\n    timeZone\n    budgetUsd\n    nextAt\n    lastFiredAt\n    isMine\n    project {\n      id\n      name\n    }\n    lastTask {\n      id\n      shortId\n    }\n  }\n": types.ScheduleFieldsFragmentDoc,
    "\n  query Schedules {\n    schedules {\n      ...ScheduleFields\n    }\n  }\n": types.SchedulesDocument,
    "\n  mutation PauseSchedule($input: PauseScheduleInput!) {\n    pauseSchedule(input: $input) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.PauseScheduleDocument,
    "\n  mutation ResumeSchedule($input: ResumeScheduleInput!) {\n    resumeSchedule(input: $input) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ResumeScheduleDocument,
    "\n  mutation RemoveSchedule($input: RemoveScheduleInput!) {\n    removeSchedule(input: $input) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RemoveScheduleDocument,
    "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      __typename\n      ... on CreateSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateScheduleDocument,
    "\n  mutation ChangeSettings($input: ChangeSettingsInput!) {\n    changeSettings(input: $input) {\n      __typename\n      ... on ChangeSettingsPayload {\n        person {\n          id\n          language\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ChangeSettingsDocument,
    "\n  mutation StopTask($input: StopTaskInput!) {\n    stopTask(input: $input) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          ...TaskFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.StopTaskDocument,
    "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RetryTaskDocument,
    "\n  mutation MergeTask($input: MergeTaskInput!) {\n    mergeTask(input: $input) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.MergeTaskDocument,
    "\n  mutation DiscardTask($input: DiscardTaskInput!) {\n    discardTask(input: $input) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.DiscardTaskDocument,
    "\n  query TaskDiff($id: ID!) {\n    task(id: $id) {\n      id\n      diff\n    }\n  }\n": types.TaskDiffDocument,
    "\n  fragment LogLine on TaskOutputLine {\n    number\n    at\n    kind\n    text\n  }\n": types.LogLineFragmentDoc,
    "\n  subscription TaskOutput($taskId: ID!, $after: Int) {\n    taskOutput(taskId: $taskId, after: $after) {\n      ...LogLine\n    }\n  }\n": types.TaskOutputDocument,
    "\n  query EarlierOutput($taskId: ID!, $after: Int!, $first: Int!) {\n    task(id: $taskId) {\n      id\n      output(after: $after, first: $first) {\n        ...LogLine\n      }\n    }\n  }\n": types.EarlierOutputDocument,
    "\n  fragment TaskFields on Task {\n    id\n    shortId\n    state\n    attempt\n    prompt\n    command\n    budgetUsd\n    spentUsd\n    createdAt\n    startedAt\n    endedAt\n    lastLine\n    isMine\n    retryOf\n    project {\n      id\n      name\n    }\n    reason {\n      code\n      message\n    }\n    result {\n      exitCode\n      summary\n    }\n    stage {\n      stage\n      detail\n      since\n    }\n  }\n": types.TaskFieldsFragmentDoc,
    "\n  fragment TaskAround on Task {\n    id\n    queue {\n      ahead\n      waitsFor\n    }\n    after {\n      taskId\n      shortId\n      when\n    }\n    dependents {\n      id\n      shortId\n      state\n    }\n  }\n": types.TaskAroundFragmentDoc,
    "\n  fragment TaskDetails on Task {\n    ...TaskFields\n    ...TaskAround\n    template\n    branch\n    isMerged\n    isDiscarded\n    diffStat\n    firstTry\n    retries\n    continues\n    plan {\n      text\n      state\n    }\n    evidence {\n      commands {\n        command\n        exitCode\n      }\n      filesWritten\n    }\n    commits {\n      hash\n      subject\n    }\n    schedule {\n      id\n      shortId\n    }\n  }\n": types.TaskDetailsFragmentDoc,
    "\n  query Tasks($after: String, $states: [TaskState!], $everybody: Boolean) {\n    tasks(first: 20, after: $after, states: $states, everybody: $everybody) {\n      edges {\n        node {\n          ...TaskFields\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.TasksDocument,
    "\n  query Task($id: ID!) {\n    task(id: $id) {\n      ...TaskDetails\n    }\n  }\n": types.TaskDocument,
    "\n  query TaskAround($id: ID!) {\n    task(id: $id) {\n      ...TaskAround\n    }\n  }\n": types.TaskAroundDocument,
    "\n  subscription TaskChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskFields\n    }\n  }\n": types.TaskChangedDocument,
    "\n  subscription TaskDetailsChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskDetails\n    }\n  }\n": types.TaskDetailsChangedDocument,
    "\n  query Projects {\n    projects {\n      id\n      name\n    }\n  }\n": types.ProjectsDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n": types.CreateTaskDocument,
    "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        prompt\n        budgetUsd\n        parameters {\n          name\n          description\n          type\n          choices\n          default\n        }\n      }\n      problems {\n        file\n        line\n        message\n      }\n    }\n  }\n": types.TemplatesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n"): (typeof documents)["\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLinkCode {\n    createLinkCode {\n      __typename\n      ... on CreateLinkCodePayload {\n        code\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateLinkCode {\n    createLinkCode {\n      __typename\n      ... on CreateLinkCodePayload {\n        code\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      name\n      role\n      language\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      name\n      role\n      language\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        id\n        shortId\n      }\n    }\n  }\n"): (typeof documents)["\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        id\n        shortId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          id\n          decision\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          id\n          decision\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversations($after: String) {\n    conversations(first: 30, after: $after) {\n      edges {\n        node {\n          id\n          title\n          createdAt\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Conversations($after: String) {\n    conversations(first: 30, after: $after) {\n      edges {\n        node {\n          id\n          title\n          createdAt\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      title\n      channel\n      createdAt\n      lastEvent\n    }\n  }\n"): (typeof documents)["\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      title\n      channel\n      createdAt\n      lastEvent\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateConversation($input: CreateConversationInput!) {\n    createConversation(input: $input) {\n      __typename\n      ... on CreateConversationPayload {\n        conversation {\n          id\n          title\n          createdAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateConversation($input: CreateConversationInput!) {\n    createConversation(input: $input) {\n      __typename\n      ... on CreateConversationPayload {\n        conversation {\n          id\n          title\n          createdAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GiveFeedback($input: GiveFeedbackInput!) {\n    giveFeedback(input: $input) {\n      __typename\n      ... on GiveFeedbackPayload {\n        turn {\n          id\n          feedback\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation GiveFeedback($input: GiveFeedbackInput!) {\n    giveFeedback(input: $input) {\n      __typename\n      ... on GiveFeedbackPayload {\n        turn {\n          id\n          feedback\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Feedback($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        feedback\n      }\n    }\n  }\n"): (typeof documents)["\n  query Feedback($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        feedback\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConversationEvents($conversationId: ID!, $after: Int) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      at\n      turnId\n      ... on MessageStored {\n        clientMessageId\n        message {\n          text\n        }\n      }\n      ... on TurnRouted {\n        route {\n          mode\n        }\n      }\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        why: message\n        state\n      }\n      ... on WordsForgotten {\n        isWhole\n      }\n      ... on Notice {\n        text\n        buttons {\n          id\n          label\n        }\n        files {\n          ...FileFields\n        }\n        task {\n          shortId\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ConversationEvents($conversationId: ID!, $after: Int) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      at\n      turnId\n      ... on MessageStored {\n        clientMessageId\n        message {\n          text\n        }\n      }\n      ... on TurnRouted {\n        route {\n          mode\n        }\n      }\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        why: message\n        state\n      }\n      ... on WordsForgotten {\n        isWhole\n      }\n      ... on Notice {\n        text\n        buttons {\n          id\n          label\n        }\n        files {\n          ...FileFields\n        }\n        task {\n          shortId\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TurnDecision($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        id\n        route {\n          mode\n          matchedBy\n          confidence\n          runnerUp\n          plugin\n          tiers {\n            tier\n            mode\n            confidence\n            detail\n          }\n        }\n        tries {\n          model\n          outcome\n          weakness\n          costUsd\n          milliseconds\n        }\n        memories {\n          kind\n          at\n          text\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TurnDecision($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        id\n        route {\n          mode\n          matchedBy\n          confidence\n          runnerUp\n          plugin\n          tiers {\n            tier\n            mode\n            confidence\n            detail\n          }\n        }\n        tries {\n          model\n          outcome\n          weakness\n          costUsd\n          milliseconds\n        }\n        memories {\n          kind\n          at\n          text\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryTurn($input: RetryTurnInput!) {\n    retryTurn(input: $input) {\n      __typename\n      ... on RetryTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryTurn($input: RetryTurnInput!) {\n    retryTurn(input: $input) {\n      __typename\n      ... on RetryTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopTurn($input: StopTurnInput!) {\n    stopTurn(input: $input) {\n      __typename\n      ... on StopTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StopTurn($input: StopTurnInput!) {\n    stopTurn(input: $input) {\n      __typename\n      ... on StopTurnPayload {\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CostsOfConsole($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      outputTokens\n    }\n  }\n"): (typeof documents)["\n  query CostsOfConsole($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      outputTokens\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BudgetsOfConsole {\n    budgets {\n      name\n      limitUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n"): (typeof documents)["\n  query BudgetsOfConsole {\n    budgets {\n      name\n      limitUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FileFields on Attachment {\n    id\n    name\n    mime\n    size\n    kind\n    transcript\n    state\n    problem\n  }\n"): (typeof documents)["\n  fragment FileFields on Attachment {\n    id\n    name\n    mime\n    size\n    kind\n    transcript\n    state\n    problem\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilesOfTurns($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        files {\n          ...FileFields\n        }\n        replyFiles {\n          ...FileFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FilesOfTurns($turnIds: [ID!]!) {\n    nodes(ids: $turnIds) {\n      __typename\n      ... on Turn {\n        id\n        files {\n          ...FileFields\n        }\n        replyFiles {\n          ...FileFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilesOfTask($id: ID!) {\n    task(id: $id) {\n      id\n      files {\n        ...FileFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query FilesOfTask($id: ID!) {\n    task(id: $id) {\n      id\n      files {\n        ...FileFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Health {\n    health {\n      isReady\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n      channels {\n        channel\n        account\n        state\n        connectedSince\n        lastEventAt\n        backlog\n        lastError\n        lastErrorAt\n        hints\n      }\n    }\n  }\n"): (typeof documents)["\n  query Health {\n    health {\n      isReady\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n      channels {\n        channel\n        account\n        state\n        connectedSince\n        lastEventAt\n        backlog\n        lastError\n        lastErrorAt\n        hints\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemoryFields on Memory {\n    id\n    text\n    heldFrom\n    source {\n      at\n      words\n      channel\n      title\n      conversationId\n    }\n    history {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n"): (typeof documents)["\n  fragment MemoryFields on Memory {\n    id\n    text\n    heldFrom\n    source {\n      at\n      words\n      channel\n      title\n      conversationId\n    }\n    history {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShownMemories($first: Int!, $after: ID, $query: String) {\n    memories(first: $first, after: $after, query: $query) {\n      ...MemoryFields\n    }\n  }\n"): (typeof documents)["\n  query ShownMemories($first: Int!, $after: ID, $query: String) {\n    memories(first: $first, after: $after, query: $query) {\n      ...MemoryFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetMemory($input: ForgetInput!) {\n    forget(input: $input) {\n      __typename\n      ... on ForgetPayload {\n        forgottenId\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ForgetMemory($input: ForgetInput!) {\n    forget(input: $input) {\n      __typename\n      ... on ForgetPayload {\n        forgottenId\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetAllMemory($input: ForgetEverythingInput!) {\n    forgetEverything(input: $input) {\n      __typename\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ForgetAllMemory($input: ForgetEverythingInput!) {\n    forgetEverything(input: $input) {\n      __typename\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportedMemory {\n    memoryExport\n  }\n"): (typeof documents)["\n  query ExportedMemory {\n    memoryExport\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Remember($input: RememberInput!) {\n    remember(input: $input) {\n      __typename\n      ... on RememberPayload {\n        memory {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Remember($input: RememberInput!) {\n    remember(input: $input) {\n      __typename\n      ... on RememberPayload {\n        memory {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query People {\n    people {\n      isBlocked\n      person {\n        id\n        name\n        role\n        createdAt\n      }\n      identities {\n        channel\n        externalId\n      }\n    }\n  }\n"): (typeof documents)["\n  query People {\n    people {\n      isBlocked\n      person {\n        id\n        name\n        role\n        createdAt\n      }\n      identities {\n        channel\n        externalId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Pairings {\n    pairings {\n      id\n      name\n      channel\n      externalId\n      createdAt\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  query Pairings {\n    pairings {\n      id\n      name\n      channel\n      externalId\n      createdAt\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Groups {\n    groups {\n      name\n      title\n      isAllowed\n      observes\n    }\n  }\n"): (typeof documents)["\n  query Groups {\n    groups {\n      name\n      title\n      isAllowed\n      observes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          id\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          id\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DenyPairing($input: DenyPairingInput!) {\n    denyPairing(input: $input) {\n      __typename\n      ... on DenyPairingPayload {\n        pairing {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DenyPairing($input: DenyPairingInput!) {\n    denyPairing(input: $input) {\n      __typename\n      ... on DenyPairingPayload {\n        pairing {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPersonRole($input: SetPersonRoleInput!) {\n    setPersonRole(input: $input) {\n      __typename\n      ... on SetPersonRolePayload {\n        person {\n          id\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetPersonRole($input: SetPersonRoleInput!) {\n    setPersonRole(input: $input) {\n      __typename\n      ... on SetPersonRolePayload {\n        person {\n          id\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BlockPerson($input: BlockPersonInput!) {\n    blockPerson(input: $input) {\n      __typename\n      ... on BlockPersonPayload {\n        person {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BlockPerson($input: BlockPersonInput!) {\n    blockPerson(input: $input) {\n      __typename\n      ... on BlockPersonPayload {\n        person {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AllowGroup($input: AllowGroupInput!) {\n    allowGroup(input: $input) {\n      __typename\n      ... on AllowGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AllowGroup($input: AllowGroupInput!) {\n    allowGroup(input: $input) {\n      __typename\n      ... on AllowGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DenyGroup($input: DenyGroupInput!) {\n    denyGroup(input: $input) {\n      __typename\n      ... on DenyGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DenyGroup($input: DenyGroupInput!) {\n    denyGroup(input: $input) {\n      __typename\n      ... on DenyGroupPayload {\n        group {\n          name\n          isAllowed\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      description\n      isOn\n    }\n  }\n"): (typeof documents)["\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      description\n      isOn\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Helpers {\n    plugins {\n      name\n      version\n      description\n      commands\n      permissions\n    }\n  }\n"): (typeof documents)["\n  query Helpers {\n    plugins {\n      name\n      version\n      description\n      commands\n      permissions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoutingReview {\n    routingReview(first: 20) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n      at\n    }\n  }\n"): (typeof documents)["\n  query RoutingReview {\n    routingReview(first: 20) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n      at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          turnId\n          label\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          turnId\n          label\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScheduleFields on Schedule {\n    id\n    shortId\n    state\n    confirmation\n    prompt\n    command\n    cron\n    at\n    timeZone\n    budgetUsd\n    nextAt\n    lastFiredAt\n    isMine\n    project {\n      id\n      name\n    }\n    lastTask {\n      id\n      shortId\n    }\n  }\n"): (typeof documents)["\n  fragment ScheduleFields on Schedule {\n    id\n    shortId\n    state\n    confirmation\n    prompt\n    command\n    cron\n    at\n    timeZone\n    budgetUsd\n    nextAt\n    lastFiredAt\n    isMine\n    project {\n      id\n      name\n    }\n    lastTask {\n      id\n      shortId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Schedules {\n    schedules {\n      ...ScheduleFields\n    }\n  }\n"): (typeof documents)["\n  query Schedules {\n    schedules {\n      ...ScheduleFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseSchedule($input: PauseScheduleInput!) {\n    pauseSchedule(input: $input) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PauseSchedule($input: PauseScheduleInput!) {\n    pauseSchedule(input: $input) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSchedule($input: ResumeScheduleInput!) {\n    resumeSchedule(input: $input) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeSchedule($input: ResumeScheduleInput!) {\n    resumeSchedule(input: $input) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSchedule($input: RemoveScheduleInput!) {\n    removeSchedule(input: $input) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSchedule($input: RemoveScheduleInput!) {\n    removeSchedule(input: $input) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      __typename\n      ... on CreateSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      __typename\n      ... on CreateSchedulePayload {\n        schedule {\n          ...ScheduleFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeSettings($input: ChangeSettingsInput!) {\n    changeSettings(input: $input) {\n      __typename\n      ... on ChangeSettingsPayload {\n        person {\n          id\n          language\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeSettings($input: ChangeSettingsInput!) {\n    changeSettings(input: $input) {\n      __typename\n      ... on ChangeSettingsPayload {\n        person {\n          id\n          language\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopTask($input: StopTaskInput!) {\n    stopTask(input: $input) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          ...TaskFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StopTask($input: StopTaskInput!) {\n    stopTask(input: $input) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          ...TaskFields\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeTask($input: MergeTaskInput!) {\n    mergeTask(input: $input) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MergeTask($input: MergeTaskInput!) {\n    mergeTask(input: $input) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardTask($input: DiscardTaskInput!) {\n    discardTask(input: $input) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DiscardTask($input: DiscardTaskInput!) {\n    discardTask(input: $input) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          id\n          isMerged\n          isDiscarded\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskDiff($id: ID!) {\n    task(id: $id) {\n      id\n      diff\n    }\n  }\n"): (typeof documents)["\n  query TaskDiff($id: ID!) {\n    task(id: $id) {\n      id\n      diff\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LogLine on TaskOutputLine {\n    number\n    at\n    kind\n    text\n  }\n"): (typeof documents)["\n  fragment LogLine on TaskOutputLine {\n    number\n    at\n    kind\n    text\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TaskOutput($taskId: ID!, $after: Int) {\n    taskOutput(taskId: $taskId, after: $after) {\n      ...LogLine\n    }\n  }\n"): (typeof documents)["\n  subscription TaskOutput($taskId: ID!, $after: Int) {\n    taskOutput(taskId: $taskId, after: $after) {\n      ...LogLine\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EarlierOutput($taskId: ID!, $after: Int!, $first: Int!) {\n    task(id: $taskId) {\n      id\n      output(after: $after, first: $first) {\n        ...LogLine\n      }\n    }\n  }\n"): (typeof documents)["\n  query EarlierOutput($taskId: ID!, $after: Int!, $first: Int!) {\n    task(id: $taskId) {\n      id\n      output(after: $after, first: $first) {\n        ...LogLine\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TaskFields on Task {\n    id\n    shortId\n    state\n    attempt\n    prompt\n    command\n    budgetUsd\n    spentUsd\n    createdAt\n    startedAt\n    endedAt\n    lastLine\n    isMine\n    retryOf\n    project {\n      id\n      name\n    }\n    reason {\n      code\n      message\n    }\n    result {\n      exitCode\n      summary\n    }\n    stage {\n      stage\n      detail\n      since\n    }\n  }\n"): (typeof documents)["\n  fragment TaskFields on Task {\n    id\n    shortId\n    state\n    attempt\n    prompt\n    command\n    budgetUsd\n    spentUsd\n    createdAt\n    startedAt\n    endedAt\n    lastLine\n    isMine\n    retryOf\n    project {\n      id\n      name\n    }\n    reason {\n      code\n      message\n    }\n    result {\n      exitCode\n      summary\n    }\n    stage {\n      stage\n      detail\n      since\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TaskAround on Task {\n    id\n    queue {\n      ahead\n      waitsFor\n    }\n    after {\n      taskId\n      shortId\n      when\n    }\n    dependents {\n      id\n      shortId\n      state\n    }\n  }\n"): (typeof documents)["\n  fragment TaskAround on Task {\n    id\n    queue {\n      ahead\n      waitsFor\n    }\n    after {\n      taskId\n      shortId\n      when\n    }\n    dependents {\n      id\n      shortId\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TaskDetails on Task {\n    ...TaskFields\n    ...TaskAround\n    template\n    branch\n    isMerged\n    isDiscarded\n    diffStat\n    firstTry\n    retries\n    continues\n    plan {\n      text\n      state\n    }\n    evidence {\n      commands {\n        command\n        exitCode\n      }\n      filesWritten\n    }\n    commits {\n      hash\n      subject\n    }\n    schedule {\n      id\n      shortId\n    }\n  }\n"): (typeof documents)["\n  fragment TaskDetails on Task {\n    ...TaskFields\n    ...TaskAround\n    template\n    branch\n    isMerged\n    isDiscarded\n    diffStat\n    firstTry\n    retries\n    continues\n    plan {\n      text\n      state\n    }\n    evidence {\n      commands {\n        command\n        exitCode\n      }\n      filesWritten\n    }\n    commits {\n      hash\n      subject\n    }\n    schedule {\n      id\n      shortId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tasks($after: String, $states: [TaskState!], $everybody: Boolean) {\n    tasks(first: 20, after: $after, states: $states, everybody: $everybody) {\n      edges {\n        node {\n          ...TaskFields\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tasks($after: String, $states: [TaskState!], $everybody: Boolean) {\n    tasks(first: 20, after: $after, states: $states, everybody: $everybody) {\n      edges {\n        node {\n          ...TaskFields\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Task($id: ID!) {\n    task(id: $id) {\n      ...TaskDetails\n    }\n  }\n"): (typeof documents)["\n  query Task($id: ID!) {\n    task(id: $id) {\n      ...TaskDetails\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskAround($id: ID!) {\n    task(id: $id) {\n      ...TaskAround\n    }\n  }\n"): (typeof documents)["\n  query TaskAround($id: ID!) {\n    task(id: $id) {\n      ...TaskAround\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TaskChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskFields\n    }\n  }\n"): (typeof documents)["\n  subscription TaskChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TaskDetailsChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskDetails\n    }\n  }\n"): (typeof documents)["\n  subscription TaskDetailsChanged($taskId: ID!) {\n    taskChanged(taskId: $taskId) {\n      ...TaskDetails\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Projects {\n    projects {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query Projects {\n    projects {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          id\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n      ... on InvalidInputError {\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        prompt\n        budgetUsd\n        parameters {\n          name\n          description\n          type\n          choices\n          default\n        }\n      }\n      problems {\n        file\n        line\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        prompt\n        budgetUsd\n        parameters {\n          name\n          description\n          type\n          choices\n          default\n        }\n      }\n      problems {\n        file\n        line\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;