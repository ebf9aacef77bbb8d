import type { Reachable } from './api-client.ts';
import { SEND } from './documents.ts';

export interface Readiness {
  readonly status: number;
  readonly reasons: readonly { readonly name: string; readonly detail: string }[];
}

/** `GET /readyz`, as whoever watches over the program asks it. */
export async function readiness({ url }: Pick<Reachable, 'url'>): Promise<Readiness> {
  const response = await fetch(`${url}/readyz`);
  const { reasons }: Pick<Readiness, 'reasons'> = JSON.parse(await response.text());
  return { status: response.status, reasons };
}

export async function statusOf(program: Pick<Reachable, 'url'>): Promise<number> {
  return (await readiness(program)).status;
}

export interface Answer {
  readonly status: number;
  readonly sendMessage: { readonly __typename: string; readonly code?: string; readonly message?: string } | null;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Sends a message and returns the answer as it is, refused or not. */
export async function answerTo({ url, token }: Reachable, variables: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: SEND, variables }),
  });
  const { data, errors = [] }: { data?: Pick<Answer, 'sendMessage'> | null; errors?: Answer['errors'] } = JSON.parse(await response.text());
  return { status: response.status, sendMessage: data?.sendMessage ?? null, errors };
}
