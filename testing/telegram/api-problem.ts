import type { ApiError, ResponseParameters } from 'grammy/types';

/** What the server answers instead of a result, in the words of the real one. */
export class ApiProblem extends Error {
  readonly body: ApiError;

  constructor(errorCode: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.body = { ok: false, error_code: errorCode, description, ...(parameters === undefined ? {} : { parameters }) };
  }
}

/** 400: what was asked is wrong. */
export function badRequest(what: string): ApiProblem {
  return new ApiProblem(400, `Bad Request: ${what}`);
}

/** 403: the bot may not. */
export function forbidden(what: string): ApiProblem {
  return new ApiProblem(403, `Forbidden: ${what}`);
}

/** 409: somebody else gets the updates. */
export function conflict(what: string): ApiProblem {
  return new ApiProblem(409, `Conflict: ${what}`);
}

/** 429; `seconds` is at least 1. */
export function tooManyRequests(seconds: number): ApiProblem {
  return new ApiProblem(429, `Too Many Requests: retry after ${String(seconds)}`, { retry_after: seconds });
}

/** 400 with the id under which an upgraded group goes on. */
export function upgraded(newChatId: number): ApiProblem {
  return new ApiProblem(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: newChatId });
}
