import { RejectedError } from '../errors.ts';
import { makeAskModel } from './ask-model.ts';
import type { BareContext } from './define-plugin.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';
import { makePluginFetch } from './plugin-fetch.ts';

/** What costs money or brings somebody else's words. `allow` throws when it may not be used. */
export function reachOf(
  deps: ContextDeps,
  call: PluginCall,
  allow: (permission: 'model' | 'internet') => void,
): Pick<BareContext, 'askModel' | 'fetchPage' | 'fetch'> {
  const { person, conversation, run, signal, preferred = null } = call;
  return {
    askModel: async (question) => {
      allow('model');
      if (deps.asking === undefined) return null;
      return makeAskModel(deps.asking, { run, person, conversationId: conversation.id, preferred, signal })(question);
    },
    fetchPage: async (url) => {
      allow('internet');
      const page = await deps.internet.fetch(url, signal);
      call.onForeign();
      if (page.kind === 'refused') throw new RejectedError(page.message);
      return page.value.text;
    },
    fetch: makePluginFetch(deps, call, () => allow('internet')),
  };
}
