import type { ApiResponse } from 'grammy/types';
import type { FakeTelegram } from './start-fake-telegram.ts';

/** Calls a method with nothing in between that could help it along; the body of the answer whatever its status. */
export async function callBotApi(telegram: FakeTelegram, method: string, parameters: object = {}): Promise<ApiResponse<unknown>> {
  const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  const body: ApiResponse<unknown> = await response.json();
  if (response.status !== (body.ok ? 200 : body.error_code))
    throw new Error(`The status ${String(response.status)} is not that of the body.`);
  return body;
}
