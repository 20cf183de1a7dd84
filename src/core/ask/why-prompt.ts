// What a model is asked to write when a class asks why. Nothing is measured with it, so its words may change.
// It asks for reasons for an option and not for the model's own: a model that names a reason afterwards
// reports nothing of how its answer came about, and the page says so.
import type { WriteRequest } from '../engine/api';
import { OPTION_LABELS } from './prompts';
import { writeSeed } from './write-seed';

const MOST_TOKENS = 160;
const TEMPERATURE = 0.7;

/**
 * The request for a text; the same attempt asks the same.
 *
 * @param actions the options as they stand on the board, A to D.
 * @param option the place of the one that is asked about.
 */
export function whyRequest(
  request: string,
  actions: readonly string[],
  option: number,
  attempt: number,
): WriteRequest {
  const lines = actions.map((action, place) => `${OPTION_LABELS[place] ?? ''}. ${action}`);
  const prompt =
    `Somebody asks for advice.\n\n"${request}"\n\n${lines.join('\n')}\n\n` +
    `Why would somebody choose ${OPTION_LABELS[option] ?? ''} and none of the others? ` +
    'Answer in two or three short sentences that a pupil of twelve understands.';
  const seed = writeSeed({ prompt, attempt });
  return { prompt, temperature: TEMPERATURE, seed, maxTokens: MOST_TOKENS };
}
