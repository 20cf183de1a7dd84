// The shelf: language models of several makers and countries that WebLLM can run, as data.
// Addresses and memory are those of the library's own records (@mlc-ai/web-llm 0.2.86,
// prebuiltAppConfig; a test compares them, since the library itself is too large for the page).
// Licences and sizes are from the makers' model cards (November 2026).

import { needsShaderF16 } from '../core/engine/mlc';

export interface Variant {
  id: string;
  quantisation: string;
  /** Memory on the adapter in megabytes, as the library's record says. */
  memoryMegabytes: number;
  /** Whether it computes in half precision, which not every adapter can. */
  needsShaderF16: boolean;
  url: string;
  library: string;
}

export interface ShelfEntry {
  name: string;
  maker: string;
  country: string;
  licence: string;
  licenceUrl: string;
  parameters: number;
  /** The smallest variant first; the second, where there is one, needs no half precision. */
  variants: readonly [Variant, ...Variant[]];
}

const HUB = 'https://huggingface.co/mlc-ai/';
const LIBRARIES =
  'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base/';

/** @param library the library's file name where it is not that of the model (some models share) */
function variant(
  model: string,
  quantisation: string,
  memoryMegabytes: number,
  library = model,
): Variant {
  const id = `${model}-${quantisation}-MLC`;
  return {
    id,
    quantisation,
    memoryMegabytes,
    needsShaderF16: needsShaderF16(id),
    url: `${HUB}${id}`,
    library: `${LIBRARIES}${library}-${quantisation}_cs1k-webgpu.wasm`,
  };
}

/** Bits that one parameter takes in the files of a quantisation. */
const BITS_PER_PARAMETER: ReadonlyMap<string, number> = new Map([
  ['q0f16', 16],
  ['q0f32', 32],
  // Four bits each, and one scale of 16 or of 32 bits for every 32 parameters.
  ['q4f16_1', 4.5],
  ['q4f32_1', 5],
]);

/**
 * About how many bytes are fetched for a variant: parameters × bits per parameter / 8. An estimate,
 * within some percent, because parameters are rounded and small tensors are not quantised; the load
 * itself reports the exact total.
 *
 * @throws RangeError if the quantisation is unknown.
 */
export function downloadBytes({ parameters }: ShelfEntry, { quantisation }: Variant): number {
  const bits = BITS_PER_PARAMETER.get(quantisation);
  if (bits === undefined) throw new RangeError(`no bits per parameter for ${quantisation}`);
  return (parameters * bits) / 8;
}

const card = (repository: string) => `https://huggingface.co/${repository}`;

const APACHE = 'Apache-2.0';
const HUGGING_FACE = { maker: 'Hugging Face', country: 'United States and France' };
const GOOGLE = { maker: 'Google', country: 'United States' };
const META = { maker: 'Meta', country: 'United States' };
const MICROSOFT = { maker: 'Microsoft', country: 'United States' };
const AI2 = { maker: 'Allen Institute for AI', country: 'United States' };
const ALIBABA = { maker: 'Alibaba Cloud', country: 'China' };
const MISTRAL = { maker: 'Mistral AI', country: 'France' };
const SUTD = { maker: 'TinyLlama group, SUTD', country: 'Singapore' };
const GEMMA_TERMS = {
  licence: 'Gemma Terms of Use',
  licenceUrl: 'https://ai.google.dev/gemma/terms',
};
const LLAMA_TERMS = {
  licence: 'Llama 3.2 Community License',
  licenceUrl: 'https://www.llama.com/llama3_2/license/',
};

