// Writes public/baseline.gguf: a language model that has learnt nothing. Two layers of seeded
// random weights behind a real tokenizer and chat template, so that the whole path from a question
// to a probability runs, and every statistic meets answers that carry no values at all.
//
// The bytes are reproducible: the generator below is ours, and only operations whose result IEEE 754
// fixes to the last bit are used (no Math.log or Math.cos, which differ between machines).
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
//
//   node scripts/make-baseline.mjs [path]

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SEED = 20250101;
const WIDTH = 64;
const LAYERS = 2;
const HEADS = 4;
const FEED_FORWARD = 128;
// At one byte a token the longest prompt of a scenario (about 2,500 bytes) still fits.
const CONTEXT = 4096;
const ALIGNMENT = 32;

// ---- vocabulary -------------------------------------------------------------------------------

const TOKEN = { normal: 1, unknown: 2, control: 3, byte: 6 };

/** Every printable ASCII character but the space, which SentencePiece writes as ▁. */
const characters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

/** Common English pieces; each is the sum of two pieces that stand earlier, as merging needs. */
const pieces = (
  'he in er an re on at en or st is it ou es nd ti al ar te le ve me li se ing the and hat ion ' +
  '▁t ▁a ▁o ▁w ▁s ▁i ▁b ▁c ▁p ▁h ▁f ▁m ▁y ▁the ▁th ▁in ▁re ▁to ▁of ▁and ▁you ▁yo ▁he ▁is ▁it ▁an ' +
  "▁or ▁on ▁me ▁be ▁wh ▁ha ▁you're ▁for ▁fo ▁that ▁thing ▁person"
).split(' ');

const vocabulary = [
  { text: '<unk>', score: 0, type: TOKEN.unknown },
  { text: '<s>', score: 0, type: TOKEN.control },
  { text: '</s>', score: 0, type: TOKEN.control },
  ...Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    score: 0,
    type: TOKEN.byte,
  })),
  ...['<|user|>', '<|assistant|>', '<|system|>', '<|end|>'].map((text) => ({
    text,
    score: 0,
    type: TOKEN.control,
  })),
  ...['▁', ...characters].map((text) => ({ text, score: -1000, type: TOKEN.normal })),
  ...pieces.map((text, rank) => ({ text, score: -1 - rank, type: TOKEN.normal })),
];

/** @param {string} text */
const idOf = (text) => {
  const id = vocabulary.findIndex((token) => token.text === text);
  if (id < 0) throw new Error(`the vocabulary has no token ${text}`);
  return id;
};

const CHAT_TEMPLATE =
  "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}" +
  "{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}";

// ---- weights ----------------------------------------------------------------------------------

/**
 * mulberry32: 32 bits of state, enough for a hundred thousand weights.
 * @param {number} seed
 */
function uniformFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const uniform = uniformFrom(SEED);

/** Mean 0, standard deviation 1: the sum of twelve uniform numbers, which needs no logarithm. */
function normal() {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += uniform();
  return sum;
}

/**
 * The bits of an IEEE half; every weight here is a normal half or rounds to zero.
 * @param {number} value
 */
function halfBits(value) {
  const sign = value < 0 ? 0x8000 : 0;
  let magnitude = Math.abs(value);
  if (magnitude < 2 ** -14) return sign;
  let exponent = 15;
  while (magnitude >= 2) {
    magnitude /= 2;
    exponent++;
  }
  while (magnitude < 1) {
    magnitude *= 2;
    exponent--;
  }
  // Rounding up to 2 carries into the exponent, as it should.
  return sign + (exponent << 10) + Math.round((magnitude - 1) * 1024);
}

/**
 * @param {number} count
 * @param {number} deviation
 */
function halves(count, deviation) {
  const bytes = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index++) {
    bytes.writeUInt16LE(halfBits(normal() * deviation), index * 2);
  }
  return bytes;
}

/** @param {number} count */
function ones(count) {
  const bytes = Buffer.alloc(count * 4);
  for (let index = 0; index < count; index++) bytes.writeFloatLE(1, index * 4);
  return bytes;
}

const F32 = 0;
const F16 = 1;

/**
 * A weight matrix scaled so that what comes out is as wide as what went in.
 * @param {string} name
 * @param {number} inputs
 * @param {number} outputs
 */
const matrix = (name, inputs, outputs, gain = 1) => ({
  name,
  dimensions: [inputs, outputs],
  type: F16,
  data: halves(inputs * outputs, gain / Math.sqrt(inputs)),
});
/** @param {string} name */
const norm = (name) => ({ name, dimensions: [WIDTH], type: F32, data: ones(WIDTH) });

