// How somebody else repeats a study from its file, and how they see that it is the same file.
//
// Example: two models: "Load A small model or Another on the page of models."
import type { Sentences } from './sentences';
import { listed } from './words';

export interface RepeatToSay {
  /** "Axia 0.2.0", which wrote the study file. */
  application: string;
  models: readonly string[];
  /** SHA-256, in hexadecimal, of the study file without its first line. */
  hash: string;
}

/** The steps in their order; in the figures how the file is known. */
export function sayRepeat({ application, models, hash }: RepeatToSay): Sentences {
  return {
    plain: [
      `Open Axia in a browser: ${application} or newer.`,
      `On the page of models, load ${models.length === 0 ? 'the model' : listed(models, 'or')}.`,
      'On the page of studies, open the study file. Each answer in it is checked before it is kept.',
      'Choose "Run this study here". The same questions are asked in the same order.',
      'When the run has ended, open the file again. A table then shows, model by model, what came out the same.',
    ],
    figures: [
      `The lines of the study file after the first have the SHA-256 ${hash}.`,
      'The first line holds the time of writing, so the sum leaves it out: tail -n +2 axia-study.jsonl | sha256sum.',
    ],
  };
}
