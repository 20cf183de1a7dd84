// Texts beside the probabilities of the same model for the same prompt (core/score/audit.ts): another study of
// the model may have asked for these; their keys differ in the draw alone, and are computed. And what became of
// all texts.
import { auditOf, type Audit } from '../../../core/score/audit';
import { at } from '../../../core/stats/array';
import { currentAnswers, isTelling } from '../../../core/study/answer';
import { trialFor } from '../../../core/study/plan';
import { answerByContent } from '../../../core/study/reading';
import {
  answerAt,
  isRead,
  questionAt,
  unreadWhy,
  type SittingColumns,
} from '../../../core/study/trial-columns';
import type { TextCounts } from '../../../core/study/written-scores';
import { store } from '../../../store/store';

/** So many answers are asked for at once. */
const PART = 1000;

/** The places of the texts that are there. */
function textsIn({ asked, answered }: SittingColumns): number[] {
  return asked.draws.flatMap((draw, place) =>
    draw === undefined || answered.first[place] === 0 ? [] : [place],
  );
}

/** What became of the texts of some sittings. */
export function countsOfTexts(sittings: readonly SittingColumns[]): TextCounts {
  const counts: TextCounts = { read: 0, refused: 0, several: 0, none: 0 };
  for (const columns of sittings) {
    for (const place of textsIn(columns)) {
      counts[unreadWhy(at(columns.answered.first, place)) ?? 'read'] += 1;
    }
  }
  return counts;
}

interface Text {
  /** Of the same prompt answered by probabilities. */
  key: string;
  /** The place, by content, of the option that the text names; null where it names none. */
  text: number | null;
}

function textsOf(columns: SittingColumns): Text[] {
  return textsIn(columns).map((place) => ({
    key: trialFor(columns.sitting, questionAt(columns.asked, place)).key,
    text: isRead(at(columns.answered.first, place)) ? answerAt(columns, place).indexOf(1) : null,
  }));
}

/** The audit of the texts of some sittings; null where none of their prompts was answered by probabilities. */
export async function auditOfTexts(sittings: readonly SittingColumns[]): Promise<Audit | null> {
  const texts = sittings.flatMap(textsOf);
  const pairs: { p: readonly number[]; text: number | null }[] = [];
  for (let start = 0; start < texts.length; start += PART) {
    const part = texts.slice(start, start + PART);
    const rows = currentAnswers(await store.answersTo(part.map(({ key }) => key)));
    const known = new Map(
      rows.filter(isTelling).map((row) => [row.key, answerByContent(row.question, row.answer)]),
    );
    for (const { key, text } of part) {
      const p = known.get(key);
      if (p !== undefined) pairs.push({ p, text });
    }
  }
  return pairs.length === 0 ? null : auditOf(pairs);
}
