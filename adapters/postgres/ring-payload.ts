/** PostgreSQL takes payloads of less than 8,000 bytes. */
const MOST_BYTES = 7_999;

/** Stands for every topic: sent when more changed than is worth naming. */
export const EVERYTHING = '*';

/** Takes as many topics as one notification can carry out of the set, and returns its payload. Topics hold no line breaks. */
export function takePayload(pending: Set<string>): string {
  let payload = '';
  for (const topic of pending) {
    const next = payload === '' ? topic : `${payload}\n${topic}`;
    if (Buffer.byteLength(next) > MOST_BYTES) break;
    payload = next;
    pending.delete(topic);
  }
  return payload;
}

/** The topics of a payload; null: every one. */
export function readPayload(payload: string): readonly string[] | null {
  const topics = payload.split('\n');
  return topics.includes(EVERYTHING) ? null : topics;
}
