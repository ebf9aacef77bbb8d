import type { ServerResponse } from 'node:http';
import type { ApiResponse } from 'grammy/types';

/** Answers with the body and the status that belongs to it; an error's code is its status. */
export function sendAnswer(response: ServerResponse, body: ApiResponse<unknown>): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(body.ok ? 200 : body.error_code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
