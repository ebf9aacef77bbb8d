import { graphql } from '../generated/gql.ts';
import type { ScheduleFieldsFragment } from '../generated/graphql.ts';

graphql(`
  fragment ScheduleFields on Schedule {
    id
    shortId
    state
    confirmation
    prompt
    command
    cron
    at
    timeZone
    budgetUsd
    nextAt
    lastFiredAt
    isMine
    project {
      id
      name
    }
    lastTask {
      id
      shortId
    }
  }
`);

export type ScheduleFields = ScheduleFieldsFragment;

export const schedulesDocument = graphql(`
  query Schedules {
    schedules {
      ...ScheduleFields
    }
  }
`);

export const pauseScheduleDocument = graphql(`
  mutation PauseSchedule($input: PauseScheduleInput!) {
    pauseSchedule(input: $input) {
      __typename
      ... on PauseSchedulePayload {
        schedule {
          ...ScheduleFields
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const resumeScheduleDocument = graphql(`
  mutation ResumeSchedule($input: ResumeScheduleInput!) {
    resumeSchedule(input: $input) {
      __typename
      ... on ResumeSchedulePayload {
        schedule {
          ...ScheduleFields
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const removeScheduleDocument = graphql(`
  mutation RemoveSchedule($input: RemoveScheduleInput!) {
    removeSchedule(input: $input) {
      __typename
      ... on RemoveSchedulePayload {
        schedule {
          id
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const createScheduleDocument = graphql(`
  mutation CreateSchedule($input: CreateScheduleInput!) {
    createSchedule(input: $input) {
      __typename
      ... on CreateSchedulePayload {
        schedule {
          ...ScheduleFields
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
