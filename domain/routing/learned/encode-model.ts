import { z } from 'zod';

import type { LearnedModel, LinearModel } from './learned-model.ts';

/** The first bytes of every model; the digit rises when older programs could not read it. */
const MARK = 'parley-model 1\n';

const linear = z.object({
  step: z.number().positive(),
  bias: z.array(z.number()),
  temperature: z.number().positive(),
  size: z.int().positive(),
});
const head = z.object({
  version: z.string().min(1),
  mode: linear.extend({ labels: z.array(z.enum(['agent', 'chat', 'assistant'])).min(2) }),
  plugin: linear.extend({ labels: z.array(z.string().min(1)).min(2) }).nullable(),
});

/** As bytes: a mark, one line of JSON, then the weights. */
export function encodeModel({ version, mode, plugin }: LearnedModel): Uint8Array {
  const line = `${MARK}${JSON.stringify({ version, mode: headOf(mode), plugin: plugin === null ? null : headOf(plugin) })}\n`;
  const parts = [Buffer.from(line), bytesOf(mode.weights), ...(plugin === null ? [] : [bytesOf(plugin.weights)])];
  return new Uint8Array(Buffer.concat(parts));
}

/** Null: these bytes are no model, not a whole one, or of another version of the program. */
export function decodeModel(bytes: Uint8Array): LearnedModel | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, MARK.length) !== MARK) return null;
  const end = buffer.indexOf('\n', MARK.length);
  const read = end < 0 ? null : head.safeParse(parseJson(buffer.toString('utf8', MARK.length, end)));
  if (read === null || !read.success) return null;
  const { version, mode, plugin } = read.data;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.byteLength - end - 1);
  if (weights.length !== mode.size + (plugin?.size ?? 0) || !isWhole(mode) || (plugin !== null && !isWhole(plugin))) return null;
  return {
    version,
    mode: { ...withoutSize(mode), labels: mode.labels, weights: weights.slice(0, mode.size) },
    plugin: plugin === null ? null : { ...withoutSize(plugin), labels: plugin.labels, weights: weights.slice(mode.size) },
  };
}

function headOf({ labels, weights, step, bias, temperature }: LinearModel<string>): object {
  return { labels, step, bias, temperature, size: weights.length };
}

function bytesOf(weights: Int8Array): Buffer {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
}

type LinearHead = z.infer<typeof linear>;

function isWhole({ labels, bias, size }: LinearHead & { readonly labels: readonly string[] }): boolean {
  return bias.length === labels.length && size % labels.length === 0;
}

function withoutSize({ step, bias, temperature }: LinearHead): Omit<LinearHead, 'size'> {
  return { step, bias, temperature };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
