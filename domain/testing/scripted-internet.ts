import type { Internet, WebAnswer, WebHit, WebRequest } from '../ports/internet.ts';

export interface ScriptedInternet extends Internet {
  /** What went out, in order: addresses and queries. */
  readonly asked: readonly string[];
}

/** The internet as these pages, by address; with hits also a search that finds them whatever it is asked. `answer` null: a request is refused. */
export function makeScriptedInternet(
  pages: Readonly<Record<string, string>> = {},
  hits: readonly WebHit[] | null = null,
  answer: (request: WebRequest) => Partial<WebAnswer> | null = () => null,
): ScriptedInternet {
  const asked: string[] = [];
  return {
    asked,
    async fetch(address) {
      asked.push(address);
      const text = pages[address];
      if (text === undefined) return { kind: 'refused', message: 'There is no such page.' };
      return { kind: 'ok', value: { address, status: 200, mime: 'text/html', text, isCut: false } };
    },
    async request(request) {
      asked.push(request.address);
      const answered = answer(request);
      if (answered === null) return { kind: 'refused', message: 'Nobody answers there.' };
      const { address } = request;
      return { kind: 'ok', value: { address, status: 200, reason: 'OK', headers: [], body: new Uint8Array(), ...answered } };
    },
    search:
      hits === null
        ? null
        : async (query) => {
            asked.push(query);
            return { kind: 'ok', value: hits };
          },
  };
}
