import { RejectedError } from '../errors.ts';
import type { WebAnswer } from '../ports/internet.ts';
import type { PluginContext } from './contract.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';

/** Of these an answer has no body. */
const BODILESS = [101, 103, 204, 205, 304];

/** The standard fetch over the port of the internet. `allow` throws when it may not be used. */
export function makePluginFetch(
  { internet }: Pick<ContextDeps, 'internet'>,
  { plugin, signal, onForeign }: Pick<PluginCall, 'plugin' | 'signal' | 'onForeign'>,
  allow: () => void,
): PluginContext<unknown>['fetch'] {
  return async (input, init) => {
    allow();
    const request = new Request(input, init);
    const sent = {
      address: request.url,
      method: request.method,
      headers: [...request.headers],
      body: request.body === null ? null : new Uint8Array(await request.arrayBuffer()),
      redirect: request.redirect,
      trusted: plugin.endpoints,
    };
    const outcome = await internet.request(sent, AbortSignal.any([signal, request.signal]));
    onForeign();
    if (outcome.kind === 'refused') throw new RejectedError(outcome.message);
    return responseOf(outcome.value);
  };
}

function responseOf({ address, status, reason, headers, body }: WebAnswer): Response {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  const response = new Response(BODILESS.includes(status) ? null : new Uint8Array(body), { status, statusText: reason, headers: all });
  // What is made by hand has none, and clients look at where they ended.
  Object.defineProperty(response, 'url', { value: address });
  return response;
}
