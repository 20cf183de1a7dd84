// Texts beside the probabilities of the same model for the same prompt (core/score/audit.ts): another study of
// the model may have asked for these; their keys differ in the draw alone, and are computed.
import { auditOf, type Audit } from '../../../core/score/audit';
import { asShown, isTelling, currentAnswers } from '../../../core/study/answer';
import { trialFor } from '../../../core/study/plan';
import type { TrialLine } from '../../../core/study/trial-line';
import { store } from '../../../store/store';

/** So many answers are asked for at once. */
const PART = 2000;

/** The text of a line as the place of the option that it names; null where it names none. */
const namedIn = ({ row }: TrialLine) => (row?.answer.kind === 'written' ? row.answer.label : null);

const isText = ({ row, unread }: TrialLine) => row?.answer.kind === 'written' || unread !== null;

/** The audit of the texts among some lines; null where none of their prompts was answered by probabilities. */
export async function auditOfTexts(lines: readonly TrialLine[]): Promise<Audit | null> {
  const texts = lines.filter(isText).map((line) => {
    const { pack, condition, trial } = line;
    const { question, answerer } = trial;
    return { line, key: trialFor({ pack, condition, answerer }, question).key };
  });
  const known = new Map<string, readonly number[]>();
  for (let start = 0; start < texts.length; start += PART) {
    const keys = texts.slice(start, start + PART).map(({ key }) => key);
    for (const row of currentAnswers(await store.answersTo(keys)).filter(isTelling)) {
      known.set(row.key, asShown(row.question, row.answer));
    }
  }
  const pairs = texts.flatMap(({ line, key }) => {
    const p = known.get(key);
    return p === undefined ? [] : [{ p, text: namedIn(line) }];
  });
  return pairs.length === 0 ? null : auditOf(pairs);
}
