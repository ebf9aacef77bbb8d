import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

import { says } from '../models/openai-streams.ts';

const PIECE_MS = 300;
const part = z.union([z.object({ text: z.string() }), z.object({ image_url: z.object({ url: z.string() }) })]);
const content = z.union([z.string(), z.array(part)]);
const chatBody = z.object({ messages: z.array(z.object({ role: z.string(), content: content.optional() })) });

/** What the model answers to a message; one that says `slowly` it answers piece by piece, for some seconds. */
export function patientAnswer(text: string): string {
  return `You said: ${text}. И это весь ответ.`;
}

export interface PatientModel {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A model that answers by what was said last, and takes its time when asked to. */
export async function startPatientModel(): Promise<PatientModel> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      if (request.url !== '/v1/chat/completions') return response.writeHead(404).end();
      const text = lastWords(Buffer.concat(chunks).toString());
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of says(...(patientAnswer(text).match(/.{1,6}/gsu) ?? []))) {
        response.write(piece);
        if (text.includes('slowly')) await sleep(PIECE_MS);
      }
      return response.end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    env: { OPENAI_API_KEY: 'test-key-of-the-patient-model', OPENAI_BASE_URL: `http://127.0.0.1:${String(address.port)}/v1` },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function lastWords(body: string): string {
  const asked = chatBody.parse(JSON.parse(body)).messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return typeof asked === 'string' ? asked : asked.map((each) => ('text' in each ? each.text : seenIn(each.image_url.url))).join('');
}

/** What it says of a picture: its kind and its bytes. */
function seenIn(url: string): string {
  const [, mime = '', base64 = ''] = /^data:([^;]+);base64,(.*)$/s.exec(url) ?? [];
  return `I see ${mime}: ${Buffer.from(base64, 'base64').toString('hex')}. `;
}
