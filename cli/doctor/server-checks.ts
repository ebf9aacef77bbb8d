import { ME } from '../account/documents.ts';
import type { Client } from '../client.ts';
import { Failure, Unreachable } from '../failure.ts';
import { graphql } from '../generated/gql.ts';
import type { Finding } from './local-checks.ts';

const HEALTH = graphql(`
  query Health {
    health {
      parts {
        name
        isReady
        isEssential
        detail
      }
    }
  }
`);

/** Whether the server answers, whether it knows the token, and what it says of its parts. */
export async function checkServer({ ask, server }: Client): Promise<Finding[]> {
  const { url, urlFrom, token, tokenFrom, isLocal } = server();
  const address: Finding = { name: 'server', state: 'good', detail: `answers at ${url} (from ${urlFrom})` };
  try {
    const { me } = await ask(ME);
    const who = me === null ? 'nobody' : `${me.name}, ${me.role.toLowerCase()}`;
    const { health } = await ask(HEALTH);
    return [address, { name: 'token', state: 'good', detail: `${who} (from ${tokenFrom})` }, ...(health?.parts ?? []).map(findingOf)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error instanceof Unreachable)
      return [{ name: 'server', state: 'bad', detail: `${error.message} (The address came from ${urlFrom}.)` }];
    return [{ name: token === null && isLocal ? 'server' : 'token', state: 'bad', detail: error.message }];
  }
}

function findingOf(part: { name: string; isReady: boolean; isEssential: boolean; detail: string | null }): Finding {
  const { name, isReady, isEssential, detail } = part;
  const problem = isEssential ? 'bad' : 'warn';
  return { name, state: isReady ? 'good' : problem, detail: detail ?? (isReady ? 'ready' : 'not ready') };
}
