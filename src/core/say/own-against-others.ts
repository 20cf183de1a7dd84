// Does what a respondent says go with what it does, or with what all do (docs/measurement.md, 4.3, 4.4)?
// The verdict is that of residual r, from which what all share is taken out.
//
// Example: the paper's ten models, residual own .048, others −.010, p .34: own is larger, but a permutation
// does as well 34 times in 100, so nothing is told of the particular model.
import type { OwnAgainstOthers } from '../compare/own-against-others';
import { fraction, pValue } from './format';
import { TOLD, type Sentences } from './sentences';

type Agreement = Pick<OwnAgainstOthers, 'own' | 'others' | 'p'>;

export interface OwnAgainstOthersToSay extends Agreement {
  residual: Agreement;
  /** How many respondents. */
  respondents: number;
  /** What they are called, singular and plural: "model", "published models". */
  one: string;
  many: string;
  /** Which gap is spoken of: "the published gap". */
  gap: string;
}

export type OwnVerdict = 'own' | 'no more than others' | 'either';

/** Told by the permutation; where own is not even as large as others there is nothing to tell. */
export function ownVerdict({ own, others, p }: Agreement): OwnVerdict {
  if (own <= others) return 'no more than others';
  return p <= TOLD ? 'own' : 'either';
}

function plainOf(verdict: OwnVerdict, one: string, gap: string): string[] {
  const nothing = `${gap} says nothing about the particular ${one}`;
  switch (verdict) {
    case 'own':
      return [
        `What a ${one} says goes with its own choices more than with those of the others.`,
        `So ${gap} says something about the particular ${one}.`,
      ];
    case 'no more than others':
      return [
        `What a ${one} says goes with its own choices no more than with those of the others.`,
        `So ${nothing}.`,
      ];
    case 'either':
      return [
        `Whether what a ${one} says goes with its own choices or just as well with those of the others can't be told.`,
        `So far ${nothing}.`,
      ];
  }
}

const three = (r: number) => fraction(r, 3);

/** Both comparisons in figures, and the verdict of the second in words. */
export function sayOwnAgainstOthers(result: OwnAgainstOthersToSay): Sentences {
  const { own, others, p, residual, respondents, one, many, gap } = result;
  const high = ownVerdict({ own, others, p }) === 'own' ? 'is higher than' : 'is about as high';
  return {
    plain: plainOf(ownVerdict(residual), one, gap),
    figures: [
      `Over the ${respondents} ${many}, r of what a ${one} says with what it does ${high} with another ${one}'s choices: own ${three(own)}, others ${three(others)}, ${pValue(p)}.`,
      `After taking out what all share it is ${three(residual.own)} with its own choices against ${three(residual.others)} with others', ${pValue(residual.p)}.`,
    ],
  };
}
