// How models answered, whatever they chose: how much of their odds lay on the answers on offer, whether the
// order of the options changed what came first, and which place they favour (docs/measurement.md, section 5).
import { complianceOf, type Compliance } from '../../../core/score/compliance';
import { tellingAnswers } from '../../../core/study/answer';
import { complianceIn } from '../../../core/study/reading';
import type { FigureTable } from '../../../ui/figure/table';
import { fraction, number, signed } from '../../../ui/format';
import type { Source } from '../../source';
import type { Profiled } from './worths';

export interface HowAnswered extends Profiled {
  compliance: Compliance;
}

/** Of all answers of a respondent; they are read for it. */
export async function complianceOfSource({
  answered,
}: Pick<Source, 'answered'>): Promise<Compliance> {
  const rows = (await answered()).flatMap((one) => tellingAnswers(one.rows));
  return complianceOf(rows.map(({ answer }) => complianceIn(answer)));
}

const PLACES = ['First place γ', 'Second place γ', 'Third place γ', 'Last place γ'] as const;
const whole = (amount: number) => number(amount, 0);

/** A row a model; what a model has no figure of is empty. */
export function answeringTable(models: readonly HowAnswered[]): FigureTable {
  return {
    columns: [
      { name: 'Model' },
      { name: 'Scenario questions', write: whole },
      { name: 'Orders', write: whole },
      { name: 'Odds on the answers offered', write: fraction },
      { name: 'Lowest', write: fraction },
      { name: 'Same first in all orders', write: fraction },
      { name: 'Unsteady questions', write: whole },
      ...PLACES.map((name) => ({ name, write: signed })),
      { name: 'Entropy, bits', write: number },
    ],
    rows: models.map(({ id, label, profile: { enacted }, compliance }) => ({
      key: id,
      cells: [
        label,
        enacted?.questions ?? null,
        enacted?.model?.orders ?? null,
        compliance.mean,
        compliance.lowest,
        enacted?.model?.consistency ?? null,
        enacted?.model?.unsteady ?? null,
        ...PLACES.map((_, place) => enacted?.model?.placeBias[place] ?? null),
        enacted?.model?.entropy ?? null,
      ],
    })),
  };
}

export const ANSWERING_TITLE = 'How the models answered';

export const ANSWERING_NOTES = [
  'Odds on the answers offered: how much of its probability a model gave to them before it was held to them, mean and lowest over the answers that tell. Same first: the part of the questions whose first option is the same in every order. Unsteady: questions whose first option changes in more than one of four orders.',
  'γ: how much a place pulls a choice to it whatever stands there, in logits that sum to 0. Entropy: 0 bits is sure of one option, 2 bits is indifferent among four. These are figures of the answers as they are and have no intervals.',
] as const;
