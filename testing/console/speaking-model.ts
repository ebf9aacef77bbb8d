import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delta, DONE, finish, toolPiece, usageChunk } from '../models/openai-streams.ts';

/** One question to the model, answered piece by piece as the test says. */
export interface Question {
  say(text: string): void;
  /** Calls one tool instead of saying more. */
  callTool(name: string, input: unknown): void;
  end(): void;
}

export interface SpeakingModel {
  readonly env: Readonly<Record<string, string>>;
  /** The next question, as soon as there is one. */
  question(): Promise<Question>;
  stop(): Promise<void>;
}

/** A server of OpenAI's protocol on a free port that says each word when it is told to. */
export async function startSpeakingModel(): Promise<SpeakingModel> {
  const questions: Question[] = [];
  const waiting: ((question: Question) => void)[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const question = questionOver(response);
    const next = waiting.shift();
    if (next === undefined) questions.push(question);
    else next(question);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    env: { OPENAI_API_KEY: 'test-key-of-the-speaking-model', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` },
    question: () => {
      const known = questions.shift();
      return known === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(known);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

function questionOver(response: ServerResponse): Question {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(delta({ role: 'assistant', content: '' }));
  const close = (reason: string): void => {
    response.end(finish(reason) + usageChunk() + DONE);
  };
  return {
    say: (text) => response.write(delta({ content: text })),
    callTool(name, input) {
      response.write(toolPiece({ index: 0, id: `call-${name}`, name, arguments: JSON.stringify(input) }));
      close('tool_calls');
    },
    end: () => close('stop'),
  };
}
