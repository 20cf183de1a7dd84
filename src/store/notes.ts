// Notes that somebody keeps on trials: working copies like drafts, so a row is put again at each save.
import * as v from 'valibot';

export const LONGEST_NOTE = 4000;

export const noteRowSchema = v.strictObject({
  /** The key of the trial. */
  trial: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NOTE)),
  /** Milliseconds since 1970. */
  savedAt: v.number(),
});

export type NoteRow = v.InferOutput<typeof noteRowSchema>;
