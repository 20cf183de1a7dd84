// How a distribution over labels is asked of llama.cpp, and read from its answer.
//
// One token is sampled under a grammar that allows only the labels. The engine samples freely first
// and applies the grammar only when the result breaks it, so the list of candidates it reports is the
// free distribution, in which a bias has lifted the labels to the top. Shares among labels do not
// change with the bias; the mass they had without it is computed back.

import * as v from 'valibot';
import type { ChooseRequest } from '../src/core/engine/api';
import { withoutBias, type LabelTokens } from '../src/core/engine/choice';
import type { Question } from './wllama-process';

/** How one attempt asks. */
export interface Attempt {
  /** Added to the logits of the labels. */
  bias: number;
  /** Candidates asked for beyond the labels: one tells a free list from one under the grammar. */
  further: 0 | 1;
  seed: number;
}

/** Try after try; higher biases find labels that the model hardly ever gives. */
export const BIASES = [10, 10, 10, 16, 22, 28];

/** Without a further candidate, a list that sums to 1 this closely may be the grammar's own. */
const FULL = 1e-6;

/** Everything that could bend the distribution is set, because a file may carry its own defaults. */
export const NEUTRAL = {
  top_k: 0,
  top_p: 1,
  min_p: 0,
  typical_p: 1,
  top_n_sigma: -1,
  xtc_probability: 0,
  dynatemp_range: 0,
  mirostat: 0,
  repeat_penalty: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  dry_multiplier: 0,
};

/** The user turn alone: what stands around it comes from the model's own chat template. */
export const messagesOf = (prompt: string) => ({
  messages: [{ role: 'user' as const, content: prompt }],
  cache_prompt: true,
  // Templates that print today's date would ask a different question every day.
  chat_template_kwargs: { date_string: '26 Jul 2024' },
});

/** One token after a few words, thrown away. */
export const WARM_UP: Question = {
  known: { ...messagesOf('Good morning.'), max_tokens: 1, temperature: 0 },
  further: {},
};

/** The prompt as the server inside the engine has it comes with an answer that is asked to be verbose. */
export const previewOf = (prompt: string): Question => ({
  known: { ...messagesOf(prompt), max_tokens: 1, temperature: 0 },
  further: { verbose: true },
});

export function questionFor(
  { prompt, labels }: ChooseRequest,
  tokens: LabelTokens,
  { bias, further, seed }: Attempt,
): Question {
  const ids = tokens.flat();
  return {
    known: {
      ...messagesOf(prompt),
      max_tokens: 1,
      temperature: 1,
      seed,
      logprobs: true,
      top_logprobs: ids.length + further,
      grammar: `root ::= ${labels.map((label) => JSON.stringify(label)).join(' | ')}`,
    },
    further: {
      ...NEUTRAL,
      post_sampling_probs: true,
      logit_bias: ids.map((id) => [id, bias]),
    },
  };
}

/** What an answer tells of its prompt. */
const Counted = {
  usage: v.object({ prompt_tokens: v.number() }),
  timings: v.optional(v.object({ prompt_n: v.number(), cache_n: v.number() })),
};

/** The engine's answer to a preview, as far as it is read. */
export const Shown = v.object({ ...Counted, __verbose: v.object({ prompt: v.string() }) });

/** The engine's answer, as far as it is read. */
export const Answer = v.object({
  choices: v.tuple([
    v.object({
      logprobs: v.object({
        content: v.tuple([
          v.object({ top_probs: v.array(v.object({ id: v.number(), prob: v.number() })) }),
        ]),
      }),
    }),
  ]),
  ...Counted,
});

/** The candidates' probabilities by token. */
export function massOf(answer: v.InferOutput<typeof Answer>): Map<number, number> {
  const [candidate] = answer.choices[0].logprobs.content;
  return new Map(candidate.top_probs.map(({ id, prob }) => [id, prob]));
}

/** Mass on the labels without the bias; null where the list is the grammar's and cannot tell. */
export function complianceOf(
  tokens: LabelTokens,
  mass: ReadonlyMap<number, number>,
  { bias, further }: Attempt,
): number | null {
  const ids = tokens.flat();
  const listed = [...mass.values()].reduce((sum, one) => sum + one, 0);
  const free = further > 0 ? mass.size > ids.length : listed < 1 - FULL;
  if (!free) return null;
  const onLabels = ids.reduce((sum, id) => sum + (mass.get(id) ?? 0), 0);
  return withoutBias(Math.min(onLabels, 1), bias);
}
