/* eslint-disable */
import * as types from './graphql.ts';



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
    "\n  query Me {\n    me {\n      name\n      role\n      language\n      timeZone\n    }\n  }\n": typeof types.MeDocument,
    "\n  mutation CreateLoginLink {\n    createLoginLink {\n      __typename\n      ... on CreateLoginLinkPayload {\n        url\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateLoginLinkDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          name\n          scope\n          expiresAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateTokenDocument,
    "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n": typeof types.TokensDocument,
    "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(input: { id: $id }) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          name\n          prefix\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RevokeTokenDocument,
    "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        shortId\n      }\n    }\n  }\n": typeof types.ApprovalsDocument,
    "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          action\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ApproveDocument,
    "\n  query Audit($first: Int!) {\n    auditEntries(first: $first) {\n      edges {\n        node {\n          number\n          at\n          action\n          result\n          personId\n          personName\n          place\n          subject\n          details {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.AuditDocument,
    "\n  query AuditChain {\n    auditChain {\n      count\n      brokenAt\n    }\n  }\n": typeof types.AuditChainDocument,
    "\n  mutation BeginAnew {\n    beginAnew(input: {}) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.BeginAnewDocument,
    "\n  query Verbosity {\n    conversation {\n      verbosity\n    }\n  }\n": typeof types.VerbosityDocument,
    "\n  mutation SetVerbosity($level: Int!) {\n    setVerbosity(input: { verbosity: $level }) {\n      __typename\n      ... on SetVerbosityPayload {\n        conversation {\n          verbosity\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SetVerbosityDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        conversation {\n          id\n          lastEvent\n        }\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  query TurnNow($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        reply\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n        failure {\n          message\n        }\n      }\n    }\n  }\n": typeof types.TurnNowDocument,
    "\n  subscription ConversationEvents($conversationId: ID!, $after: Int!) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      turnId\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        failure: message\n      }\n      ... on Notice {\n        notice: text\n        buttons {\n          id\n          label\n        }\n      }\n    }\n  }\n": typeof types.ConversationEventsDocument,
    "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.PressButtonDocument,
    "\n  query Health {\n    health {\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n    }\n  }\n": typeof types.HealthDocument,
    "\n  query Costs($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!, $timeZone: String) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody, timeZone: $timeZone) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      cacheWriteTokens\n      outputTokens\n      reasoningTokens\n    }\n  }\n": typeof types.CostsDocument,
    "\n  query Budgets {\n    budgets {\n      name\n      limitUsd\n      configuredUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n": typeof types.BudgetsDocument,
    "\n  mutation ChangeBudget($input: ChangeBudgetInput!) {\n    changeBudget(input: $input) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ChangeBudgetPayload {\n        budgets {\n          name\n          limitUsd\n          configuredUsd\n          isForToday\n          spentUsd\n          renewsAt\n        }\n      }\n    }\n  }\n": typeof types.ChangeBudgetDocument,
    "\n  query Models {\n    models {\n      id\n      contextTokens\n      maxOutputTokens\n      tools\n      vision\n      reasoning\n      isFree\n      isDiscovered\n    }\n  }\n": typeof types.ModelsDocument,
    "\n  query Memories($after: ID, $query: String, $withHistory: Boolean) {\n    memories(first: 200, after: $after, query: $query, withHistory: $withHistory) {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n": typeof types.MemoriesDocument,
    "\n  query ExportMemory {\n    memoryExport\n  }\n": typeof types.ExportMemoryDocument,
    "\n  mutation Remember($text: String!) {\n    remember(input: { text: $text }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on RememberPayload {\n        memory {\n          text\n        }\n      }\n    }\n  }\n": typeof types.RememberDocument,
    "\n  mutation Forget($id: ID!) {\n    forget(input: { id: $id }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetPayload {\n        forgottenId\n      }\n    }\n  }\n": typeof types.ForgetDocument,
    "\n  mutation ForgetEverything($confirmation: String) {\n    forgetEverything(input: { confirmation: $confirmation }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n    }\n  }\n": typeof types.ForgetEverythingDocument,
    "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          name\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ApprovePairingDocument,
    "\n  query People {\n    people {\n      isBlocked\n      identities {\n        channel\n        externalId\n      }\n      person {\n        name\n        role\n        createdAt\n      }\n    }\n    pairings {\n      name\n      channel\n      externalId\n      expiresAt\n    }\n  }\n": typeof types.PeopleDocument,
    "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      version\n      description\n      isOn\n      commands\n    }\n  }\n": typeof types.PluginsDocument,
    "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SwitchPluginDocument,
    "\n  query Projects {\n    projects {\n      name\n      createdAt\n    }\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n": typeof types.ProjectsDocument,
    "\n  query CurrentProject {\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n": typeof types.CurrentProjectDocument,
    "\n  mutation ChooseProject($project: String!) {\n    chooseProject(input: { project: $project }) {\n      __typename\n      ... on ChooseProjectPayload {\n        conversation {\n          project {\n            name\n          }\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ChooseProjectDocument,
    "\n  mutation AddProject($path: String!) {\n    addProject(input: { path: $path }) {\n      __typename\n      ... on AddProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.AddProjectDocument,
    "\n  mutation CloneProject($input: CloneProjectInput!) {\n    cloneProject(input: $input) {\n      __typename\n      ... on CloneProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CloneProjectDocument,
    "\n  query LearnedRouting {\n    learnedRouting {\n      ...LearnedRoutingFields\n    }\n  }\n  fragment LearnedRoutingFields on LearnedRouting {\n    active\n    newLabels\n    trainedAt\n    versions {\n      version\n      labels\n      heldOut\n      score\n      scoreBefore\n      isAdopted\n      createdAt\n    }\n  }\n": typeof types.LearnedRoutingDocument,
    "\n  mutation RetrainRouting {\n    retrainRouting {\n      __typename\n      ... on RetrainRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RetrainRoutingDocument,
    "\n  mutation RollBackRouting {\n    rollBackRouting {\n      __typename\n      ... on RollBackRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RollBackRoutingDocument,
    "\n  query RoutingReview($first: Int!) {\n    routingReview(first: $first) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n    }\n  }\n": typeof types.RoutingReviewDocument,
    "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          label\n          labelPlugin\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.LabelTurnDocument,
    "\n  query Schedules($everybody: Boolean!) {\n    schedules(everybody: $everybody) {\n      shortId\n      state\n      confirmation\n      cron\n      timeZone\n      nextAt\n      prompt\n      command\n      project {\n        name\n      }\n    }\n  }\n": typeof types.SchedulesDocument,
    "\n  mutation PauseSchedule($id: ID!) {\n    pauseSchedule(input: { id: $id }) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.PauseScheduleDocument,
    "\n  mutation ResumeSchedule($id: ID!) {\n    resumeSchedule(input: { id: $id }) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ResumeScheduleDocument,
    "\n  mutation RemoveSchedule($id: ID!) {\n    removeSchedule(input: { id: $id }) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RemoveScheduleDocument,
    "\n  mutation EditSchedule($input: EditScheduleInput!) {\n    editSchedule(input: $input) {\n      __typename\n      ... on EditSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.EditScheduleDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n        schedule {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateTaskDocument,
    "\n  mutation StopTask($id: ID!) {\n    stopTask(input: { id: $id }) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.StopTaskDocument,
    "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RetryTaskDocument,
    "\n  query Tasks($first: Int!, $everybody: Boolean!) {\n    tasks(first: $first, everybody: $everybody) {\n      edges {\n        node {\n          shortId\n          state\n          stage {\n            stage\n          }\n          queue {\n            ahead\n            waitsFor\n          }\n          createdAt\n          startedAt\n          endedAt\n          spentUsd\n          prompt\n          command\n          project {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TasksDocument,
    "\n  query TaskState($id: ID!) {\n    task(id: $id) {\n      shortId\n      state\n      lastLine\n    }\n  }\n": typeof types.TaskStateDocument,
    "\n  query TaskLines($id: ID!, $after: Int!, $first: Int!) {\n    task(id: $id) {\n      output(after: $after, first: $first) {\n        number\n        at\n        kind\n        text\n      }\n    }\n  }\n": typeof types.TaskLinesDocument,
    "\n  subscription TaskOutput($id: ID!, $after: Int!) {\n    taskOutput(taskId: $id, after: $after) {\n      number\n      at\n      kind\n      text\n    }\n  }\n": typeof types.TaskOutputDocument,
    "\n  mutation MergeTask($id: ID!) {\n    mergeTask(input: { id: $id }) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.MergeTaskDocument,
    "\n  mutation DiscardTask($id: ID!) {\n    discardTask(input: { id: $id }) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DiscardTaskDocument,
    "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        hides\n        parameters {\n          name\n          type\n          default\n        }\n      }\n      problems {\n        file\n        line\n        column\n        message\n      }\n    }\n  }\n": typeof types.TemplatesDocument,
    "\n  query EstimateTask($input: EstimateTaskInput!) {\n    estimateTask(input: $input) {\n      text\n      question\n      isAsked\n    }\n  }\n": typeof types.EstimateTaskDocument,
    "\n  query NewestTasks($after: String) {\n    tasks(first: 100, after: $after) {\n      edges {\n        node {\n          shortId\n          prompt\n          isMine\n          endedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.NewestTasksDocument,
};
const documents: Documents = {
    "\n  query Me {\n    me {\n      name\n      role\n      language\n      timeZone\n    }\n  }\n": types.MeDocument,
    "\n  mutation CreateLoginLink {\n    createLoginLink {\n      __typename\n      ... on CreateLoginLinkPayload {\n        url\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateLoginLinkDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          name\n          scope\n          expiresAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateTokenDocument,
    "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n": types.TokensDocument,
    "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(input: { id: $id }) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          name\n          prefix\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RevokeTokenDocument,
    "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        shortId\n      }\n    }\n  }\n": types.ApprovalsDocument,
    "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          action\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ApproveDocument,
    "\n  query Audit($first: Int!) {\n    auditEntries(first: $first) {\n      edges {\n        node {\n          number\n          at\n          action\n          result\n          personId\n          personName\n          place\n          subject\n          details {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": types.AuditDocument,
    "\n  query AuditChain {\n    auditChain {\n      count\n      brokenAt\n    }\n  }\n": types.AuditChainDocument,
    "\n  mutation BeginAnew {\n    beginAnew(input: {}) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.BeginAnewDocument,
    "\n  query Verbosity {\n    conversation {\n      verbosity\n    }\n  }\n": types.VerbosityDocument,
    "\n  mutation SetVerbosity($level: Int!) {\n    setVerbosity(input: { verbosity: $level }) {\n      __typename\n      ... on SetVerbosityPayload {\n        conversation {\n          verbosity\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SetVerbosityDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        conversation {\n          id\n          lastEvent\n        }\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SendMessageDocument,
    "\n  query TurnNow($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        reply\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n        failure {\n          message\n        }\n      }\n    }\n  }\n": types.TurnNowDocument,
    "\n  subscription ConversationEvents($conversationId: ID!, $after: Int!) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      turnId\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        failure: message\n      }\n      ... on Notice {\n        notice: text\n        buttons {\n          id\n          label\n        }\n      }\n    }\n  }\n": types.ConversationEventsDocument,
    "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.PressButtonDocument,
    "\n  query Health {\n    health {\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n    }\n  }\n": types.HealthDocument,
    "\n  query Costs($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!, $timeZone: String) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody, timeZone: $timeZone) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      cacheWriteTokens\n      outputTokens\n      reasoningTokens\n    }\n  }\n": types.CostsDocument,
    "\n  query Budgets {\n    budgets {\n      name\n      limitUsd\n      configuredUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n": types.BudgetsDocument,
    "\n  mutation ChangeBudget($input: ChangeBudgetInput!) {\n    changeBudget(input: $input) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ChangeBudgetPayload {\n        budgets {\n          name\n          limitUsd\n          configuredUsd\n          isForToday\n          spentUsd\n          renewsAt\n        }\n      }\n    }\n  }\n": types.ChangeBudgetDocument,
    "\n  query Models {\n    models {\n      id\n      contextTokens\n      maxOutputTokens\n      tools\n      vision\n      reasoning\n      isFree\n      isDiscovered\n    }\n  }\n": types.ModelsDocument,
    "\n  query Memories($after: ID, $query: String, $withHistory: Boolean) {\n    memories(first: 200, after: $after, query: $query, withHistory: $withHistory) {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n": types.MemoriesDocument,
    "\n  query ExportMemory {\n    memoryExport\n  }\n": types.ExportMemoryDocument,
    "\n  mutation Remember($text: String!) {\n    remember(input: { text: $text }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on RememberPayload {\n        memory {\n          text\n        }\n      }\n    }\n  }\n": types.RememberDocument,
    "\n  mutation Forget($id: ID!) {\n    forget(input: { id: $id }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetPayload {\n        forgottenId\n      }\n    }\n  }\n": types.ForgetDocument,
    "\n  mutation ForgetEverything($confirmation: String) {\n    forgetEverything(input: { confirmation: $confirmation }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n    }\n  }\n": types.ForgetEverythingDocument,
    "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          name\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ApprovePairingDocument,
    "\n  query People {\n    people {\n      isBlocked\n      identities {\n        channel\n        externalId\n      }\n      person {\n        name\n        role\n        createdAt\n      }\n    }\n    pairings {\n      name\n      channel\n      externalId\n      expiresAt\n    }\n  }\n": types.PeopleDocument,
    "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      version\n      description\n      isOn\n      commands\n    }\n  }\n": types.PluginsDocument,
    "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.SwitchPluginDocument,
    "\n  query Projects {\n    projects {\n      name\n      createdAt\n    }\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n": types.ProjectsDocument,
    "\n  query CurrentProject {\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n": types.CurrentProjectDocument,
    "\n  mutation ChooseProject($project: String!) {\n    chooseProject(input: { project: $project }) {\n      __typename\n      ... on ChooseProjectPayload {\n        conversation {\n          project {\n            name\n          }\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ChooseProjectDocument,
    "\n  mutation AddProject($path: String!) {\n    addProject(input: { path: $path }) {\n      __typename\n      ... on AddProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.AddProjectDocument,
    "\n  mutation CloneProject($input: CloneProjectInput!) {\n    cloneProject(input: $input) {\n      __typename\n      ... on CloneProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CloneProjectDocument,
    "\n  query LearnedRouting {\n    learnedRouting {\n      ...LearnedRoutingFields\n    }\n  }\n  fragment LearnedRoutingFields on LearnedRouting {\n    active\n    newLabels\n    trainedAt\n    versions {\n      version\n      labels\n      heldOut\n      score\n      scoreBefore\n      isAdopted\n      createdAt\n    }\n  }\n": types.LearnedRoutingDocument,
    "\n  mutation RetrainRouting {\n    retrainRouting {\n      __typename\n      ... on RetrainRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RetrainRoutingDocument,
    "\n  mutation RollBackRouting {\n    rollBackRouting {\n      __typename\n      ... on RollBackRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RollBackRoutingDocument,
    "\n  query RoutingReview($first: Int!) {\n    routingReview(first: $first) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n    }\n  }\n": types.RoutingReviewDocument,
    "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          label\n          labelPlugin\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.LabelTurnDocument,
    "\n  query Schedules($everybody: Boolean!) {\n    schedules(everybody: $everybody) {\n      shortId\n      state\n      confirmation\n      cron\n      timeZone\n      nextAt\n      prompt\n      command\n      project {\n        name\n      }\n    }\n  }\n": types.SchedulesDocument,
    "\n  mutation PauseSchedule($id: ID!) {\n    pauseSchedule(input: { id: $id }) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.PauseScheduleDocument,
    "\n  mutation ResumeSchedule($id: ID!) {\n    resumeSchedule(input: { id: $id }) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.ResumeScheduleDocument,
    "\n  mutation RemoveSchedule($id: ID!) {\n    removeSchedule(input: { id: $id }) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RemoveScheduleDocument,
    "\n  mutation EditSchedule($input: EditScheduleInput!) {\n    editSchedule(input: $input) {\n      __typename\n      ... on EditSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.EditScheduleDocument,
    "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n        schedule {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.CreateTaskDocument,
    "\n  mutation StopTask($id: ID!) {\n    stopTask(input: { id: $id }) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.StopTaskDocument,
    "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.RetryTaskDocument,
    "\n  query Tasks($first: Int!, $everybody: Boolean!) {\n    tasks(first: $first, everybody: $everybody) {\n      edges {\n        node {\n          shortId\n          state\n          stage {\n            stage\n          }\n          queue {\n            ahead\n            waitsFor\n          }\n          createdAt\n          startedAt\n          endedAt\n          spentUsd\n          prompt\n          command\n          project {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TasksDocument,
    "\n  query TaskState($id: ID!) {\n    task(id: $id) {\n      shortId\n      state\n      lastLine\n    }\n  }\n": types.TaskStateDocument,
    "\n  query TaskLines($id: ID!, $after: Int!, $first: Int!) {\n    task(id: $id) {\n      output(after: $after, first: $first) {\n        number\n        at\n        kind\n        text\n      }\n    }\n  }\n": types.TaskLinesDocument,
    "\n  subscription TaskOutput($id: ID!, $after: Int!) {\n    taskOutput(taskId: $id, after: $after) {\n      number\n      at\n      kind\n      text\n    }\n  }\n": types.TaskOutputDocument,
    "\n  mutation MergeTask($id: ID!) {\n    mergeTask(input: { id: $id }) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.MergeTaskDocument,
    "\n  mutation DiscardTask($id: ID!) {\n    discardTask(input: { id: $id }) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.DiscardTaskDocument,
    "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        hides\n        parameters {\n          name\n          type\n          default\n        }\n      }\n      problems {\n        file\n        line\n        column\n        message\n      }\n    }\n  }\n": types.TemplatesDocument,
    "\n  query EstimateTask($input: EstimateTaskInput!) {\n    estimateTask(input: $input) {\n      text\n      question\n      isAsked\n    }\n  }\n": types.EstimateTaskDocument,
    "\n  query NewestTasks($after: String) {\n    tasks(first: 100, after: $after) {\n      edges {\n        node {\n          shortId\n          prompt\n          isMine\n          endedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.NewestTasksDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      name\n      role\n      language\n      timeZone\n    }\n  }\n"): typeof import('./graphql.ts').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLoginLink {\n    createLoginLink {\n      __typename\n      ... on CreateLoginLinkPayload {\n        url\n        expiresAt\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateLoginLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      __typename\n      ... on CreateTokenPayload {\n        secret\n        token {\n          name\n          scope\n          expiresAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tokens {\n    tokens {\n      id\n      name\n      prefix\n      scope\n      kind\n      createdAt\n      lastUsedAt\n      expiresAt\n      revokedAt\n    }\n  }\n"): typeof import('./graphql.ts').TokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(input: { id: $id }) {\n      __typename\n      ... on RevokeTokenPayload {\n        token {\n          name\n          prefix\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Approvals {\n    approvals {\n      id\n      action\n      requestedAt\n      expiresAt\n      task {\n        shortId\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ApprovalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Approve($input: ApproveInput!) {\n    approve(input: $input) {\n      __typename\n      ... on ApprovePayload {\n        approval {\n          action\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ApproveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Audit($first: Int!) {\n    auditEntries(first: $first) {\n      edges {\n        node {\n          number\n          at\n          action\n          result\n          personId\n          personName\n          place\n          subject\n          details {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditChain {\n    auditChain {\n      count\n      brokenAt\n    }\n  }\n"): typeof import('./graphql.ts').AuditChainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginAnew {\n    beginAnew(input: {}) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BeginAnewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Verbosity {\n    conversation {\n      verbosity\n    }\n  }\n"): typeof import('./graphql.ts').VerbosityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetVerbosity($level: Int!) {\n    setVerbosity(input: { verbosity: $level }) {\n      __typename\n      ... on SetVerbosityPayload {\n        conversation {\n          verbosity\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetVerbosityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      __typename\n      ... on SendMessagePayload {\n        conversation {\n          id\n          lastEvent\n        }\n        turn {\n          id\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TurnNow($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Turn {\n        reply\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n        failure {\n          message\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TurnNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConversationEvents($conversationId: ID!, $after: Int!) {\n    conversationEvents(conversationId: $conversationId, after: $after) {\n      __typename\n      number\n      turnId\n      ... on ReplyPartial {\n        offset\n        delta\n      }\n      ... on ReplyFinal {\n        text\n        model\n        costUsd\n        milliseconds\n        buttons {\n          id\n          label\n        }\n      }\n      ... on TurnFailed {\n        failure: message\n      }\n      ... on Notice {\n        notice: text\n        buttons {\n          id\n          label\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ConversationEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PressButton($input: PressButtonInput!) {\n    pressButton(input: $input) {\n      __typename\n      ... on PressButtonPayload {\n        said\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PressButtonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Health {\n    health {\n      parts {\n        name\n        isReady\n        isEssential\n        detail\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HealthDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Costs($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!, $timeZone: String) {\n    costs(days: $days, groupBy: $groupBy, everybody: $everybody, timeZone: $timeZone) {\n      keys {\n        by\n        value\n        label\n      }\n      calls\n      costUsd\n      inputTokens\n      cacheReadTokens\n      cacheWriteTokens\n      outputTokens\n      reasoningTokens\n    }\n  }\n"): typeof import('./graphql.ts').CostsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Budgets {\n    budgets {\n      name\n      limitUsd\n      configuredUsd\n      isForToday\n      spentUsd\n      renewsAt\n    }\n  }\n"): typeof import('./graphql.ts').BudgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeBudget($input: ChangeBudgetInput!) {\n    changeBudget(input: $input) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ChangeBudgetPayload {\n        budgets {\n          name\n          limitUsd\n          configuredUsd\n          isForToday\n          spentUsd\n          renewsAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangeBudgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Models {\n    models {\n      id\n      contextTokens\n      maxOutputTokens\n      tools\n      vision\n      reasoning\n      isFree\n      isDiscovered\n    }\n  }\n"): typeof import('./graphql.ts').ModelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Memories($after: ID, $query: String, $withHistory: Boolean) {\n    memories(first: 200, after: $after, query: $query, withHistory: $withHistory) {\n      id\n      text\n      heldFrom\n      heldUntil\n    }\n  }\n"): typeof import('./graphql.ts').MemoriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportMemory {\n    memoryExport\n  }\n"): typeof import('./graphql.ts').ExportMemoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Remember($text: String!) {\n    remember(input: { text: $text }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on RememberPayload {\n        memory {\n          text\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RememberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Forget($id: ID!) {\n    forget(input: { id: $id }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetPayload {\n        forgottenId\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ForgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetEverything($confirmation: String) {\n    forgetEverything(input: { confirmation: $confirmation }) {\n      __typename\n      ... on Error {\n        code\n        message\n      }\n      ... on ForgetEverythingPayload {\n        isForgotten\n        question {\n          confirmation\n          facts\n          messages\n          groups\n          files\n          tasks\n          work\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ForgetEverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApprovePairing($input: ApprovePairingInput!) {\n    approvePairing(input: $input) {\n      __typename\n      ... on ApprovePairingPayload {\n        person {\n          name\n          role\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ApprovePairingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query People {\n    people {\n      isBlocked\n      identities {\n        channel\n        externalId\n      }\n      person {\n        name\n        role\n        createdAt\n      }\n    }\n    pairings {\n      name\n      channel\n      externalId\n      expiresAt\n    }\n  }\n"): typeof import('./graphql.ts').PeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plugins($conversationId: ID) {\n    plugins(conversationId: $conversationId) {\n      name\n      version\n      description\n      isOn\n      commands\n    }\n  }\n"): typeof import('./graphql.ts').PluginsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchPlugin($input: SwitchPluginInput!) {\n    switchPlugin(input: $input) {\n      __typename\n      ... on SwitchPluginPayload {\n        plugin {\n          name\n          isOn\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchPluginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Projects {\n    projects {\n      name\n      createdAt\n    }\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CurrentProject {\n    conversation {\n      project {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CurrentProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChooseProject($project: String!) {\n    chooseProject(input: { project: $project }) {\n      __typename\n      ... on ChooseProjectPayload {\n        conversation {\n          project {\n            name\n          }\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChooseProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddProject($path: String!) {\n    addProject(input: { path: $path }) {\n      __typename\n      ... on AddProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AddProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloneProject($input: CloneProjectInput!) {\n    cloneProject(input: $input) {\n      __typename\n      ... on CloneProjectPayload {\n        project {\n          name\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CloneProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LearnedRouting {\n    learnedRouting {\n      ...LearnedRoutingFields\n    }\n  }\n  fragment LearnedRoutingFields on LearnedRouting {\n    active\n    newLabels\n    trainedAt\n    versions {\n      version\n      labels\n      heldOut\n      score\n      scoreBefore\n      isAdopted\n      createdAt\n    }\n  }\n"): typeof import('./graphql.ts').LearnedRoutingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetrainRouting {\n    retrainRouting {\n      __typename\n      ... on RetrainRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetrainRoutingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackRouting {\n    rollBackRouting {\n      __typename\n      ... on RollBackRoutingPayload {\n        learned {\n          active\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RollBackRoutingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoutingReview($first: Int!) {\n    routingReview(first: $first) {\n      turnId\n      text\n      mode\n      plugin\n      confidence\n      isDoubted\n    }\n  }\n"): typeof import('./graphql.ts').RoutingReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LabelTurn($input: LabelTurnInput!) {\n    labelTurn(input: $input) {\n      __typename\n      ... on LabelTurnPayload {\n        intent {\n          label\n          labelPlugin\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LabelTurnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Schedules($everybody: Boolean!) {\n    schedules(everybody: $everybody) {\n      shortId\n      state\n      confirmation\n      cron\n      timeZone\n      nextAt\n      prompt\n      command\n      project {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SchedulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseSchedule($id: ID!) {\n    pauseSchedule(input: { id: $id }) {\n      __typename\n      ... on PauseSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PauseScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSchedule($id: ID!) {\n    resumeSchedule(input: { id: $id }) {\n      __typename\n      ... on ResumeSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ResumeScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSchedule($id: ID!) {\n    removeSchedule(input: { id: $id }) {\n      __typename\n      ... on RemoveSchedulePayload {\n        schedule {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RemoveScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditSchedule($input: EditScheduleInput!) {\n    editSchedule(input: $input) {\n      __typename\n      ... on EditSchedulePayload {\n        schedule {\n          shortId\n          nextAt\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EditScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTask($input: CreateTaskInput!) {\n    createTask(input: $input) {\n      __typename\n      ... on CreateTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n        schedule {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopTask($id: ID!) {\n    stopTask(input: { id: $id }) {\n      __typename\n      ... on StopTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StopTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryTask($input: RetryTaskInput!) {\n    retryTask(input: $input) {\n      __typename\n      ... on RetryTaskPayload {\n        task {\n          shortId\n          confirmation\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetryTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tasks($first: Int!, $everybody: Boolean!) {\n    tasks(first: $first, everybody: $everybody) {\n      edges {\n        node {\n          shortId\n          state\n          stage {\n            stage\n          }\n          queue {\n            ahead\n            waitsFor\n          }\n          createdAt\n          startedAt\n          endedAt\n          spentUsd\n          prompt\n          command\n          project {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TasksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskState($id: ID!) {\n    task(id: $id) {\n      shortId\n      state\n      lastLine\n    }\n  }\n"): typeof import('./graphql.ts').TaskStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskLines($id: ID!, $after: Int!, $first: Int!) {\n    task(id: $id) {\n      output(after: $after, first: $first) {\n        number\n        at\n        kind\n        text\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TaskLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TaskOutput($id: ID!, $after: Int!) {\n    taskOutput(taskId: $id, after: $after) {\n      number\n      at\n      kind\n      text\n    }\n  }\n"): typeof import('./graphql.ts').TaskOutputDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeTask($id: ID!) {\n    mergeTask(input: { id: $id }) {\n      __typename\n      ... on MergeTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MergeTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardTask($id: ID!) {\n    discardTask(input: { id: $id }) {\n      __typename\n      ... on DiscardTaskPayload {\n        task {\n          shortId\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DiscardTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Templates($project: String) {\n    templates(project: $project) {\n      templates {\n        name\n        description\n        from\n        hides\n        parameters {\n          name\n          type\n          default\n        }\n      }\n      problems {\n        file\n        line\n        column\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TemplatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EstimateTask($input: EstimateTaskInput!) {\n    estimateTask(input: $input) {\n      text\n      question\n      isAsked\n    }\n  }\n"): typeof import('./graphql.ts').EstimateTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestTasks($after: String) {\n    tasks(first: 100, after: $after) {\n      edges {\n        node {\n          shortId\n          prompt\n          isMine\n          endedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NewestTasksDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
