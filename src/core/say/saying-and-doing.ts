// Whether saying and doing part, of several respondents of one kind: the mean r at the length that was
// asked, of how many r may be told, the control, and how high r could be (docs/measurement.md, section 4).
//
// Example: the paper's ten models: mean r .303, from .26 to .35 over models; own .303, others .301.
import type { SayingAndDoing } from '../compare/findings/saying-and-doing';
import type { Ceiling } from '../compare/ceiling';
import { count, fraction, withRange } from './format';
import { sayOwnAgainstOthers } from './own-against-others';
import type { Sentences } from './sentences';

/** What respondents of a kind are called, and the gap between their saying and doing. */
interface Named {
  one: string;
  many: string;
  gap: string;
}

export const OF_MODELS: Named = { one: 'model', many: 'models', gap: 'the gap' };
export const OF_PEOPLE: Named = { one: 'person', many: 'people', gap: 'the gap' };
export const OF_STUDY: Named = { one: 'model', many: 'published models', gap: 'the published gap' };

const three = (r: number) => fraction(r, 3);

/** The mean r and of how many an r of their own may be told. */
function figuresOf(found: SayingAndDoing, { one, many }: Named): string[] {
  const { respondents, r, printable, together } = found;
  const told =
    printable === 0
      ? ''
      : ` Of these, ${together} probably ${together === 1 ? 'has' : 'have'} a true r above 0.`;
  return [
    `${count(respondents, one, many)}: mean r of saying and doing ${withRange(r, three)}${r.low === null ? '' : `, over ${many}`}, at this length.`,
    `${printable} of ${respondents} with answers enough for an r of their own.${told}`,
  ];
}

/** Respondents of this machine. */
export function saySayingAndDoing(found: SayingAndDoing, named: Named): Sentences {
  const control = sayControl(found, named);
  return { plain: control.plain, figures: [...figuresOf(found, named), ...control.figures] };
}

/** Published profiles: no answers are behind them, so none has a posterior of r or a ceiling. */
export function sayPublishedSaying(found: SayingAndDoing, named: Named): Sentences {
  const [mean = ''] = figuresOf(found, named);
  const control = sayControl(found, named);
  return {
    plain: control.plain,
    figures: [
      mean,
      'How far each true r lies from it, and how high it could be, is not known: the answers were not published.',
      ...control.figures,
    ],
  };
}

function sayControl({ control, respondents }: SayingAndDoing, named: Named): Sentences {
  if (control === null) {
    return {
      plain: [
        `Whether what a ${named.one} says goes with its own choices can't be told: that takes four of a kind.`,
      ],
      figures: [],
    };
  }
  const { plain, residual } = control;
  return sayOwnAgainstOthers({ ...plain, residual, respondents, ...named });
}

/** Of how many respondents r ÷ ceiling may be given, and why it is withheld of the others. */
export function sayCeilings(
  ceilings: readonly Pick<Ceiling, 'value' | 'ratio'>[],
  { one, many }: Named,
): Sentences {
  const values = ceilings.flatMap(({ value }) => value ?? []);
  const given = ceilings.filter(({ ratio }) => ratio !== null).length;
  const left = ceilings.length - given;
  const range =
    values.length === 0
      ? 'Ceiling of r: not known.'
      : `Ceiling of r: from ${fraction(Math.min(...values))} to ${fraction(Math.max(...values))}, ${count(values.length, one, many)}.`;
  const withheld = left === 0 ? '' : ` It is withheld for ${left}; the table says why of each.`;
  return {
    plain: [],
    figures: [`${range} r ÷ ceiling is given for ${given} of ${ceilings.length}.${withheld}`],
  };
}
