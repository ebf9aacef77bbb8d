/**
 * A GGUF file (version 3, github.com/ggml-org/ggml/blob/master/docs/gguf.md) of a llama with one layer and random weights:
 * it says nonsense, but a real server loads and runs it.
 */

const WIDTH = 32;
const HEADS = 4;
const HIDDEN = 64;
const CONTEXT = 2_048;
const ALIGNMENT = 32;

type Value =
  | { readonly type: 'u32'; readonly value: number }
  | { readonly type: 'f32'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'f32s'; readonly value: readonly number[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] };

interface Tensor {
  readonly name: string;
  /** The fastest-running dimension first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Token kinds of the format. */
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const BYTE = 6;

interface Token {
  readonly text: string;
  readonly kind: number;
}

const CHAT_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:";

/** The whole file, always the same. */
export function tinyGguf(): Uint8Array {
  const tokens = vocabulary();
  const tensors = weights(tokens);
  const values = metadata(tokens);
  const parts: Uint8Array[] = [ascii('GGUF'), u32(3), u64(tensors.length), u64(values.length)];
  for (const [key, value] of values) parts.push(text(key), encoded(value));
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    parts.push(text(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
    offset += aligned(data.byteLength);
  }
  const header = Buffer.concat(parts);
  const body = tensors.map(({ data }) => padded(new Uint8Array(data.buffer)));
  return Buffer.concat([padded(header), ...body]);
}

/** Three control tokens, all bytes (so that any text can be read), and what is spoken: letters and a space. */
function vocabulary(): readonly Token[] {
  const bytes = Array.from({ length: 256 }, (_, byte): Token => {
    return { text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, kind: BYTE };
  });
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz▁', (letter): Token => ({ text: letter, kind: NORMAL }));
  return [{ text: '<unk>', kind: UNKNOWN }, { text: '<s>', kind: CONTROL }, { text: '</s>', kind: CONTROL }, ...bytes, ...letters];
}

function metadata(tokens: readonly Token[]): readonly (readonly [string, Value])[] {
  return [
    ['general.architecture', { type: 'string', value: 'llama' }],
    ['general.name', { type: 'string', value: 'tiny' }],
    ['llama.context_length', { type: 'u32', value: CONTEXT }],
    ['llama.embedding_length', { type: 'u32', value: WIDTH }],
    ['llama.block_count', { type: 'u32', value: 1 }],
    ['llama.feed_forward_length', { type: 'u32', value: HIDDEN }],
    ['llama.attention.head_count', { type: 'u32', value: HEADS }],
    ['llama.attention.head_count_kv', { type: 'u32', value: HEADS }],
    ['llama.rope.dimension_count', { type: 'u32', value: WIDTH / HEADS }],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'f32', value: 1e-5 }],
    ['tokenizer.ggml.model', { type: 'string', value: 'llama' }],
    ['tokenizer.ggml.tokens', { type: 'strings', value: tokens.map((token) => token.text) }],
    ['tokenizer.ggml.scores', { type: 'f32s', value: tokens.map(() => 0) }],
    ['tokenizer.ggml.token_type', { type: 'i32s', value: tokens.map(({ kind }) => kind) }],
    ['tokenizer.ggml.unknown_token_id', { type: 'u32', value: 0 }],
    ['tokenizer.ggml.bos_token_id', { type: 'u32', value: 1 }],
    ['tokenizer.ggml.eos_token_id', { type: 'u32', value: 2 }],
    ['tokenizer.chat_template', { type: 'string', value: CHAT_TEMPLATE }],
  ];
}

/**
 * Random, but for the first column: every embedding is strong there and the output asks for it, so that only letters come:
 * no single bytes, which would not be text, and never an end before the limit.
 */
function weights(tokens: readonly Token[]): readonly Tensor[] {
  const random = randomNumbers(42);
  const noise = (length: number): Float32Array => Float32Array.from({ length }, () => (random() - 0.5) * 0.1);
  const withFirst = (firsts: readonly number[]): Float32Array => {
    const data = noise(firsts.length * WIDTH);
    firsts.forEach((first, row) => data.fill(first, row * WIDTH, row * WIDTH + 1));
    return data;
  };
  const ones = (): Float32Array => new Float32Array(WIDTH).fill(1);
  const square = ['attn_q', 'attn_k', 'attn_v', 'attn_output'];
  return [
    { name: 'token_embd.weight', shape: [WIDTH, tokens.length], data: withFirst(tokens.map(() => 5)) },
    { name: 'output_norm.weight', shape: [WIDTH], data: ones() },
    { name: 'output.weight', shape: [WIDTH, tokens.length], data: withFirst(tokens.map((token) => (token.kind === NORMAL ? 5 : -5))) },
    { name: 'blk.0.attn_norm.weight', shape: [WIDTH], data: ones() },
    ...square.map((name): Tensor => ({ name: `blk.0.${name}.weight`, shape: [WIDTH, WIDTH], data: noise(WIDTH * WIDTH) })),
    { name: 'blk.0.ffn_norm.weight', shape: [WIDTH], data: ones() },
    { name: 'blk.0.ffn_gate.weight', shape: [WIDTH, HIDDEN], data: noise(WIDTH * HIDDEN) },
    { name: 'blk.0.ffn_up.weight', shape: [WIDTH, HIDDEN], data: noise(WIDTH * HIDDEN) },
    { name: 'blk.0.ffn_down.weight', shape: [HIDDEN, WIDTH], data: noise(WIDTH * HIDDEN) },
  ];
}

/** Always the same numbers between 0 and 1 for one seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function encoded(value: Value): Uint8Array {
  if (value.type === 'u32') return Buffer.concat([u32(4), u32(value.value)]);
  if (value.type === 'f32') return Buffer.concat([u32(6), f32(value.value)]);
  if (value.type === 'string') return Buffer.concat([u32(8), text(value.value)]);
  const head = (elementType: number): Uint8Array => Buffer.concat([u32(9), u32(elementType), u64(value.value.length)]);
  if (value.type === 'strings') return Buffer.concat([head(8), ...value.value.map(text)]);
  if (value.type === 'f32s') return Buffer.concat([head(6), ...value.value.map(f32)]);
  return Buffer.concat([head(5), ...value.value.map(u32)]);
}

function ascii(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function u64(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}

function f32(value: number): Uint8Array {
  return new Uint8Array(Float32Array.of(value).buffer);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, new Uint8Array(aligned(bytes.length) - bytes.length)]);
}
