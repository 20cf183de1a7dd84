// Numbers that the GGUF format fixes: how tensor types are packed, what file types are called,
// and which architectures are not models that answer in words.
// Source: ggml.h, llama.h and llama-arch.cpp of github.com/ggml-org/llama.cpp (November 2025).

export interface TensorType {
  name: string;
  /** Values in one block, and the bytes the block takes. */
  block: number;
  bytes: number;
}

const tensorType = (name: string, block: number, bytes: number): TensorType => ({
  name,
  block,
  bytes,
});

/** enum ggml_type. A number that is missing here is a type newer than this table. */
export const TENSOR_TYPES: ReadonlyMap<number, TensorType> = new Map([
  [0, tensorType('F32', 1, 4)],
  [1, tensorType('F16', 1, 2)],
  [2, tensorType('Q4_0', 32, 18)],
  [3, tensorType('Q4_1', 32, 20)],
  [6, tensorType('Q5_0', 32, 22)],
  [7, tensorType('Q5_1', 32, 24)],
  [8, tensorType('Q8_0', 32, 34)],
  [9, tensorType('Q8_1', 32, 36)],
  [10, tensorType('Q2_K', 256, 84)],
  [11, tensorType('Q3_K', 256, 110)],
  [12, tensorType('Q4_K', 256, 144)],
  [13, tensorType('Q5_K', 256, 176)],
  [14, tensorType('Q6_K', 256, 210)],
  [15, tensorType('Q8_K', 256, 292)],
  [16, tensorType('IQ2_XXS', 256, 66)],
  [17, tensorType('IQ2_XS', 256, 74)],
  [18, tensorType('IQ3_XXS', 256, 98)],
  [19, tensorType('IQ1_S', 256, 50)],
  [20, tensorType('IQ4_NL', 32, 18)],
  [21, tensorType('IQ3_S', 256, 110)],
  [22, tensorType('IQ2_S', 256, 82)],
  [23, tensorType('IQ4_XS', 256, 136)],
  [24, tensorType('I8', 1, 1)],
  [25, tensorType('I16', 1, 2)],
  [26, tensorType('I32', 1, 4)],
  [27, tensorType('I64', 1, 8)],
  [28, tensorType('F64', 1, 8)],
  [29, tensorType('IQ1_M', 256, 56)],
  [30, tensorType('BF16', 1, 2)],
  [34, tensorType('TQ1_0', 256, 54)],
  [35, tensorType('TQ2_0', 256, 66)],
  [39, tensorType('MXFP4', 32, 17)],
]);

/** enum llama_ftype: what the person who made the file called its quantisation. */
export const FILE_TYPES: ReadonlyMap<number, string> = new Map([
  [0, 'F32'],
  [1, 'F16'],
  [2, 'Q4_0'],
  [3, 'Q4_1'],
  [7, 'Q8_0'],
  [8, 'Q5_0'],
  [9, 'Q5_1'],
  [10, 'Q2_K'],
  [11, 'Q3_K_S'],
  [12, 'Q3_K_M'],
  [13, 'Q3_K_L'],
  [14, 'Q4_K_S'],
  [15, 'Q4_K_M'],
  [16, 'Q5_K_S'],
  [17, 'Q5_K_M'],
  [18, 'Q6_K'],
  [19, 'IQ2_XXS'],
  [20, 'IQ2_XS'],
  [21, 'Q2_K_S'],
  [22, 'IQ3_XS'],
  [23, 'IQ3_XXS'],
  [24, 'IQ1_S'],
  [25, 'IQ4_NL'],
  [26, 'IQ3_S'],
  [27, 'IQ3_M'],
  [28, 'IQ2_S'],
  [29, 'IQ2_M'],
  [30, 'IQ4_XS'],
  [31, 'IQ1_M'],
  [32, 'BF16'],
  [36, 'TQ1_0'],
  [37, 'TQ2_0'],
  [38, 'MXFP4'],
]);

export const EMBEDDER = 'turns text into vectors and cannot answer a question';
const NOT_NEXT_WORD = 'does not write one word after another, which the questions need';
const NO_LANGUAGE = 'is a part of a model for pictures or sound, not a language model';

/** Architectures that llama.cpp reads but that cannot answer, and the reason as half a sentence. */
export const UNSUPPORTED_ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ...[
    'bert',
    'modern-bert',
    'neo-bert',
    'nomic-bert',
    'nomic-bert-moe',
    'jina-bert-v2',
    'jina-bert-v3',
    'eurobert',
    'gemma-embedding',
    'llama-embed',
    't5encoder',
  ].map((name) => [name, EMBEDDER] as const),
  ...['t5', 'dream', 'llada', 'llada-moe', 'rnd1'].map((name) => [name, NOT_NEXT_WORD] as const),
  ...['clip', 'wavtokenizer-dec', 'whisper'].map((name) => [name, NO_LANGUAGE] as const),
]);