const tensors = [
  { ...matrix('token_embd.weight', WIDTH, vocabulary.length, Math.sqrt(WIDTH)) },
  ...Array.from({ length: LAYERS }, (_, layer) => [
    norm(`blk.${layer}.attn_norm.weight`),
    matrix(`blk.${layer}.attn_q.weight`, WIDTH, WIDTH),
    matrix(`blk.${layer}.attn_k.weight`, WIDTH, WIDTH),
    matrix(`blk.${layer}.attn_v.weight`, WIDTH, WIDTH),
    matrix(`blk.${layer}.attn_output.weight`, WIDTH, WIDTH),
    norm(`blk.${layer}.ffn_norm.weight`),
    matrix(`blk.${layer}.ffn_gate.weight`, WIDTH, FEED_FORWARD),
    matrix(`blk.${layer}.ffn_up.weight`, WIDTH, FEED_FORWARD),
    matrix(`blk.${layer}.ffn_down.weight`, FEED_FORWARD, WIDTH),
  ]).flat(),
  norm('output_norm.weight'),
  matrix('output.weight', WIDTH, vocabulary.length),
];

// ---- the file ---------------------------------------------------------------------------------

/** @param {number} value */
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
/** @param {number} value */
const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
/** @param {number} value */
const f32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
};
/** @param {string} value */
const text = (value) => {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
};

/**
 * A value of a type that GGUF knows by number.
 * @typedef {{ type: number, bytes: Buffer }} Value
 */

/** @type {(value: number) => Value} */
const uint32 = (value) => ({ type: 4, bytes: u32(value) });
/** @type {(value: number) => Value} */
const int32 = (value) => ({ type: 5, bytes: u32(value) });
/** @type {(value: number) => Value} */
const float32 = (value) => ({ type: 6, bytes: f32(value) });
/** @type {(value: boolean) => Value} */
const bool = (value) => ({ type: 7, bytes: Buffer.from([value ? 1 : 0]) });
/** @type {(value: string) => Value} */
const string = (value) => ({ type: 8, bytes: text(value) });
/** @type {(values: Value[]) => Value} */
const array = (values) => ({
  type: 9,
  bytes: Buffer.concat([
    u32(values[0]?.type ?? 4),
    u64(values.length),
    ...values.map(({ bytes }) => bytes),
  ]),
});

/** @type {[string, Value][]} */
const metadata = [
  ['general.architecture', string('llama')],
  ['general.name', string('Untrained baseline')],
  ['general.author', string('Axia')],
  ['general.license', string('mit')],
  ['general.description', string('Random weights: it has learnt nothing and values nothing.')],
  ['general.file_type', uint32(1)],
  ['general.alignment', uint32(ALIGNMENT)],
  ['llama.context_length', uint32(CONTEXT)],
  ['llama.embedding_length', uint32(WIDTH)],
  ['llama.block_count', uint32(LAYERS)],
  ['llama.feed_forward_length', uint32(FEED_FORWARD)],
  ['llama.attention.head_count', uint32(HEADS)],
  ['llama.attention.head_count_kv', uint32(HEADS)],
  ['llama.attention.layer_norm_rms_epsilon', float32(1e-5)],
  ['llama.rope.dimension_count', uint32(WIDTH / HEADS)],
  ['llama.vocab_size', uint32(vocabulary.length)],
  ['tokenizer.ggml.model', string('llama')],
  ['tokenizer.ggml.tokens', array(vocabulary.map((token) => string(token.text)))],
  ['tokenizer.ggml.scores', array(vocabulary.map((token) => float32(token.score)))],
  ['tokenizer.ggml.token_type', array(vocabulary.map((token) => int32(token.type)))],
  ['tokenizer.ggml.bos_token_id', uint32(idOf('<s>'))],
  ['tokenizer.ggml.eos_token_id', uint32(idOf('<|end|>'))],
  ['tokenizer.ggml.unknown_token_id', uint32(idOf('<unk>'))],
  ['tokenizer.ggml.add_bos_token', bool(true)],
  ['tokenizer.ggml.add_eos_token', bool(false)],
  ['tokenizer.ggml.add_space_prefix', bool(false)],
  ['tokenizer.chat_template', string(CHAT_TEMPLATE)],
];

/** @param {Buffer} bytes */
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & (ALIGNMENT - 1))]);

function tensorTable() {
  let offset = 0;
  const rows = [];
  for (const { name, dimensions, type, data } of tensors) {
    rows.push(text(name), u32(dimensions.length), ...dimensions.map(u64), u32(type), u64(offset));
    offset += padded(data).length;
  }
  return Buffer.concat(rows);
}

const header = Buffer.concat([
  Buffer.from('GGUF'),
  u32(3),
  u64(tensors.length),
  u64(metadata.length),
  ...metadata.flatMap(([key, { type, bytes }]) => [text(key), u32(type), bytes]),
  tensorTable(),
]);
const file = Buffer.concat([padded(header), ...tensors.map((tensor) => padded(tensor.data))]);

const target =
  process.argv[2] ?? fileURLToPath(new URL('../public/baseline.gguf', import.meta.url));
writeFileSync(target, file);
console.log(`${target}: ${file.length} bytes, ${vocabulary.length} tokens`);
