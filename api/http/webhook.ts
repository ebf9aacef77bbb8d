import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where a network delivers what happened there. Who may is for the taker to decide, before it reads the body. */
export interface Webhook {
  /** Begins with a slash. */
  readonly path: string;
  /** Returns the status to answer with. */
  take(request: { readonly headers: IncomingMessage['headers']; readonly body: AsyncIterable<Uint8Array> }): Promise<number>;
}

/** Answers with the status alone; what was not read of the body ends the connection. */
export function answerWebhook({ take }: Webhook) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = await take({ headers: request.headers, body: request });
    const isRead = request.complete;
    response.writeHead(status, isRead ? {} : { connection: 'close' }).end();
  };
}