export const SHELF: readonly ShelfEntry[] = [
  {
    name: 'SmolLM2 135M Instruct',
    ...HUGGING_FACE,
    licence: APACHE,
    licenceUrl: card('HuggingFaceTB/SmolLM2-135M-Instruct'),
    parameters: 0.135e9,
    variants: [
      variant('SmolLM2-135M-Instruct', 'q0f16', 359.69),
      variant('SmolLM2-135M-Instruct', 'q0f32', 719.38),
    ],
  },
  {
    name: 'SmolLM2 360M Instruct',
    ...HUGGING_FACE,
    licence: APACHE,
    licenceUrl: card('HuggingFaceTB/SmolLM2-360M-Instruct'),
    parameters: 0.36e9,
    variants: [
      variant('SmolLM2-360M-Instruct', 'q4f16_1', 376.06),
      variant('SmolLM2-360M-Instruct', 'q4f32_1', 579.61),
    ],
  },
  {
    name: 'TinyLlama 1.1B Chat',
    ...SUTD,
    licence: APACHE,
    licenceUrl: card('TinyLlama/TinyLlama-1.1B-Chat-v1.0'),
    parameters: 1.1e9,
    variants: [
      variant('TinyLlama-1.1B-Chat-v1.0', 'q4f16_1', 697.24),
      variant('TinyLlama-1.1B-Chat-v1.0', 'q4f32_1', 839.98),
    ],
  },
  {
    name: 'Gemma 3 1B',
    ...GOOGLE,
    ...GEMMA_TERMS,
    parameters: 1e9,
    variants: [variant('gemma3-1b-it', 'q4f16_1', 711.07)],
  },
  {
    name: 'Llama 3.2 1B Instruct',
    ...META,
    ...LLAMA_TERMS,
    parameters: 1.23e9,
    variants: [
      variant('Llama-3.2-1B-Instruct', 'q4f16_1', 879.04),
      variant('Llama-3.2-1B-Instruct', 'q4f32_1', 1128.82),
    ],
  },
  {
    name: 'Qwen2.5 0.5B Instruct',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen2.5-0.5B-Instruct'),
    parameters: 0.49e9,
    variants: [
      variant('Qwen2.5-0.5B-Instruct', 'q4f16_1', 944.62, 'Qwen2-0.5B-Instruct'),
      variant('Qwen2.5-0.5B-Instruct', 'q4f32_1', 1060.2, 'Qwen2-0.5B-Instruct'),
    ],
  },
  {
    name: 'Qwen3 0.6B',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen3-0.6B'),
    parameters: 0.6e9,
    variants: [
      variant('Qwen3-0.6B', 'q4f16_1', 1403.34),
      variant('Qwen3-0.6B', 'q4f32_1', 1924.98),
    ],
  },
  {
    name: 'Qwen3.5 0.8B',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen3.5-0.8B'),
    parameters: 0.8e9,
    variants: [
      variant('Qwen3.5-0.8B', 'q4f16_1', 1629.49),
      variant('Qwen3.5-0.8B', 'q4f32_1', 1894.19),
    ],
  },
  {
    name: 'Qwen2.5 1.5B Instruct',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen2.5-1.5B-Instruct'),
    parameters: 1.54e9,
    variants: [
      variant('Qwen2.5-1.5B-Instruct', 'q4f16_1', 1629.75, 'Qwen2-1.5B-Instruct'),
      variant('Qwen2.5-1.5B-Instruct', 'q4f32_1', 1888.97, 'Qwen2-1.5B-Instruct'),
    ],
  },
  {
    name: 'SmolLM2 1.7B Instruct',
    ...HUGGING_FACE,
    licence: APACHE,
    licenceUrl: card('HuggingFaceTB/SmolLM2-1.7B-Instruct'),
    parameters: 1.7e9,
    variants: [
      variant('SmolLM2-1.7B-Instruct', 'q4f16_1', 1774.19),
      variant('SmolLM2-1.7B-Instruct', 'q4f32_1', 2692.38),
    ],
  },
  {
    name: 'OLMo 2 1B Instruct',
    ...AI2,
    licence: APACHE,
    licenceUrl: card('allenai/OLMo-2-0425-1B-Instruct'),
    parameters: 1.5e9,
    variants: [
      variant('OLMo-2-0425-1B-Instruct', 'q4f16_1', 1776.75),
      variant('OLMo-2-0425-1B-Instruct', 'q4f32_1', 2453.51),
    ],
  },
  {
    name: 'Gemma 2 2B',
    ...GOOGLE,
    ...GEMMA_TERMS,
    parameters: 2.6e9,
    variants: [
      variant('gemma-2-2b-it', 'q4f16_1', 1895.3),
      variant('gemma-2-2b-it', 'q4f32_1', 2508.75),
    ],
  },
  {
    name: 'Qwen3 1.7B',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen3-1.7B'),
    parameters: 1.7e9,
    variants: [
      variant('Qwen3-1.7B', 'q4f16_1', 2036.66),
      variant('Qwen3-1.7B', 'q4f32_1', 2635.44),
    ],
  },
  {
    name: 'Llama 3.2 3B Instruct',
    ...META,
    ...LLAMA_TERMS,
    parameters: 3.21e9,
    variants: [
      variant('Llama-3.2-3B-Instruct', 'q4f16_1', 2263.69),
      variant('Llama-3.2-3B-Instruct', 'q4f32_1', 2951.51),
    ],
  },
  {
    name: 'Ministral 3 3B Instruct',
    ...MISTRAL,
    licence: APACHE,
    licenceUrl: card('mistralai/Ministral-3-3B-Instruct-2512'),
    parameters: 3.4e9,
    variants: [
      variant('Ministral-3-3B-Instruct-2512-BF16', 'q4f16_1', 2863.69),
      variant('Ministral-3-3B-Instruct-2512-BF16', 'q4f32_1', 3532.37),
    ],
  },
  {
    name: 'Phi-4 mini Instruct',
    ...MICROSOFT,
    licence: 'MIT',
    licenceUrl: card('microsoft/Phi-4-mini-instruct'),
    parameters: 3.8e9,
    variants: [
      variant('Phi-4-mini-instruct', 'q4f16_1', 3437.58),
      variant('Phi-4-mini-instruct', 'q4f32_1', 4220.59),
    ],
  },
  {
    name: 'Qwen3 4B',
    ...ALIBABA,
    licence: APACHE,
    licenceUrl: card('Qwen/Qwen3-4B'),
    parameters: 4e9,
    variants: [variant('Qwen3-4B', 'q4f16_1', 3431.59), variant('Qwen3-4B', 'q4f32_1', 4327.71)],
  },
];
