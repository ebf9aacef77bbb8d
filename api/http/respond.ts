import type { ServerResponse } from 'node:http';
import { secureHeaders } from './secure-headers.ts';

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    ...secureHeaders(),
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(text);
}

/** Answers with one sentence that says what to do, in the shape that GraphQL clients read errors in. */
export function refuse(
  response: ServerResponse,
  status: number,
  error: { readonly code: string; readonly message: string },
  headers: Readonly<Record<string, string>> = {},
): void {
  const { code, message } = error;
  sendJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);
}

/** Answers with a small page that says one thing. */
export function sendPage(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...secureHeaders(), 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parley</title><p>${escapeHtml(sentence)}</p></html>\n`,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
