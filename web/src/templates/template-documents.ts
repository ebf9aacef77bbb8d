import { graphql } from '../generated/gql.ts';
import type { TemplatesQuery } from '../generated/graphql.ts';

export const templatesDocument = graphql(`
  query Templates($project: String) {
    templates(project: $project) {
      templates {
        name
        description
        from
        prompt
        budgetUsd
        parameters {
          name
          description
          type
          choices
          default
        }
      }
      problems {
        file
        line
        message
      }
    }
  }
`);

type Listed = NonNullable<TemplatesQuery['templates']>;
export type KnownTemplate = Listed['templates'][number];
export type KnownParameter = KnownTemplate['parameters'][number];
