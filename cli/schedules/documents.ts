import { graphql } from '../generated/gql.ts';

export const SCHEDULES = graphql(`
  query Schedules($everybody: Boolean!) {
    schedules(everybody: $everybody) {
      shortId
      state
      confirmation
      cron
      timeZone
      nextAt
      prompt
      command
      project {
        name
      }
    }
  }
`);

export const PAUSE_SCHEDULE = graphql(`
  mutation PauseSchedule($id: ID!) {
    pauseSchedule(input: { id: $id }) {
      __typename
      ... on PauseSchedulePayload {
        schedule {
          shortId
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const RESUME_SCHEDULE = graphql(`
  mutation ResumeSchedule($id: ID!) {
    resumeSchedule(input: { id: $id }) {
      __typename
      ... on ResumeSchedulePayload {
        schedule {
          shortId
          nextAt
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const REMOVE_SCHEDULE = graphql(`
  mutation RemoveSchedule($id: ID!) {
    removeSchedule(input: { id: $id }) {
      __typename
      ... on RemoveSchedulePayload {
        schedule {
          shortId
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const EDIT_SCHEDULE = graphql(`
  mutation EditSchedule($input: EditScheduleInput!) {
    editSchedule(input: $input) {
      __typename
      ... on EditSchedulePayload {
        schedule {
          shortId
          nextAt
          confirmation
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
